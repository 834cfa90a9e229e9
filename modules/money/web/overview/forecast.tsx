import { NativeSelect, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountForecast } from '../../../../web/api/api.ts';
import { ErrorNotice, Notice, useFormat } from '../../../../web/design/design.tsx';
import { Amount, useMoneyWords } from '../design/design.tsx';
import { Card } from './card.tsx';
import { useDateWords } from '../dates.ts';
import { forecastOptions } from '../insight-queries.ts';
import classes from './overview.module.css';
import { LinePlot, lengthOf } from './plots/plots.tsx';
import { WithTable } from './with-table.tsx';

/** Every so many days has a point: ninety would be too near to each other for a thumb. */
const STEP = 3;

/** The balance of one account for ninety days, if all goes on as it did. */
export function Forecast() {
  const forecast = useQuery(forecastOptions);
  const [chosen, setChosen] = useState<string>();
  const items = forecast.data?.items ?? [];
  const first =
    items.find(({ below_zero_on }) => below_zero_on !== null) ??
    items.find(({ upcoming }) => upcoming.length > 0) ??
    items[0];
  const shown = items.find(({ account_id }) => account_id === chosen) ?? first;
  return (
    <Card
      title="Next 90 days"
      action={
        items.length > 1 && shown ? (
          <NativeSelect
            size="xs"
            aria-label="Account"
            value={shown.account_id}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={items.map(({ account_id, name }) => ({ value: account_id, label: name }))}
          />
        ) : undefined
      }
    >
      {forecast.error && <ErrorNotice error={forecast.error} retry={() => void forecast.refetch()} />}
      {forecast.isPending && <Skeleton h={230} radius="md" aria-hidden />}
      {shown && <OfAccount forecast={shown} />}
    </Card>
  );
}

function OfAccount({ forecast }: { forecast: AccountForecast }) {
  const words = useMoneyWords();
  const dates = useDateWords();
  const format = useFormat();
  const { days, lowest, everyday, below_zero_on, may_be_below_zero_on, account_id, upcoming } = forecast;
  const points = days
    .filter((_, index) => index % STEP === STEP - 1)
    .map(({ date, balance, low, high }, index) => ({
      ...{ key: date, value: lengthOf(balance), low: lengthOf(low), high: lengthOf(high) },
      tick: index % 7 === 3 ? dates.day(date) : '',
      heading: dates.fullDay(date),
      label: `${dates.fullDay(date)}: ${words.amount(balance)}, likely between ${words.amount(low)} and ${words.amount(high)}`,
      lines: [
        { name: 'Balance', value: words.amount(balance) },
        { name: 'Likely from', value: words.amount(low) },
        { name: 'to', value: words.amount(high) },
      ],
      to: { to: '/money/transactions', search: { account: [account_id] } } as const,
    }));
  return (
    <>
      {below_zero_on !== null && (
        <Notice
          tone="bad"
          title={
            below_zero_on < (days[0]?.date ?? '')
              ? `${forecast.name} is below zero`
              : `${forecast.name} goes below zero on ${dates.day(below_zero_on)}`
          }
        >
          The lowest is {words.amount(lowest.balance)} on {dates.day(lowest.date)}.
        </Notice>
      )}
      <WithTable
        name={`Forecast of ${forecast.name}`}
        heads={['Day', 'Balance', 'Low', 'High']}
        rows={days.map(({ date, balance, low, high }) => ({
          key: date,
          cells: [
            dates.fullDay(date),
            <Amount key="balance" money={balance} />,
            <Amount key="low" money={low} />,
            <Amount key="high" money={high} />,
          ],
        }))}
      >
        <LinePlot title={`Forecast of ${forecast.name}`} currency={forecast.balance.currency} points={points} />
      </WithTable>
      <p className={classes.small}>
        Lowest {words.amount(lowest.balance)} on {dates.day(lowest.date)}.{' '}
        {below_zero_on === null &&
          may_be_below_zero_on !== null &&
          `It may go below zero on ${dates.day(may_be_below_zero_on)}. `}
        {upcoming.length === 0
          ? 'Nothing is due or booked'
          : `From ${format.count(upcoming.length, 'payment')} that recur or are booked`}
        {everyday
          ? `, and ${words.amount({ ...everyday.per_week, amount: everyday.per_week.amount.replace('-', '') })} of other spending a week: the median of ${format.count(everyday.weeks, 'week')}.`
          : '; for everyday spending there are too few weeks to tell.'}
      </p>
    </>
  );
}
