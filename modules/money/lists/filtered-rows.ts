import type { Context } from '../../../kernel/module/module.ts';
import type { TransactionTable } from '../money.table.ts';
import { meantBy } from './filter.ts';
import type { Filter } from './filter.ts';
import { findPage } from './find-page.ts';
import { ORDERS } from './order.ts';
import type { Position } from './order.ts';

const BATCH = 2000;

/** The actor's transactions that a filter means, 2,000 at a time, the oldest first. What comes and goes meanwhile may be missed. */
export async function* filteredRows(
  { actor, database }: Pick<Context, 'actor' | 'database'>,
  filter: Filter,
): AsyncGenerator<TransactionTable[]> {
  const meant = await meantBy(database.read, { owner_id: actor.person_id, filter });
  for (let after: Position | undefined; ;) {
    const rows = await findPage(database, meant, { sort: 'date', order: 'asc', limit: BATCH, after });
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    if (rows.length < BATCH) return;
    after = ORDERS.date.map((column) => last[column]);
  }
}
