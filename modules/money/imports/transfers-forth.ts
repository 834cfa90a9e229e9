import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Writer } from '../../../kernel/database/database.ts';
import type { Entry, Run } from '../../../kernel/operations/operations.ts';
import type { Kept } from '../rows.ts';
import { sortKey } from '../rows.ts';
import { keptOf } from '../store-transactions.ts';
import { stepFrom } from '../write-change.ts';
import { asJson, detailOf } from './import-detail.ts';
import type { Outcome, TransferDetail } from './import-detail.ts';
import type { ImportInput } from './imports.schema.ts';
import { openAccounts } from './open-accounts.ts';
import { storePairs } from './store-pairs.ts';
import type { Pair } from './store-pairs.ts';

const NOT_HERE = 'gone: One of its sides is not here.';
const NOT_FREE = 'transfer: One of its sides is a transfer already, in parts, or reconciled.';

/** Makes transfers of what is here by now: rows of this import, rows that were here, and sides that no file has. */
export async function bringTransfers(
  tx: Writer,
  run: Run<ImportInput>,
  entries: readonly Entry[],
): Promise<ReadonlyMap<number, Outcome>> {
  const { actor, clock } = run.context;
  const [owner_id, nowMs] = [actor.person_id, clock.nowMs()];
  const outcomes = new Map<number, Outcome>();
  const planned = transfersOf(entries);
  if (planned.length === 0) return outcomes;
  const kept = await keptOf(tx, { owner_id, ids: planned.flatMap(({ detail: { one, other } }) => [one, other]) });
  const accounts = planned.flatMap(({ detail: { one, made } }) => [made?.account_id, kept.get(one)?.row.account_id]);
  const ids = new Set(accounts.filter((id) => id !== undefined));
  const open = await openAccounts(tx, { owner_id, ids });
  const pairs: Pair[] = [];
  for (const { position, detail } of planned) {
    const { made, transfer_id } = detail;
    const [one, other] = [kept.get(detail.one), made ? undefined : kept.get(detail.other)];
    const currency = made && open.get(made.account_id);
    const isThere = made ? currency !== undefined && currency === open.get(one?.row.account_id ?? '') : other;
    if (!one || !isThere) outcomes.set(position, { skipped: NOT_HERE });
    else if (!isFree(one) || (other && !(isFree(other) && other.row.amount_minor === -one.row.amount_minor)))
      outcomes.set(position, { skipped: NOT_FREE });
    else {
      const side = { transfer_id, category_id: null, nowMs };
      const away = stepFrom(one, side);
      const into = other ? stepFrom(other, side) : { before: null, after: madeSide(detail, run, nowMs) };
      pairs.push([away, into]);
      const was = {
        one: { category_id: one.row.category_id, revision: away.after.row.revision },
        other: { category_id: other?.row.category_id ?? null, revision: into.after.row.revision },
      };
      outcomes.set(position, { detail: asJson({ ...detail, was }) });
    }
  }
  await storePairs(tx, run, { what: 'changed', pairs, nowMs });
  return outcomes;
}

export function transfersOf(entries: readonly Entry[]) {
  return entries
    .filter(({ action }) => action === 'transfer')
    .map(({ position, detail }) => ({ position, detail: detailOf<TransferDetail>(detail) }));
}

function isFree({ row, parts }: Kept): boolean {
  return row.deleted_at === null && row.transfer_id === null && row.status !== 'reconciled' && parts.length === 0;
}

/** As a person would enter it: no bank has said it yet, so that a statement that does is merged with it. */
function madeSide({ other: id, transfer_id, made }: TransferDetail, run: Run<ImportInput>, nowMs: number): Kept {
  if (!made) throw new Error('The other side of this transfer is not to be made.');
  const { account_id, date, payee, memo } = made;
  const now = timestamp(nowMs);
  return {
    row: {
      ...{ id, owner_id: run.context.actor.person_id, account_id, date, amount_minor: BigInt(made.amount_minor) },
      ...{ payee, payee_key: sortKey(payee), memo, category_id: null, parts: 0, tags: '[]', transfer_id },
      ...{ status: 'uncleared', bank_id: null, match_key: null, import_id: run.operation.id },
      ...{ revision: 1, created_at: now, updated_at: now, deleted_at: null },
    },
    parts: [],
  };
}
