import { anyWaits, countedByDay, dayAt } from '../../../kernel/database/database.ts';
import type { Database } from '../../../kernel/database/database.ts';
import type { Meant } from './filter.ts';
import { isAllTerms, termsOf } from './terms.ts';

/** How many a filter means on each day, from SQLite's index of words and marks alone; undefined where that does not know all of it. */
export async function countedDays(
  database: Database,
  meant: Meant,
): Promise<{ day: string; entries: number }[] | undefined> {
  if (database.dialect === 'postgresql' || !isAllTerms(meant)) return undefined;
  const find = { owner_id: meant.owner_id, apart: meant.trashed, terms: termsOf(database, meant) };
  const counted = countedByDay('transactions', find, meant);
  if (!counted || (await anyWaits(database, 'transactions'))) return undefined;
  const { rows } = await counted.execute(database.read);
  return rows.map(({ day, entries }) => ({ day: dayAt(day), entries }));
}
