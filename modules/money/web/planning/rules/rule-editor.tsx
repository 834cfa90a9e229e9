import { Button, NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api, ask, toProblem } from '../../../../../web/api/api.ts';
import type { MoneyRule } from '../../../../../web/api/api.ts';
import { EditorFrame, ErrorNotice, useFormat } from '../../../../../web/design/design.tsx';
import { toastUndoable } from '../../../../../web/operations/operations.tsx';
import { CategoryField } from '../category-field.tsx';
import { usePlanning } from '../planning-queries.ts';
import { ConditionRow } from './condition-row.tsx';
import { draftOf, faultOf, newCondition, toWire } from './rule-draft.ts';
import type { RuleDraft } from './rule-draft.ts';
import type { Known } from './rule-words.ts';
import classes from './rules.module.css';
import { TrialList } from './trial-list.tsx';

interface Props {
  /** Undefined: a new one. */
  readonly rule: MoneyRule | undefined;
  readonly known: Known;
  close(): void;
}

/** Makes a rule, or changes it; below it what it would do, while one writes. */
export function RuleEditor({ rule, known, close }: Props) {
  const { locale } = useFormat();
  const phone = useMediaQuery('(max-width: 800px)', undefined, { getInitialValueInEffect: false });
  const currency = known.accounts[0]?.currency ?? 'EUR';
  const [draft, setDraft] = useState(() => draftOf(rule, { locale, currency }));
  const [asked, setAsked] = useState(false);
  const body = toWire(draft, locale);
  const save = usePlanning(
    async () => {
      if (!body) return;
      if (rule)
        await ask(
          api.PATCH('/api/v1/rules/{id}', {
            ...{ params: { path: { id: rule.id } }, body, headers: { 'if-match': `"${rule.revision}"` } },
          }),
        );
      else await ask(api.POST('/api/v1/rules', { body }));
      toastUndoable(rule ? 'Changed the rule' : 'Made the rule. It looks at what comes in from now on', undefined);
      close();
    },
    { quiet: true },
  );
  const set = (given: Partial<RuleDraft>) => {
    save.reset();
    setDraft({ ...draft, ...given });
  };
  const problem = save.error ? toProblem(save.error) : undefined;
  const setsNothing = draft.category_id === null && draft.payee.trim() === '' && draft.tags.length === 0;
  return (
    <EditorFrame
      title={rule ? 'Edit rule' : 'New rule'}
      as={phone ? 'sheet' : 'drawer'}
      close={close}
      foot={
        <>
          <Button
            loading={save.isPending}
            onClick={() => {
              setAsked(true);
              if (body) save.mutate(undefined);
            }}
          >
            {rule ? 'Save the rule' : 'Make the rule'}
          </Button>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
        </>
      }
    >
      <div className={classes.form}>
        {problem && <ErrorNotice error={problem} />}
        <Conditions {...{ draft, known, set, locale, currency }} asked={asked} />
        <h3>Then</h3>
        <CategoryField
          label="Category"
          categories={known.categories}
          value={draft.category_id}
          error={asked && setsNothing ? 'Say what the rule sets: a category, a payee or tags.' : undefined}
          onChange={(category_id) => set({ category_id })}
        />
        <TextInput
          {...{ label: 'Payee', placeholder: 'Stays as it is', maxLength: 300, autoComplete: 'off' }}
          value={draft.payee}
          error={problem?.field('payee')}
          onChange={({ currentTarget }) => set({ payee: currentTarget.value })}
        />
        <TagsInput
          label="Tags to add"
          maxTags={20}
          acceptValueOnBlur
          value={[...draft.tags]}
          onChange={(tags) => set({ tags: tags.map((tag) => tag.replace(/^#/, '').trim()).filter(Boolean) })}
          comboboxProps={{ withinPortal: false }}
        />
        <TextInput
          {...{ label: 'Name of the rule (may stay empty)', maxLength: 300, autoComplete: 'off' }}
          value={draft.name}
          error={problem?.field('name')}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        <TrialList body={body} known={known} />
      </div>
    </EditorFrame>
  );
}

interface ConditionsProps extends Pick<Props, 'known'> {
  readonly draft: RuleDraft;
  readonly asked: boolean;
  readonly locale: string;
  readonly currency: string;
  set(given: Partial<RuleDraft>): void;
}

function Conditions({ draft: { match, conditions }, known, asked, locale, currency, set }: ConditionsProps) {
  return (
    <>
      <NativeSelect
        label="If"
        value={match}
        data={[
          { value: 'all', label: 'all of this is so' },
          { value: 'any', label: 'any of this is so' },
        ]}
        onChange={({ currentTarget }) => set({ match: currentTarget.value === 'any' ? 'any' : 'all' })}
      />
      {conditions.map((condition, index) => (
        <ConditionRow
          key={condition.key}
          condition={condition}
          number={index + 1}
          accounts={known.accounts}
          error={asked ? faultOf(condition, locale) : undefined}
          change={(next) => set({ conditions: conditions.map((each) => (each.key === next.key ? next : each)) })}
          remove={
            conditions.length > 1
              ? () => set({ conditions: conditions.filter(({ key }) => key !== condition.key) })
              : undefined
          }
        />
      ))}
      {conditions.length < 20 && (
        <Button
          variant="subtle"
          size="xs"
          className={classes.add ?? ''}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => set({ conditions: [...conditions, newCondition(currency)] })}
        >
          Add a condition
        </Button>
      )}
    </>
  );
}
