import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Writer } from '../../../kernel/database/database.ts';
import type { Entry, Run } from '../../../kernel/operations/operations.ts';
import { keepChanges } from '../keep-changes.ts';
import { keptOf, storeTransactions } from '../store-transactions.ts';
import type { Posting } from '../store-transactions.ts';
import { CategoriesNow } from './categories-now.ts';
import { asJson, detailOf } from './import-detail.ts';
import type { AccountDetail, CategoryDetail, EntryDetail, FileDetail, Outcome } from './import-detail.ts';
import type { ImportInput } from './imports.schema.ts';
import { CameMeanwhile } from './came-meanwhile.ts';
import { makeAccount, makeCategory } from './make-needed.ts';
import { isByHand } from './meet-rows.ts';
import { remember } from './remembered.ts';
import { openAccounts } from './open-accounts.ts';
import { keptOfEntry } from './row-of-entry.ts';
import { bringTransfers } from './transfers-forth.ts';
import { addTwins } from './twins.ts';
import type { NewTwin } from './twins.ts';

const OPEN_ACCOUNT = 'account-gone: Its account is closed, or is no more.';
const OTHER_CURRENCY = 'other-currency: Its account is in another currency by now.';
const CAME = 'known: It came here since the preview.';
const CHANGED = 'changed-since-the-preview';

/** Carries out a batch of the plan. What came here since the preview is not brought again; what was changed since is left. */
export async function bring(
  tx: Writer,
  run: Run<ImportInput>,
  entries: readonly Entry[],
): Promise<ReadonlyMap<number, Outcome>> {
  const { context, operation } = run;
  const { actor, database, clock } = context;
  const [owner_id, nowMs] = [actor.person_id, clock.nowMs()];
  const now = timestamp(nowMs);
  const outcomes = new Map<number, Outcome>();
  const booked: { position: number; detail: EntryDetail; isSame: boolean }[] = [];
  for (const { position, action, detail } of entries) {
    if (action === 'account') await makeAccount(tx, context, detailOf<AccountDetail>(detail));
    else if (action === 'category') await makeCategory(tx, context, detailOf<CategoryDetail>(detail));
    else if (action === 'file') await remember(tx, { owner_id, sources: detailOf<FileDetail>(detail).sources, nowMs });
    else if (action !== 'transfer') {
      const entry = detailOf<EntryDetail>(detail);
      booked.push({ position, detail: entry, isSame: action === 'merge' || entry.decision === 'same' });
    }
  }
  const open = await openAccounts(tx, { owner_id, ids: new Set(booked.map(({ detail }) => detail.account_id)) });
  const meanwhile = await CameMeanwhile.since(tx, {
    operation_id: operation.id,
    details: booked.map(({ detail }) => detail),
  });
  const categories = await CategoriesNow.of(tx, owner_id);
  const met = await keptOf(tx, {
    owner_id,
    ids: booked.flatMap(({ detail, isSame }) => (isSame ? (detail.others[0]?.transaction_id ?? []) : [])),
  });
  const [postings, merged, twins]: [Posting[], Parameters<typeof keepChanges>[1]['changes'][number][], NewTwin[]] = [
    [],
    [],
    [],
  ];
  for (const { position, detail, isSame } of booked) {
    const currency = open.get(detail.account_id);
    if (currency === undefined) outcomes.set(position, { left: OPEN_ACCOUNT });
    else if (currency !== detail.currency) outcomes.set(position, { left: OTHER_CURRENCY });
    else if (meanwhile.has(detail)) outcomes.set(position, { skipped: CAME });
    else if (isSame) {
      const before = met.get(detail.others[0]?.transaction_id ?? '');
      if (
        !before ||
        before.row.deleted_at !== null ||
        before.row.amount_minor !== BigInt(detail.amount_minor) ||
        before.row.account_id !== detail.account_id
      )
        outcomes.set(position, { left: CHANGED });
      else if (!isByHand(before.row) || before.row.status === 'reconciled') {
        twins.push({ detail, transaction_id: before.row.id });
        meanwhile.bring(detail);
      } else {
        const { id, status, revision } = before.row;
        const { bank_id, match_key } = detail;
        const cleared = detail.status === 'cleared' ? 'cleared' : status;
        const row = {
          ...before.row,
          bank_id,
          match_key,
          status: cleared,
          import_id: operation.id,
          revision: revision + 1,
          updated_at: now,
        };
        postings.push({ before, after: { row, parts: before.parts } });
        merged.push({
          transaction_id: id,
          what: 'merged',
          fields: ['status'],
          revision: revision + 1,
          before,
          operation_id: operation.id,
        });
        outcomes.set(position, { detail: asJson({ ...detail, met: { id, status } }) });
        met.set(id, { row, parts: before.parts });
        meanwhile.bring(detail);
      }
    } else {
      const placed = categories.place(detail);
      if (placed !== detail) outcomes.set(position, { detail: asJson(placed) });
      postings.push({ before: null, after: keptOfEntry(placed, { owner_id, import_id: operation.id, now }) });
      meanwhile.bring(detail);
    }
  }
  await storeTransactions(tx, { database, owner_id, postings });
  await addTwins(tx, { database, operation_id: operation.id, twins });
  await keepChanges(tx, { database, owner_id, changes: merged, nowMs });
  return new Map([...outcomes, ...(await bringTransfers(tx, run, entries))]);
}
