import type { Context } from '../../../kernel/module/module.ts';
import { money } from '../amounts/amounts.ts';
import { accountsOfSides } from '../describe-transaction.ts';
import { ownAccount } from '../own-rows.ts';
import type { Kept } from '../rows.ts';
import { partsOf } from '../store-transactions.ts';
import type { Entry } from './ledger.schema.ts';

/** Where an entry stands in the list. */
export interface EntryPosition {
  readonly date: string;
  readonly id: string;
}

/**
 * The entries of the actor's book by day, each with its postings: one on its account, the others on categories, or of a transfer on the other account.
 * A transfer is two entries, one of each account.
 * @throws money.account-not-found
 */
export async function listPostings(
  { actor, database }: Context,
  {
    from,
    to,
    account,
    after,
    limit,
  }: {
    from?: string | undefined;
    to?: string | undefined;
    account?: string | undefined;
    after?: EntryPosition | undefined;
    limit: number;
  },
): Promise<Entry[]> {
  const owner_id = actor.person_id;
  if (account !== undefined) await ownAccount(database.read, { id: account, owner_id });
  let query = database.read
    .selectFrom('transactions')
    .selectAll()
    .where('owner_id', '=', owner_id)
    .where('deleted_at', 'is', null)
    .orderBy('date')
    .orderBy('id')
    .limit(limit);
  if (account !== undefined) query = query.where('account_id', '=', account);
  if (from !== undefined) query = query.where('date', '>=', from);
  if (to !== undefined) query = query.where('date', '<=', to);
  if (after) query = query.where((row) => row(row.refTuple('date', 'id'), '>', row.tuple(after.date, after.id)));
  const rows = await query.execute();
  const split = rows.filter(({ parts }) => parts > 0).map(({ id }) => id);
  const parts = Map.groupBy(await partsOf(database.read, split), ({ transaction_id }) => transaction_id);
  const kept = rows.map((row) => ({ row, parts: parts.get(row.id) ?? [] }));
  const { currencies, others } = await accountsOfSides(database.read, { owner_id, kept });
  return kept.map((each) =>
    toEntry(each, { currency: currencies.get(each.row.account_id) ?? '', other: others.get(each.row.id) ?? null }),
  );
}

function toEntry(kept: Kept, { currency, other }: { currency: string; other: string | null }): Entry {
  const { id, transfer_id, date, payee, account_id, amount_minor, category_id } = kept.row;
  const own = { kind: 'account', account_id, category_id: null, amount: money(amount_minor, currency) } as const;
  const rest =
    transfer_id !== null
      ? [{ kind: 'transfer' as const, account_id: other, category_id: null, amount: money(-amount_minor, currency) }]
      : (kept.parts.length === 0 ? [{ category_id, amount_minor }] : kept.parts).map((part) => ({
          kind: part.category_id === null ? ('uncategorised' as const) : ('category' as const),
          account_id: null,
          category_id: part.category_id,
          amount: money(-part.amount_minor, currency),
        }));
  return { transaction_id: id, transfer_id, date, payee, postings: [own, ...rest] };
}
