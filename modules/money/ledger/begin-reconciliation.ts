import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Reader, Writer } from '../../../kernel/database/database.ts';
import type { Run } from '../../../kernel/operations/operations.ts';
import { amountIn } from '../amount-in.ts';
import { money, MOST_MINOR } from '../amounts/amounts.ts';
import { moneyError } from '../money.errors.ts';
import type { AccountTable, TransactionTable } from '../money.table.ts';
import { ownAccount } from '../own-rows.ts';
import { sortKey } from '../rows.ts';
import { writeChange } from '../write-change.ts';
import type { ReconcileInput } from './ledger.schema.ts';
import { clearedUpTo, refuseEarlier } from './reconciliations.ts';

interface Checked {
  readonly account: AccountTable;
  readonly balance_minor: bigint;
  /** What the adjusting transaction has to be; 0: none. */
  readonly difference_minor: bigint;
}

/**
 * @throws money.account-not-found, money.account-closed, money.bad-amount, money.reconciled-later, money.being-reconciled,
 * money.does-not-reconcile with the difference
 */
export async function checkReconciliation(
  reader: Reader,
  { owner_id, input }: { owner_id: string; input: ReconcileInput },
): Promise<Checked> {
  const { account_id, date, adjust } = input;
  const account = await ownAccount(reader, { id: account_id, owner_id });
  const balance_minor = amountIn(account.currency, input.balance, '/balance');
  const other = await reader
    .selectFrom('reconciliations')
    .select('id')
    .where('account_id', '=', account_id)
    .where('state', '=', 'marking')
    .executeTakeFirst();
  if (other) throw moneyError('money.being-reconciled', { details: { reconciliation_id: other.id } });
  await refuseEarlier(reader, { account_id, date });
  const difference_minor = balance_minor - (await clearedUpTo(reader, account, date));
  if (difference_minor !== 0n && !adjust) throw doesNotReconcile(account, difference_minor);
  if (difference_minor !== 0n && account.closed_at !== null) throw moneyError('money.account-closed');
  if (difference_minor > MOST_MINOR || difference_minor < -MOST_MINOR)
    throw moneyError('money.bad-amount', { fields: [{ path: '/balance', message: 'is too far off' }] });
  return { account, balance_minor, difference_minor };
}

export function doesNotReconcile({ currency }: Pick<AccountTable, 'currency'>, difference_minor: bigint) {
  const difference = money(difference_minor, currency);
  return moneyError('money.does-not-reconcile', {
    detail: `The statement's balance and the cleared one differ by ${difference.amount} ${currency}.`,
    details: { difference },
  });
}

/** Writes down that it is under way, and what makes up for a difference; once, however often it is begun. @throws as `checkReconciliation` */
export async function beginReconciliation(
  tx: Writer,
  { context: { clock, database }, input, operation: { id, owner_id } }: Run<ReconcileInput>,
): Promise<void> {
  const begun = await tx.selectFrom('reconciliations').select('id').where('id', '=', id).executeTakeFirst();
  if (begun) return;
  const { account, balance_minor, difference_minor } = await checkReconciliation(tx, { owner_id, input });
  const nowMs = clock.nowMs();
  const { date } = input;
  const adjustment = difference_minor === 0n ? null : adjustmentOf(account, { date, difference_minor, nowMs });
  if (adjustment)
    await writeChange(tx, {
      ...{ database, owner_id, nowMs, what: 'created', operation_id: id },
      steps: [{ before: null, after: { row: adjustment, parts: [] } }],
    });
  await tx
    .insertInto('reconciliations')
    .values({
      ...{ id, owner_id, account_id: account.id, date, balance_minor, entries: 0 },
      ...{ adjustment_id: adjustment?.id ?? null, state: 'marking', created_at: timestamp(nowMs) },
    })
    .execute();
}

function adjustmentOf(
  { id: account_id, owner_id }: AccountTable,
  { date, difference_minor, nowMs }: { date: string; difference_minor: bigint; nowMs: number },
): TransactionTable {
  const payee = 'Balance adjustment';
  const now = timestamp(nowMs);
  return {
    ...{ id: randomUUIDv7(), owner_id, account_id, date, amount_minor: difference_minor, payee },
    ...{ payee_key: sortKey(payee), memo: `To the statement of ${date}`, category_id: null, parts: 0, tags: '[]' },
    ...{ transfer_id: null, status: 'cleared', bank_id: null, match_key: null, import_id: null },
    ...{ revision: 1, created_at: now, updated_at: now, deleted_at: null },
  };
}
