import { foldedKey } from '../../kernel/database/database.ts';
import type { Reader } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import { amountIn } from './amount-in.ts';
import { changedSide } from './changed-side.ts';
import type { Changed } from './create-transaction.ts';
import { describeTransaction } from './describe-transaction.ts';
import { moneyError } from './money.errors.ts';
import type { ChangeOfTransaction } from './money.schema.ts';
import type { AccountTable, TransactionPartTable, TransactionTable } from './money.table.ts';
import { otherSide, ownLiving } from './own-kept.ts';
import { ownAccount, ownOpenAccount } from './own-rows.ts';
import { currentRevision } from './revision.ts';
import { sortKey, tagsColumn, tagsOf } from './rows.ts';
import type { Kept } from './rows.ts';
import { addUp, partsFrom } from './splits.ts';
import { refuseAsTransfer } from './transfers.ts';
import { usableCategories, wantedCategories } from './usable-categories.ts';
import { changedFields, stepFrom, writeChange } from './write-change.ts';
import type { Step } from './write-change.ts';

/**
 * Changes what is given; tags and splits are replaced whole. A category takes the place of parts, and parts that of the category. Of a transfer
 * the amount (in one currency) and the day (where both sides had the same) change on the other side too.
 * What changes nothing leaves the revision and no trace.
 * @throws money.transaction-not-found, money.changed-meanwhile, money.reconciled, money.account-not-found, money.account-closed,
 * money.category-not-found, money.category-archived, money.bad-amount, money.parts-do-not-add-up, money.bad-transfer
 */
export async function changeTransaction(
  { actor, database, clock }: Context,
  { id, change, revision }: { id: string; change: ChangeOfTransaction; revision?: number | undefined },
): Promise<Changed> {
  const [owner_id, nowMs] = [actor.person_id, clock.nowMs()];
  return database.write(async (tx) => {
    const before = await ownLiving(tx, { id, owner_id });
    currentRevision(before.row, revision);
    const account = await accountAfter(tx, before, change);
    const changed = await changedKept(tx, before, { change, account });
    const fields = changedFields(before, changed);
    if (before.row.status === 'reconciled') refuseReconciled(fields);
    const other = await otherSide(tx, before);
    if (!other && change.transfer_amount !== undefined) refuseAsTransfer('/transfer_amount', 'belongs to a transfer');
    const side = other && (await changedSide(tx, { before, after: changed, account, other, change, nowMs }));
    if (fields.length === 0 && !side) return { transaction: await describeTransaction(tx, before), change_id: null };
    const own = stepFrom(before, { ...changed.row, parts: changed.parts, nowMs });
    const steps: readonly [Step, ...Step[]] = side ? [own, side] : [own];
    const change_id = await writeChange(tx, { database, owner_id, nowMs, what: 'changed', steps });
    return { transaction: await describeTransaction(tx, own.after), change_id };
  });
}

/** What a statement was held against. */
const HELD = new Set(['account_id', 'date', 'amount', 'splits', 'transfer_id']);

/** @throws money.reconciled */
function refuseReconciled(fields: readonly string[]): void {
  const held = fields.filter((field) => HELD.has(field));
  if (held.length === 0) return;
  throw moneyError('money.reconciled', {
    fields: held.map((field) => ({ path: `/${field}`, message: 'stays as it was reconciled' })),
  });
}

async function accountAfter(
  tx: Reader,
  { row: { account_id, owner_id } }: Kept,
  change: ChangeOfTransaction,
): Promise<AccountTable> {
  const account = await ownAccount(tx, { id: account_id, owner_id });
  if (change.account_id === undefined || change.account_id === account_id) return account;
  const next = await ownOpenAccount(tx, { id: change.account_id, owner_id });
  if (next.currency !== account.currency && change.amount === undefined)
    throw moneyError('money.bad-amount', {
      fields: [{ path: '/amount', message: `say the amount in ${next.currency}` }],
    });
  return next;
}

async function changedKept(
  tx: Reader,
  before: Kept,
  { change, account }: { change: ChangeOfTransaction; account: AccountTable },
): Promise<Kept> {
  const { row } = before;
  const { currency } = account;
  const { date = row.date, payee = row.payee, memo = row.memo, status = row.status } = change;
  const amount_minor = change.amount === undefined ? row.amount_minor : amountIn(currency, change.amount, '/amount');
  const parts = partsAfter(before, { change, currency });
  addUp(parts, { amount_minor, currency });
  const category_id = parts.length > 0 ? null : (change.category_id ?? keptCategory(row, change));
  refuseCategories({ row, category_id, parts });
  const already = new Set([row.category_id, ...before.parts.map((part) => part.category_id)]);
  const wanted = wantedCategories({ category_id, parts });
  await usableCategories(tx, { owner_id: row.owner_id, wanted, already });
  return {
    row: {
      ...row,
      ...{ account_id: account.id, date, amount_minor, payee, payee_key: sortKey(payee), memo },
      ...{ category_id, parts: parts.length, tags: tagsAfter(row, change), status },
      reconciliation_id: status === 'reconciled' ? (row.reconciliation_id ?? null) : null,
    },
    parts,
  };
}

function keptCategory(row: TransactionTable, { category_id }: ChangeOfTransaction): string | null {
  return category_id === null ? null : row.category_id;
}

function partsAfter(
  { row, parts }: Kept,
  { change, currency }: { change: ChangeOfTransaction; currency: string },
): readonly TransactionPartTable[] {
  if (change.splits) return partsFrom(change.splits, { transaction_id: row.id, currency });
  return typeof change.category_id === 'string' ? [] : parts;
}

function refuseCategories({
  row,
  category_id,
  parts,
}: {
  row: TransactionTable;
  category_id: string | null;
  parts: readonly TransactionPartTable[];
}): void {
  if (row.transfer_id === null) return;
  if (category_id !== null) refuseAsTransfer('/category_id', 'a transfer has no category');
  if (parts.length > 0) refuseAsTransfer('/splits', 'a transfer has no parts');
}

/** The same tag in other letters is the same tag. */
function tagsAfter(row: TransactionTable, { tags }: ChangeOfTransaction): string {
  if (tags === undefined) return row.tags;
  const [mine, theirs] = [new Set(tagsOf(row).map(foldedKey)), new Set(tags.map(foldedKey))];
  return mine.size === theirs.size && mine.isSubsetOf(theirs) ? row.tags : tagsColumn(tags);
}
