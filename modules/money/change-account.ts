import { timestamp } from '../../kernel/clock/clock.ts';
import type { Reader } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import { amountIn } from './amount-in.ts';
import { bumpBook } from './books.ts';
import { moneyError } from './money.errors.ts';
import type { Account, ChangeOfAccount } from './money.schema.ts';
import type { AccountTable } from './money.table.ts';
import { ownAccount } from './own-rows.ts';
import { currentRevision } from './revision.ts';
import { sortKey, toAccount } from './rows.ts';
import { mayBeUndoneOnto, transactionsOf } from './used-accounts.ts';

/**
 * Another opening balance changes the balances by the difference. What changes nothing leaves the revision.
 * @throws money.account-not-found, money.changed-meanwhile, money.bad-amount, money.currency-fixed, money.reconciled for the opening balance
 */
export async function changeAccount(
  { actor, database, clock }: Context,
  { id, change, revision }: { id: string; change: ChangeOfAccount; revision?: number | undefined },
): Promise<Account> {
  const [owner_id, now] = [actor.person_id, timestamp(clock.nowMs())];
  return database.write(async (tx) => {
    const before = await ownAccount(tx, { id, owner_id });
    currentRevision(before, revision);
    const after = changedAccount(before, change, now);
    if (after.currency !== before.currency) await refuseCurrency(tx, before);
    const by = after.opening_minor - before.opening_minor;
    if (by !== 0n) await refuseOpening(tx, before);
    if (Object.keys(after).every((column) => same(before, after, column))) return toAccount(before);
    const { balance_minor: _balance, cleared_minor: _cleared, entries: _entries, ...columns } = after;
    const row = { ...columns, revision: before.revision + 1, updated_at: now };
    await tx
      .updateTable('accounts')
      .set((account) => ({
        ...row,
        balance_minor: account('balance_minor', '+', by),
        cleared_minor: account('cleared_minor', '+', by),
      }))
      .where('id', '=', id)
      .execute();
    await bumpBook(tx, owner_id);
    return toAccount(await ownAccount(tx, { id, owner_id }));
  });
}

/** For ever; only where no transaction is on it, in the trash or not. @throws money.account-not-found, money.changed-meanwhile, money.account-in-use */
export async function deleteAccount(
  { actor, database }: Context,
  { id, revision }: { id: string; revision?: number | undefined },
): Promise<void> {
  const owner_id = actor.person_id;
  await database.write(async (tx) => {
    const account = await ownAccount(tx, { id, owner_id });
    currentRevision(account, revision);
    const used = await transactionsOf(tx, account);
    if (used.transactions + used.in_trash > 0) throw moneyError('money.account-in-use', { details: { ...used } });
    await tx.deleteFrom('accounts').where('id', '=', id).execute();
    await bumpBook(tx, owner_id);
  });
}

/** Puts the actor's accounts into an order; those that are not named stay behind them, as they were. @throws money.account-not-found */
export async function orderAccounts(
  { actor, database, clock }: Context,
  { ids }: { ids: readonly string[] },
): Promise<void> {
  const [owner_id, updated_at] = [actor.person_id, timestamp(clock.nowMs())];
  await database.write(async (tx) => {
    const rows = await tx
      .selectFrom('accounts')
      .select(['id', 'position'])
      .where('owner_id', '=', owner_id)
      .orderBy('position')
      .orderBy('id')
      .execute();
    const known = new Map(rows.map(({ id, position }) => [id, position]));
    if (ids.some((id) => !known.has(id))) throw moneyError('money.account-not-found');
    const order = [...new Set([...ids, ...known.keys()])];
    for (const [index, id] of order.entries())
      if (known.get(id) !== index + 1)
        await tx
          .updateTable('accounts')
          .set((row) => ({ position: index + 1, revision: row('revision', '+', 1), updated_at }))
          .where('id', '=', id)
          .execute();
    await bumpBook(tx, owner_id);
  });
}

function changedAccount(
  row: AccountTable,
  { closed, opening_balance, ...change }: ChangeOfAccount,
  now: string,
): AccountTable {
  const { name = row.name, kind = row.kind, currency = row.currency, number = row.number } = change;
  const { bank = row.bank, note = row.note, position = row.position } = change;
  if (currency !== row.currency && opening_balance === undefined && row.opening_minor !== 0n)
    throw moneyError('money.bad-amount', {
      fields: [{ path: '/opening_balance', message: `say the opening balance in ${currency}` }],
    });
  const opening_minor =
    opening_balance === undefined ? row.opening_minor : amountIn(currency, opening_balance, '/opening_balance');
  const closed_at = closed === undefined ? row.closed_at : closed ? (row.closed_at ?? now) : null;
  return {
    ...row,
    ...{ name, name_key: sortKey(name), kind, currency, number, bank, note, position, opening_minor, closed_at },
  };
}

function same(before: AccountTable, after: AccountTable, column: string): boolean {
  return before[column as keyof AccountTable] === after[column as keyof AccountTable];
}

/** @throws money.currency-fixed */
async function refuseCurrency(tx: Reader, account: AccountTable): Promise<void> {
  const { transactions, in_trash } = await transactionsOf(tx, account);
  if (transactions + in_trash > 0 || (await mayBeUndoneOnto(tx, account)))
    throw moneyError('money.currency-fixed', {
      details: { transactions, in_trash },
      fields: [{ path: '/currency', message: `stays ${account.currency}` }],
    });
}

/** Every statement since was held against it. @throws money.reconciled */
async function refuseOpening(tx: Reader, { id }: AccountTable): Promise<void> {
  const reconciliation = await tx
    .selectFrom('reconciliations')
    .select('id')
    .where('account_id', '=', id)
    .executeTakeFirst();
  if (reconciliation)
    throw moneyError('money.reconciled', {
      detail: 'The account was reconciled with statements, which the opening balance is part of.',
      fields: [{ path: '/opening_balance', message: 'stays as it was reconciled' }],
    });
}
