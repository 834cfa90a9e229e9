import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Insight, Overview } from '../../../../web/api/api.ts';
import { Pill } from '../../../../web/design/design.tsx';
import { Amount, useMoneyWords } from '../design/design.tsx';
import { Card } from './card.tsx';
import { daysOf, useDateWords } from '../dates.ts';
import { transferSuggestionsOptions } from '../insight-queries.ts';
import classes from './overview.module.css';
import { useDecisions } from '../use-decisions.ts';
import { WHAT } from '../insight-words.ts';
import { TransferFinding } from './transfer-findings.tsx';

const MOST = 5;
const MOST_TRANSFERS = 3;

/** What stands out, and what the person says to it. */
export function Findings({ overview: { insights, uncategorised } }: { overview: Overview }) {
  const words = useMoneyWords();
  const dates = useDateWords();
  const { findings, price_changes, undecided } = insights;
  const transfers = useQuery(transferSuggestionsOptions).data ?? [];
  const nothing = findings.length + price_changes.length + transfers.length === 0 && uncategorised === 0;
  return (
    <Card title="Worth a look">
      {nothing && (
        <p className={classes.nothing}>
          {insights.computed_at === null ? 'Looking through your transactions …' : 'Nothing stands out.'}
        </p>
      )}
      <ul className={classes.lines}>
        {findings.slice(0, MOST).map((finding) => (
          <Finding key={finding.key} finding={finding} />
        ))}
        {transfers.slice(0, MOST_TRANSFERS).map((suggestion) => (
          <TransferFinding key={suggestion.key} suggestion={suggestion} />
        ))}
        {price_changes.map(({ key, payee, price_change }) => (
          <li key={key} className={classes.finding}>
            <Pill tone="accent">New price</Pill>
            <p>
              <Link to="/money/recurring">{payee}</Link>
              {price_change && (
                <>
                  : {words.amount(positive(price_change.to))} since {dates.day(price_change.since)}, before{' '}
                  {words.amount(positive(price_change.from))}
                </>
              )}
            </p>
          </li>
        ))}
        {uncategorised > 0 && (
          <li className={classes.finding}>
            <Pill tone="neutral">No category</Pill>
            <p>
              <Anchor
                inherit
                renderRoot={(props) => <Link {...props} to="/money/transactions" search={{ category: ['none'] }} />}
              >
                {uncategorised === 1 ? 'One transaction has' : `${uncategorised.toLocaleString()} transactions have`} no
                category
              </Anchor>
            </p>
          </li>
        )}
      </ul>
      {undecided > MOST && <p className={classes.small}>{undecided - MOST} more come up when these are decided.</p>}
    </Card>
  );
}

const positive = <Money extends { readonly amount: string }>(money: Money): Money => ({
  ...money,
  amount: money.amount.replace('-', ''),
});

function Finding({ finding }: { finding: Insight }) {
  const { decideFinding } = useDecisions();
  const dates = useDateWords();
  const { what, payee, amount, date, month, why, account_id, category_id } = finding;
  const behind =
    what === 'unusual-category' && month !== null
      ? { category: [category_id ?? 'none'], ...daysOf(month) }
      : { payee, ...(account_id !== null && { account: [account_id] }), ...daysOf(date.slice(0, 7)) };
  return (
    <li className={classes.finding}>
      <Pill tone={what === 'duplicate' ? 'warn' : 'accent'}>{WHAT[what]}</Pill>
      <div>
        <p>
          <Link to="/money/transactions" search={behind}>
            {payee}
          </Link>{' '}
          <Amount money={amount} /> <small>{month === null ? dates.day(date) : dates.month(month)}</small>
        </p>
        <p className={classes.why}>{why}</p>
        <div className={classes.acts}>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => decideFinding.mutate({ finding, decision: 'dismissed' })}
          >
            {what === 'duplicate' ? 'Both are right' : 'It is fine'}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => decideFinding.mutate({ finding, decision: 'confirmed' })}
          >
            {what === 'duplicate' ? 'I will see to it' : 'I know'}
          </Button>
        </div>
      </div>
    </li>
  );
}
