import { everyDay } from './every-day.ts';
import { everyMonth } from './every-month.ts';
import type { ExampleAccount, ExampleEntry } from './example-entry.ts';
import { nowAndThen } from './now-and-then.ts';
import { Randomness } from './randomness.ts';

/** What each account begins with, in hundredths. */
export const OPENING: Readonly<Record<ExampleAccount, number>> = {
  current: 342_000,
  card: 0,
  savings: 640_000,
  cash: 8500,
};
const CARD_DAY = 4;

/** Twelve months up to and with `today`: the same for the same day and seed, in the order of the days. */
export function believableYear({ today, seed = 1 }: { today: string; seed?: number }): ExampleEntry[] {
  const last = Temporal.PlainDate.from(today);
  const first = last.subtract({ years: 1 }).add({ days: 1 });
  const chance = new Randomness(seed);
  const entries = nowAndThen({ first: first.toString(), last: today });
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
    entries.push(...everyDay(day.toString(), chance));
  const begin = first.toPlainYearMonth();
  const months = begin.until(last.toPlainYearMonth(), { largestUnit: 'months' }).months;
  for (let nth = 0; nth <= months; nth += 1)
    entries.push(...everyMonth({ month: begin.add({ months: nth }).toString(), nth }, chance));
  const inYear = entries.filter(({ date }) => date >= first.toString() && date <= today);
  return [...inYear, ...cardPayments(inYear, { begin, months, today })].toSorted((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
  );
}

/** What was on the card in a month is paid from the account in the next. */
function cardPayments(
  entries: readonly ExampleEntry[],
  { begin, months, today }: { begin: Temporal.PlainYearMonth; months: number; today: string },
): ExampleEntry[] {
  return Array.from({ length: months }, (_, nth): ExampleEntry => {
    const month = begin.add({ months: nth });
    const spent = entries.filter(({ account, date }) => account === 'card' && date.startsWith(month.toString()));
    const date = month.add({ months: 1 }).toPlainDate({ day: CARD_DAY }).toString();
    const minor = spent.reduce((sum, entry) => sum + entry.minor, 0);
    return { account: 'current', to: 'card', date, minor, payee: 'Credit card', memo: 'Monthly settlement' };
  }).filter(({ date, minor }) => date <= today && minor < 0);
}
