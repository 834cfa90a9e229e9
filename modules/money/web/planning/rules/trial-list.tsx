import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, ask } from '../../../../../web/api/api.ts';
import type { MoneyRuleTrial } from '../../../../../web/api/api.ts';
import { ErrorNotice, useFormat } from '../../../../../web/design/design.tsx';
import { Amount } from '../../design/design.tsx';
import { moneyKeys } from '../../money-queries.ts';
import { dayWords } from '../months.ts';
import type { RuleBody } from './rule-draft.ts';
import { actionsWords } from './rule-words.ts';
import type { Known } from './rule-words.ts';
import classes from './rules.module.css';

const QUIET_MS = 300;

/** What the rule would do to what is there already; asked for when typing stops. */
export function TrialList({ body, known }: { body: RuleBody | undefined; known: Known }) {
  const [asked] = useDebouncedValue(body === undefined ? undefined : JSON.stringify(body), QUIET_MS);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: [...moneyKeys.all, 'rules', 'try', asked],
    queryFn: ({ signal }) =>
      ask(api.POST('/api/v1/rules/try', { body: { rule: JSON.parse(asked ?? '{}') as RuleBody }, signal })),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (body === undefined)
    return <p className={classes.quiet}>What it would do is shown here as soon as it is complete.</p>;
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  return (
    <section className={classes.trial} aria-label="What it would do" data-stale={isPlaceholderData || undefined}>
      <p role="status">
        <Said trial={data} />
      </p>
      <ul>
        {data.items.map((item) => (
          <li key={item.id}>
            <TrialRow item={item} known={known} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Said({ trial: { matching, changing, complete } }: { trial: MoneyRuleTrial }) {
  const format = useFormat();
  const count = `${format.count(changing, 'transaction')}${complete ? '' : ' or more'}`;
  if (matching === 0)
    return complete ? 'It is for none of your transactions.' : 'It is for none of your latest transactions.';
  if (changing === 0) return `It is for ${format.count(matching, 'transaction')}, and all of them are so already.`;
  return `Would touch ${count}:`;
}

function TrialRow({ item, known }: { item: MoneyRuleTrial['items'][number]; known: Known }) {
  const { locale } = useFormat();
  const { date, payee, memo, amount, changes } = item;
  return (
    <>
      <span className={classes.trialWhat}>
        <span>{payee || memo || 'No payee'}</span>
        <small>
          {dayWords(date, locale)} → {actionsWords(changes, known)}
        </small>
      </span>
      <Amount money={amount} />
    </>
  );
}
