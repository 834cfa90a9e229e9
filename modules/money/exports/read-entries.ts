import type { Context } from '../../../kernel/module/module.ts';
import { filteredRows } from '../lists/lists.ts';
import type { TransactionFilter } from '../lists/lists.ts';
import type { TransactionPartTable, TransactionTable } from '../money.table.ts';
import { partsOf } from '../store-transactions.ts';

export type ExportFilter = Partial<{ [Name in keyof TransactionFilter]: TransactionFilter[Name] | undefined }>;
export type OtherSide = Pick<TransactionTable, 'id' | 'account_id' | 'date' | 'amount_minor'>;

/** A transaction with its parts in order and, of a transfer, the other side. */
export interface Entry {
  readonly row: TransactionTable;
  readonly parts: readonly TransactionPartTable[];
  readonly other: OtherSide | undefined;
}

const NONE: readonly TransactionPartTable[] = [];

/** The actor's transactions, the oldest first, in batches: memory stays flat. */
export async function* readEntries(
  context: Pick<Context, 'actor' | 'database' | 'signal'>,
  filter: ExportFilter,
): AsyncGenerator<Entry[]> {
  for await (const rows of filteredRows(context, filter)) {
    context.signal.throwIfAborted();
    const split = rows.filter(({ parts }) => parts > 0).map(({ id }) => id);
    const parts = Map.groupBy(await partsOf(context.database.read, split), ({ transaction_id }) => transaction_id);
    const others = await otherSides(context, rows);
    yield rows.map((row) => ({
      row,
      parts: row.parts > 0 ? (parts.get(row.id) ?? []) : NONE,
      other: others.get(row.id),
    }));
  }
}

async function otherSides(
  { database, actor }: Pick<Context, 'actor' | 'database'>,
  rows: readonly TransactionTable[],
): Promise<Map<string, OtherSide>> {
  const transfers = [...new Set(rows.flatMap(({ transfer_id }) => transfer_id ?? []))];
  if (transfers.length === 0) return new Map();
  const sides = await database.read
    .selectFrom('transactions')
    .select(['id', 'transfer_id', 'account_id', 'date', 'amount_minor'])
    .where('transfer_id', 'in', transfers)
    .where('owner_id', '=', actor.person_id)
    .where('deleted_at', 'is', null)
    .execute();
  const byTransfer = Map.groupBy(sides, ({ transfer_id }) => transfer_id);
  return new Map(
    rows.flatMap(({ id, transfer_id }) => {
      const other = transfer_id === null ? undefined : byTransfer.get(transfer_id)?.find((side) => side.id !== id);
      return other ? [[id, other] as const] : [];
    }),
  );
}
