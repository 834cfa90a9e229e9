import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Overview } from '../../../../web/api/api.ts';
import { Pill, useFormat } from '../../../../web/design/design.tsx';
import { Amount, useMoneyWords } from '../design/design.tsx';
import { Card } from './card.tsx';
import { useDateWords } from '../dates.ts';
import classes from './overview.module.css';

const MOST = 8;

/** What is due or booked in the next thirty days. */
export function Upcoming({ overview: { insights, accounts } }: { overview: Overview }) {
  const words = useMoneyWords();
  const dates = useDateWords();
  const format = useFormat();
  const { upcoming, subscriptions } = insights;
  const nameOf = (id: string) => accounts.find((account) => account.id === id)?.name ?? '';
  return (
    <Card
      title="Coming up"
      action={
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/money/recurring" />}>
          All that recurs
        </Anchor>
      }
    >
      {upcoming.length === 0 ? (
        <p className={classes.nothing}>
          {insights.computed_at === null
            ? 'Looking through your transactions …'
            : 'Nothing is due in the next 30 days. Payments that come again are seen by themselves.'}
        </p>
      ) : (
        <ul className={classes.lines}>
          {upcoming.slice(0, MOST).map(({ date, payee, amount, account_id, key, late, transaction_id }) => (
            <li key={`${date} ${key ?? transaction_id ?? payee}`} className={classes.line}>
              <span className={classes.when}>{dates.day(date)}</span>
              <span className={classes.what}>
                <Link to="/money/transactions" search={{ account: [account_id], payee }}>
                  {payee || nameOf(account_id)}
                </Link>
                <small>{nameOf(account_id)}</small>
              </span>
              {late && <Pill tone="warn">Late</Pill>}
              <Amount money={amount} signed />
            </li>
          ))}
        </ul>
      )}
      {upcoming.length > MOST && (
        <p className={classes.small}>and {format.number(upcoming.length - MOST)} more in 30 days</p>
      )}
      {subscriptions.count > 0 && (
        <p className={classes.small}>
          {format.count(subscriptions.count, 'subscription')}:{' '}
          {subscriptions.per_month.map((money) => words.amount(money)).join(' and ')} a month
        </p>
      )}
    </Card>
  );
}
