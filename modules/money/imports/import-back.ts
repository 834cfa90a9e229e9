import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Writer } from '../../../kernel/database/database.ts';
import type { Entry, Run } from '../../../kernel/operations/operations.ts';
import { keepChanges } from '../keep-changes.ts';
import type { Change } from '../keep-changes.ts';
import { keptOf, storeTransactions } from '../store-transactions.ts';
import type { Posting } from '../store-transactions.ts';
import { foreignCounts } from './came-meanwhile.ts';
import { asJson, detailOf } from './import-detail.ts';
import type { AccountDetail, CategoryDetail, EntryDetail, Outcome } from './import-detail.ts';
import type { ImportInput } from './imports.schema.ts';
import { isAsWritten, keptOfEntry } from './row-of-entry.ts';
import { takeTwin } from './twins.ts';
import { takeTransfers } from './transfers-back.ts';
import { takeUnusedAccount, takeUnusedCategory } from './take-unused.ts';

/** Actions of entries that are a transaction. */
const BOOKED: ReadonlySet<string> = new Set(['create', 'merge', 'doubt']);
/** Why an undo leaves one. */
const CHANGED = 'changed-since-the-import';
const RECONCILED = 'reconciled: It was reconciled with a statement.';
const IN_USE = 'in-use: It is used, or was changed since.';

/**
 * Takes a batch back: what came goes for good, what was merged is the person's alone again. What somebody changed since is left, what is reconciled
 * too; what is not here any more counts as taken back.
 */
export async function takeBack(
  tx: Writer,
  run: Run<ImportInput>,
  entries: readonly Entry[],
): Promise<ReadonlyMap<number, Outcome>> {
  const { context, operation } = run;
  const { actor, database, clock } = context;
  const [owner_id, nowMs] = [actor.person_id, clock.nowMs()];
  const now = timestamp(nowMs);
  const outcomes = new Map<number, Outcome>(await takeTransfers(tx, run, entries));
  const booked = entries.filter(({ action }) => BOOKED.has(action));
  const details = booked.map(({ position, detail }) => ({ position, detail: detailOf<EntryDetail>(detail) }));
  const present = await keptOf(tx, { owner_id, ids: details.map(({ detail }) => detail.met?.id ?? detail.id) });
  const counts = await foreignCounts(tx, { operation_id: operation.id, details: details.map(({ detail }) => detail) });
  const [postings, changes]: [Posting[], Change[]] = [[], []];
  for (const { position, detail } of details) {
    const here = present.get(detail.met?.id ?? detail.id);
    if (!here) {
      await takeTwin(tx, { detail, operation_id: operation.id });
      continue;
    }
    if (here.row.status === 'reconciled') outcomes.set(position, { left: RECONCILED });
    else if (detail.met) {
      const { match_key, bank_id, import_id, revision } = here.row;
      if (match_key !== detail.match_key || bank_id !== detail.bank_id || import_id !== operation.id) {
        outcomes.set(position, { left: CHANGED });
        continue;
      }
      const row = {
        ...here.row,
        match_key: null,
        bank_id: null,
        import_id: null,
        status: detail.met.status,
        revision: revision + 1,
        updated_at: now,
      };
      postings.push({ before: here, after: { row, parts: here.parts } });
      changes.push({
        transaction_id: row.id,
        what: 'undone',
        fields: ['status'],
        revision: row.revision,
        before: here,
        operation_id: operation.id,
      });
    } else if (isAsWritten(keptOfEntry(detail, { owner_id, import_id: operation.id, now }), here)) {
      postings.push({ before: here, after: null });
      // Whatever came while this one was here came beside it: done again, it is not taken for that.
      const seen = counts(detail);
      if (seen.none !== detail.seen?.none || seen.id !== detail.seen.id)
        outcomes.set(position, { detail: asJson({ ...detail, seen: { ...seen, rank: detail.seen?.rank ?? 0 } }) });
    } else outcomes.set(position, { left: CHANGED });
  }
  await storeTransactions(tx, { database, owner_id, postings });
  await keepChanges(tx, { database, owner_id, changes, nowMs });
  for (const { position, action, detail } of entries) {
    if (
      action === 'account' &&
      !(await takeUnusedAccount(tx, { owner_id, id: detailOf<AccountDetail>(detail).account.id }))
    )
      outcomes.set(position, { left: IN_USE });
    if (
      action === 'category' &&
      !(await takeUnusedCategory(tx, { owner_id, id: detailOf<CategoryDetail>(detail).category.id }))
    )
      outcomes.set(position, { left: IN_USE });
  }
  return outcomes;
}
