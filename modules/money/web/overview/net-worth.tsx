import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Overview } from '../../../../web/api/api.ts';
import { Notice } from '../../../../web/design/design.tsx';
import { Amount, useMoneyWords } from '../design/design.tsx';
import { Card } from './card.tsx';
import { daysOf, useDateWords } from '../dates.ts';
import classes from './overview.module.css';
import { LinePlot, lengthOf } from './plots/plots.tsx';
import { WithTable } from './with-table.tsx';

/** What all of it is worth, and was at the end of each month. */
export function NetWorth({ overview }: { overview: Overview }) {
  const { net_worth, history, currency, rates, today } = overview;
  const words = useMoneyWords();
  const dates = useDateWords();
  const used = rates.filter(({ at }) => at === today);
  const points = history.map(({ month, net_worth: money }, index) => ({
    ...{ key: month, value: lengthOf(money), heading: dates.month(month) },
    tick: (history.length - 1 - index) % Math.ceil(history.length / 6) === 0 ? dates.shortMonth(month) : '',
    label: `${dates.month(month)}: ${words.amount(money)}`,
    lines: [{ name: 'Net worth', value: words.amount(money) }],
    to: { to: '/money/transactions', search: daysOf(month) } as const,
  }));
  return (
    <Card title="Net worth">
      <p className={classes.large}>
        <Amount money={net_worth.amount} />
      </p>
      <WithTable
        name="Net worth at the end of each month"
        heads={['Month', 'Net worth']}
        rows={history.map(({ month, net_worth: money }) => ({
          key: month,
          cells: [dates.month(month), <Amount key="amount" money={money} />],
        }))}
      >
        <LinePlot title="Net worth at the end of each month" {...{ currency, points }} />
      </WithTable>
      {net_worth.missing.length > 0 && (
        <Notice
          tone="warn"
          title={`Without ${net_worth.missing.map((money) => words.amount(money)).join(', ')}`}
          action={
            <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/money/rates" />}>
              Bring rates in
            </Anchor>
          }
        >
          There is no exchange rate of the last ten days.
        </Notice>
      )}
      {used.length > 0 && (
        <p className={classes.small}>
          {used.map(({ from, to, rate, date }) => `1 ${from} = ${rate} ${to} (${dates.fullDay(date)})`).join(' · ')}{' '}
          <Anchor size="xs" renderRoot={(props) => <Link {...props} to="/money/rates" />}>
            Rates
          </Anchor>
        </p>
      )}
    </Card>
  );
}
