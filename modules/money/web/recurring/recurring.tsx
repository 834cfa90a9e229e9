import { Skeleton } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Recurring } from '../../../../web/api/api.ts';
import { Empty, ErrorNotice, Figure, Figures, Section, useFormat } from '../../../../web/design/design.tsx';
import { MoneyFrame, useMoneyWords } from '../design/design.tsx';
import { recurringOptions } from '../insight-queries.ts';
import classes from './recurring.module.css';
import { SeriesRow } from './series-row.tsx';

const GROUPS: readonly { readonly title: string; readonly has: (series: Recurring) => boolean }[] = [
  { title: 'Subscriptions', has: (series) => isLiving(series) && series.kind === 'subscription' },
  { title: 'Bills', has: (series) => isLiving(series) && series.kind === 'bill' },
  { title: 'Income', has: (series) => isLiving(series) && (series.kind === 'salary' || series.kind === 'income') },
  { title: 'Transfers', has: (series) => isLiving(series) && series.kind === 'transfer' },
  { title: 'Ended', has: (series) => series.decision !== 'dismissed' && series.status === 'ended' },
  { title: 'Not recurring, you said', has: (series) => series.decision === 'dismissed' },
];

const isLiving = ({ status, decision }: Recurring) => status !== 'ended' && decision !== 'dismissed';

/** What comes again and again, as it was seen, and what the person says about it. */
export function RecurringPage() {
  const recurring = useQuery(recurringOptions);
  const items = recurring.data?.items ?? [];
  return (
    <MoneyFrame
      title="Recurring"
      lead="Payments and income that come again and again, seen in the last fifteen months."
    >
      {recurring.error && <ErrorNotice error={recurring.error} retry={() => void recurring.refetch()} />}
      {recurring.isPending && <Skeleton h={320} radius="lg" aria-hidden />}
      {recurring.data && items.length === 0 && (
        <Empty icon={<IconRepeat size={26} />} title="Nothing recurs yet">
          Rent, subscriptions and salary show here by themselves, when they came three times or more. Bring more of your
          statements in to see them sooner.
        </Empty>
      )}
      {items.length > 0 && <Sums items={items} />}
      {GROUPS.map(({ title, has }) => {
        const some = items.filter(has);
        if (some.length === 0) return null;
        return (
          <Section key={title} title={title}>
            <ul className={classes.list}>
              {some.map((series) => (
                <SeriesRow key={series.key} series={series} />
              ))}
            </ul>
          </Section>
        );
      })}
    </MoneyFrame>
  );
}

/** Of each currency, in a year; exact, from the wire's decimals. */
function Sums({ items }: { items: readonly Recurring[] }) {
  const words = useMoneyWords();
  const format = useFormat();
  const living = items.filter((series) => isLiving(series) && series.kind === 'subscription');
  const byCurrency = Map.groupBy(living, ({ per_year }) => per_year.currency);
  if (living.length === 0) return null;
  return (
    <div className={classes.sums}>
      <Figures>
        <Figure value={format.number(living.length)} label={living.length === 1 ? 'subscription' : 'subscriptions'} />
        {[...byCurrency].map(([currency, some]) => (
          <Figure key={currency} value={words.amount({ amount: sumOf(some), currency })} label="a year for them" />
        ))}
      </Figures>
    </div>
  );
}

/** All of one currency have the same decimals. */
function sumOf(some: readonly Recurring[]): string {
  const decimals = some[0]?.per_year.amount.split('.')[1]?.length ?? 0;
  const sum = some.reduce((total, { per_year }) => total + BigInt(per_year.amount.replace(/[.-]/g, '')), 0n);
  const digits = sum.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
