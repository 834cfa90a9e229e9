import type { Reader } from '../database/database.ts';
import type { Engine } from './engine.ts';
import { like, literal } from './entries.ts';
import { LIVING } from './life.ts';
import { operationsError } from './operations.errors.ts';
import type { OperationRow, OperationStatus } from './operations.table.ts';
import { toOperation } from './wire.ts';
import type { Operation } from './wire.ts';

/** A snapshot of all of mine shows this many. */
const RECENT = 50;

/** @throws operations.not-found also where it is another person's */
export async function findMine(
  engine: Pick<Engine, 'database' | 'kinds'>,
  ownerId: string,
  id: string,
): Promise<Operation> {
  return toOperation(await findRow(engine.database.read, ownerId, id), engine.kinds);
}

export async function findRow(db: Reader, ownerId: string, id: string): Promise<OperationRow> {
  const row = await db
    .selectFrom('operations')
    .selectAll()
    .where('id', '=', id)
    .where('owner_id', '=', ownerId)
    .executeTakeFirst();
  if (!row) throw operationsError('operations.not-found');
  return row;
}

/** The living and the most recent ones, newest first. */
export async function listLiving(
  { database, kinds }: Pick<Engine, 'database' | 'kinds'>,
  ownerId: string,
): Promise<Operation[]> {
  const mine = database.read
    .selectFrom('operations')
    .selectAll()
    .where('owner_id', '=', ownerId)
    .orderBy('id', 'desc')
    .limit(RECENT);
  const [living, recent] = await Promise.all([mine.where('status', 'in', LIVING).execute(), mine.execute()]);
  const rows = new Map([...living, ...recent].map((row) => [row.id, row]));
  return [...rows.values()].toSorted((a, b) => (a.id < b.id ? 1 : -1)).map((row) => toOperation(row, kinds));
}

/** One page of the owner's operations, newest first; one more than `limit` says that there is a next page. */
export async function listMine(
  { database, kinds }: Pick<Engine, 'database' | 'kinds'>,
  ownerId: string,
  filter: {
    before?: string | undefined;
    status?: readonly OperationStatus[] | undefined;
    kind?: string | undefined;
    q?: string | undefined;
    limit: number;
  },
): Promise<Operation[]> {
  let query = database.read
    .selectFrom('operations')
    .selectAll()
    .where('owner_id', '=', ownerId)
    .orderBy('id', 'desc')
    .limit(filter.limit);
  if (filter.before !== undefined) query = query.where('id', '<', filter.before);
  if (filter.status && filter.status.length > 0) query = query.where('status', 'in', filter.status);
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
  for (const word of filter.q?.split(/\s+/u).filter(Boolean) ?? [])
    query = query.where(like('title', `%${literal(word)}%`));
  return (await query.execute()).map((row) => toOperation(row, kinds));
}
