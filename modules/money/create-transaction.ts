import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../kernel/clock/clock.ts';
import type { Context } from '../../kernel/module/module.ts';
import { amountIn } from './amount-in.ts';
import { describeTransaction } from './describe-transaction.ts';
import type { NewTransaction, Transaction } from './money.schema.ts';
import type { AccountTable, TransactionTable } from './money.table.ts';
import { ownOpenAccount } from './own-rows.ts';
import { sortKey, tagsColumn } from './rows.ts';
import type { Kept } from './rows.ts';
import { addUp, partsFrom } from './splits.ts';
import { refuseAsTransfer, sideAmount } from './transfers.ts';
import { usableCategories, wantedCategories } from './usable-categories.ts';
import { writeChange } from './write-change.ts';
import type { Step } from './write-change.ts';

/** A transaction, and the name of what was done to it, for `undoChange`. Null: nothing was. */
export interface Changed {
  readonly transaction: Transaction;
  readonly change_id: string | null;
}

/**
 * With `transfer_account_id` both sides are made, as one entry.
 * @throws money.account-not-found, money.account-closed, money.category-not-found, money.category-archived, money.bad-amount,
 * money.parts-do-not-add-up, money.bad-transfer
 */
export async function createTransaction({ actor, database, clock }: Context, given: NewTransaction): Promise<Changed> {
  const [owner_id, nowMs] = [actor.person_id, clock.nowMs()];
  return database.write(async (tx) => {
    const account = await ownOpenAccount(tx, { id: given.account_id, owner_id });
    const made = keptFrom(given, { account, nowMs });
    await usableCategories(tx, { owner_id, wanted: wantedCategories({ ...made.row, parts: made.parts }) });
    const other_id = given.transfer_account_id;
    const other = other_id === undefined ? undefined : await ownOpenAccount(tx, { id: other_id, owner_id });
    const steps = stepsFor(made, { account, other, transfer_amount: given.transfer_amount });
    const change_id = await writeChange(tx, { database, owner_id, nowMs, what: 'created', steps });
    return { transaction: await describeTransaction(tx, steps[0].after), change_id };
  });
}

function stepsFor(
  made: Kept,
  {
    account,
    other,
    transfer_amount,
  }: { account: AccountTable; other: AccountTable | undefined } & Pick<NewTransaction, 'transfer_amount'>,
): readonly [Step, ...Step[]] {
  if (!other) {
    if (transfer_amount !== undefined) refuseAsTransfer('/transfer_amount', 'belongs to a transfer');
    return [{ before: null, after: made }];
  }
  if (made.row.category_id !== null) refuseAsTransfer('/category_id', 'a transfer has no category');
  if (made.parts.length > 0) refuseAsTransfer('/splits', 'a transfer has no parts');
  const amount_minor = sideAmount(made.row.amount_minor, { account, other, transfer_amount });
  const transfer_id = randomUUIDv7();
  const side = { ...made.row, id: randomUUIDv7(), account_id: other.id, amount_minor, tags: tagsColumn([]) };
  return [
    { before: null, after: { row: { ...made.row, transfer_id }, parts: [] } },
    { before: null, after: { row: { ...side, transfer_id, status: 'uncleared' }, parts: [] } },
  ];
}

/** The transaction that was sent: pure. @throws money.bad-amount, money.parts-do-not-add-up */
function keptFrom(given: NewTransaction, { account, nowMs }: { account: AccountTable; nowMs: number }): Kept {
  const { date, payee, memo, category_id, tags, status } = given;
  const { owner_id, currency } = account;
  const [id, now] = [randomUUIDv7(), timestamp(nowMs)];
  const amount_minor = amountIn(currency, given.amount, '/amount');
  const parts = partsFrom(given.splits, { transaction_id: id, currency });
  addUp(parts, { amount_minor, currency });
  const row: TransactionTable = {
    ...{ id, owner_id, account_id: account.id, date, amount_minor, payee, payee_key: sortKey(payee), memo },
    ...{ category_id, parts: parts.length, tags: tagsColumn(tags), transfer_id: null, status },
    ...{ bank_id: null, match_key: null, import_id: null },
    ...{ revision: 1, created_at: now, updated_at: now, deleted_at: null },
  };
  return { row, parts };
}
