import type { Reader } from '../../kernel/database/database.ts';
import { moneyError } from './money.errors.ts';
import type { Kept } from './rows.ts';
import { keptOf } from './store-transactions.ts';

interface Own {
  readonly id: string;
  readonly owner_id: string;
}

/** A person's own transaction with its parts, in the trash or not. @throws money.transaction-not-found, for somebody else's too */
export async function ownKept(reader: Reader, { id, owner_id }: Own): Promise<Kept> {
  const kept = (await keptOf(reader, { ids: [id], owner_id })).get(id);
  if (!kept) throw moneyError('money.transaction-not-found');
  return kept;
}

/** One that is not in the trash. @throws money.transaction-not-found */
export async function ownLiving(reader: Reader, own: Own): Promise<Kept> {
  const kept = await ownKept(reader, own);
  if (kept.row.deleted_at !== null) throw moneyError('money.transaction-not-found', { detail: 'It is in the trash.' });
  return kept;
}

/** The other side of a transfer; undefined where it is none. */
export async function otherSide(reader: Reader, { row }: Kept): Promise<Kept | undefined> {
  if (row.transfer_id === null) return undefined;
  const other = await reader
    .selectFrom('transactions')
    .select('id')
    .where('transfer_id', '=', row.transfer_id)
    .where('owner_id', '=', row.owner_id)
    .where('id', '<>', row.id)
    .executeTakeFirst();
  return other && ownKept(reader, { id: other.id, owner_id: row.owner_id });
}

/** A transaction and, of a transfer, its other side behind it. */
export async function bothSides(reader: Reader, kept: Kept): Promise<readonly [Kept, ...Kept[]]> {
  const other = await otherSide(reader, kept);
  return other ? [kept, other] : [kept];
}
