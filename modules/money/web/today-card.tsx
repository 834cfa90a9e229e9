import { Anchor, Skeleton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Overview } from '../../../web/api/api.ts';
import { Section, useFormat } from '../../../web/design/design.tsx';
import { useMoneyWords } from './design/design.tsx';
import { useDateWords } from './dates.ts';
import { overviewOptions } from './insight-queries.ts';
import classes from './today-card.module.css';

/** On Today: spending this month, what runs low, and what needs a decision. Nothing at all where there is no book. */
export function MoneyToday() {
  const overview = useQuery(overviewOptions());
  if (overview.isPending) return <Skeleton h={120} radius="lg" aria-hidden />;
  if (!overview.data || overview.data.accounts.length === 0) return null;
  return (
    <Section
      title="Money"
      action={
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/money" />}>
          Overview
        </Anchor>
      }
    >
      <Spent overview={overview.data} />
      <Warnings overview={overview.data} />
    </Section>
  );
}

function Spent({ overview: { flow, budgets } }: { overview: Overview }) {
  const words = useMoneyWords();
  const out = flow.at(-1)?.out;
  const [total] = budgets.totals;
  return (
    <p className={classes.spent}>
      {out && (
        <>
          <strong>{words.amount(out)}</strong> spent this month
        </>
      )}
      {total && (
        <>
          {' · '}
          <Link to="/money/budgets">
            {total.left.amount.startsWith('-')
              ? `${words.amount({ ...total.left, amount: total.left.amount.slice(1) })} over the budget`
              : `${words.amount(total.left)} of the budget left`}
          </Link>
        </>
      )}
    </p>
  );
}

function Warnings({ overview: { insights, uncategorised, today } }: { overview: Overview }) {
  const words = useMoneyWords();
  const dates = useDateWords();
  const format = useFormat();
  const low = insights.lowest.filter(({ below_zero_on }) => below_zero_on !== null);
  if (low.length === 0 && insights.undecided === 0 && uncategorised === 0) return null;
  return (
    <ul className={classes.list}>
      {low.map(({ account_id, name, lowest, below_zero_on }) => (
        <li key={account_id} data-warn>
          <IconAlertTriangle size={18} aria-hidden />
          <Link to="/money">
            {below_zero_on !== null && below_zero_on <= today
              ? `${name} is below zero`
              : `${name} goes below zero on ${dates.day(below_zero_on ?? lowest.date)}`}
            : {words.amount(lowest.balance)} at the lowest
          </Link>
        </li>
      ))}
      {insights.undecided > 0 && (
        <li>
          <Link to="/money">{format.count(insights.undecided, 'thing')} worth a look</Link>
        </li>
      )}
      {uncategorised > 0 && (
        <li>
          <Link to="/money/transactions" search={{ category: ['none'] }}>
            {format.count(uncategorised, 'transaction')} without a category
          </Link>
        </li>
      )}
    </ul>
  );
}
