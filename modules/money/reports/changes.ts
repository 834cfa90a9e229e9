import type { Reader } from '../../../kernel/database/database.ts';
import { amountOf, figureOf, namesOf } from './by-category.ts';
import type { Around } from './by-category.ts';
import { byLargest, sizeOf } from './figures.ts';
import { daysOf } from './month.ts';
import { payeeChanges } from './payees.ts';
import type { Change, Changes } from './reports.schema.ts';
import { linkKey, totalOf } from './sums.ts';

const MOST_CAUSES = 4;
/** Of all that moved up or down; what is left after that is "the others". */
const ENOUGH_PERCENT = 85n;

interface Difference {
  readonly key: string;
  readonly now: bigint;
  readonly before: bigint;
}

/** Against the month before: by how much, and which categories and payees explain it. */
export async function changesOf(
  reader: Reader,
  { owner_id, around }: { owner_id: string; around: Around },
): Promise<Changes | null> {
  const { till, sums, month, earlier } = around;
  const before = earlier.at(-1);
  if (before === undefined) return null;
  const [now, then] = [sums.months.get(month), sums.months.get(before)];
  const differences = [...new Set([...(now?.keys() ?? []), ...(then?.keys() ?? [])])].toSorted().map((key) => ({
    key,
    now: amountOf('expense', now?.get(key)),
    before: amountOf('expense', then?.get(key)),
  }));
  const causes = explaining(differences);
  const spending = totalOf(now).spending - totalOf(then).spending;
  const explained = causes.reduce((sum, { now, before }) => sum + now - before, 0n);
  const told: Change[] = [];
  for (const cause of causes) told.push(await change(cause));
  return {
    spending: till.money(spending),
    income: till.money(totalOf(now).income - totalOf(then).income),
    causes: told,
    other: till.money(spending - explained),
  };

  async function change({ key, ...amounts }: Difference): Promise<Change> {
    const figure = (amount: bigint, month: string) =>
      figureOf(around, { side: 'expense', key, amount, first: month, last: month });
    const payees = await payeeChanges(reader, { owner_id, till, month, before: before ?? month, category_key: key });
    return {
      ...namesOf(around.categories, key),
      difference: till.money(amounts.now - amounts.before),
      now: figure(amounts.now, month),
      before: figure(amounts.before, before ?? month),
      payees: payees.map(({ payee, now, before: then }) => {
        const link = { category: [linkKey(key)], payee, kind: 'expense' as const };
        return {
          payee,
          difference: till.money(now - then),
          now: till.figure(now, { ...daysOf(month), ...link }),
          before: till.figure(then, { ...daysOf(before ?? month), ...link }),
        };
      }),
    };
  }
}

/** The largest differences, until most of what moved is told. */
function explaining(differences: readonly Difference[]): Difference[] {
  const sorted = byLargest(differences, ({ now, before }) => sizeOf(now - before));
  const moved = sorted.reduce((sum, { now, before }) => sum + sizeOf(now - before), 0n);
  let told = 0n;
  return sorted.filter(({ now, before }, index) => {
    if (index >= MOST_CAUSES || now === before || told * 100n >= moved * ENOUGH_PERCENT) return false;
    told += sizeOf(now - before);
    return true;
  });
}
