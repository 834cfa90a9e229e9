import { amountOf, figureOf, namesOf } from './by-category.ts';
import type { Around } from './by-category.ts';
import { byLargest, medianOf } from './figures.ts';
import { daysOf } from './month.ts';
import type { Advice } from './reports.schema.ts';
import { linkKey, totalOf } from './sums.ts';
import { UNCATEGORISED } from '../totals.ts';

const MOST_ABOVE = 3;
/** Above its usual by this share of itself, and by this share of all that was spent: less is noise. */
const ABOVE_PERCENT = 30n;
const MATTERS_PERCENT = 3n;
/** A usual month of fewer ones is none. */
const LEAST_MONTHS = 3;

/** What rules over the figures find worth saying. */
export function adviceOn(around: Around): Advice {
  return { buffer: bufferOf(around), above_usual: aboveUsual(around), uncategorised: uncategorised(around) };
}

function bufferOf({ till, sums, month, earlier }: Around): Advice['buffer'] {
  if (earlier.length < LEAST_MONTHS || sums.liquid.accounts.length === 0) return null;
  const spending = medianOf(earlier.map((month) => totalOf(sums.months.get(month)).spending));
  const liquid = sums.liquid.at(month);
  if (spending <= 0n || liquid <= 0n) return null;
  return {
    liquid: till.figure(liquid, { account: [...sums.liquid.accounts], to: daysOf(month).to }),
    // Cut, not rounded: nobody is told of money that is not there.
    months: Number((liquid * 10n) / spending) / 10,
  };
}

function aboveUsual(around: Around): Advice['above_usual'] {
  const { till, sums, month, earlier, categories } = around;
  if (earlier.length < LEAST_MONTHS) return [];
  const spending = totalOf(sums.months.get(month)).spending;
  const above = [...(sums.months.get(month) ?? [])].flatMap(([key, moved]) => {
    const now = amountOf('expense', moved);
    const usual = medianOf(earlier.map((month) => amountOf('expense', sums.months.get(month)?.get(key))));
    const more = now - usual;
    // What is not there in a usual month (a journey, a repair) is told by what changed.
    const stands = usual > 0n && more * 100n > usual * ABOVE_PERCENT && more * 100n > spending * MATTERS_PERCENT;
    return stands && key !== UNCATEGORISED ? [{ key, now, usual, more }] : [];
  });
  const sorted = byLargest(
    above.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    ({ more }) => more,
  );
  return sorted.slice(0, MOST_ABOVE).map(({ key, now, usual, more }) => ({
    ...{ category_id: namesOf(categories, key).category_id, name: namesOf(categories, key).name },
    now: figureOf(around, { side: 'expense', key, amount: now, first: month, last: month }),
    usual: figureOf(around, {
      side: 'expense',
      key,
      amount: usual,
      first: earlier[0] ?? month,
      last: earlier.at(-1) ?? month,
    }),
    above: till.money(more),
  }));
}

function uncategorised({ till, sums, month }: Around): Advice['uncategorised'] {
  const moved = sums.months.get(month)?.get(UNCATEGORISED);
  if (!moved || moved.entries === 0) return null;
  const link = { ...daysOf(month), category: [linkKey(UNCATEGORISED)], kind: 'expense' as const };
  return { entries: moved.entries, spending: till.figure(moved.spending, link) };
}
