import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../../../../web/api/api.ts';
import type { SuggestedRule } from '../../../../../web/api/api.ts';
import { Section, useFormat } from '../../../../../web/design/design.tsx';
import { toastUndoable } from '../../../../../web/operations/operations.tsx';
import { suggestionsOptions, usePlanning } from '../planning-queries.ts';
import { categoryName, conditionsWords } from './rule-words.ts';
import type { Known } from './rule-words.ts';
import classes from './rules.module.css';

const SHOWN = 3;

/** What one does by hand again and again, and could leave to a rule. Nothing where there is nothing. */
export function Suggestions({ known }: { known: Known }) {
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { data } = useQuery(suggestionsOptions);
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title="You do this by hand">
      <ul className={classes.suggestions}>
        {items.slice(0, all ? items.length : SHOWN).map((suggestion) => (
          <SuggestionRow key={suggestion.key} suggestion={suggestion} known={known} />
        ))}
      </ul>
      {items.length > SHOWN && (
        <Button variant="subtle" size="xs" mt={4} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show ${format.number(items.length - SHOWN)} more`}
        </Button>
      )}
    </Section>
  );
}

function SuggestionRow({ suggestion, known }: { suggestion: SuggestedRule; known: Known }) {
  const format = useFormat();
  const { key, payee, category_id, transactions, agreeing, rule } = suggestion;
  const unmake = usePlanning((id: string) => ask(api.DELETE('/api/v1/rules/{id}', { params: { path: { id } } })));
  const accept = usePlanning(async () => {
    const { id } = await ask(api.POST('/api/v1/rules', { body: rule }));
    toastUndoable('Made the rule', async () => void (await unmake.mutateAsync(id)));
  });
  const dismiss = usePlanning(() => ask(api.POST('/api/v1/rules/suggestions/dismiss', { body: { key } })));
  const often =
    agreeing === transactions
      ? format.number(agreeing)
      : `${format.number(agreeing)} of ${format.number(transactions)}`;
  return (
    <li>
      <span className={classes.what}>
        <strong>
          {payee} → {categoryName(category_id, known.categories)}
        </strong>
        <span>
          {often} times so far. The rule: {conditionsWords(rule, known)}
        </span>
      </span>
      <span className={classes.acts}>
        <Button
          size="xs"
          aria-label={`Accept the rule for ${payee}`}
          loading={accept.isPending}
          onClick={() => accept.mutate(undefined)}
        >
          Accept
        </Button>
        <Button
          size="xs"
          variant="default"
          aria-label={`Dismiss the rule for ${payee}`}
          loading={dismiss.isPending}
          onClick={() => dismiss.mutate(undefined)}
        >
          Dismiss
        </Button>
      </span>
    </li>
  );
}
