import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../../../kernel/clock/clock.ts';
import { foldedKey } from '../../../../kernel/database/database.ts';
import type { Reader, Writer } from '../../../../kernel/database/database.ts';
import type { Entry, EntryChange, Run } from '../../../../kernel/operations/operations.ts';
import { keepChanges } from '../../keep-changes.ts';
import type { TransactionChangeTable } from '../../money.table.ts';
import { bothSides } from '../../own-kept.ts';
import { sortKey, tagsColumn, tagsOf } from '../../rows.ts';
import type { Kept } from '../../rows.ts';
import { keptOf, storeTransactions } from '../../store-transactions.ts';
import { changedFields, stepFrom } from '../../write-change.ts';
import type { Step } from '../../write-change.ts';
import { EditDetail } from './bulk.schema.ts';
import type { EditInput } from './bulk.schema.ts';

const GONE = 'gone: It is not there any more.';
const CHANGED = 'changed: It was changed since, so it was left alone.';
const NO_CATEGORY = 'no-category: The category is not there any more.';
const RECONCILED = 'reconciled: Its other side was reconciled with a statement. Take that back first.';

/** What one entry becomes: the steps of it, one or both sides of a transfer, or why there are none. */
type Turn = readonly [Step, ...Step[]] | string;

interface Looked {
  readonly position: number;
  readonly detail: EditDetail;
  readonly kept: Kept | undefined;
  /** Of the wanted categories those that are there. */
  readonly categories: ReadonlySet<string>;
}

/** Changes the transactions of some entries, but for those that were changed since the plan was made. */
export async function editBatch(tx: Writer, run: Run<EditInput>, entries: readonly Entry[]): Promise<EntryChange[]> {
  const nowMs = run.context.clock.nowMs();
  const looked = await look(tx, run, entries);
  const left = await revisionsLeft(tx, run, looked);
  return turnAll(tx, run, { what: 'changed', otherwise: 'skipped', nowMs, looked }, ({ detail, kept, categories }) => {
    if (!kept || kept.row.deleted_at !== null) return GONE;
    if (kept.row.revision !== (left.get(detail.id) ?? detail.revision)) return CHANGED;
    if (isMissing(detail.category?.to, categories)) return NO_CATEGORY;
    return detail.trashed ? trash(tx, kept, nowMs) : [stepFrom(kept, { ...edited(kept, detail), nowMs })];
  });
}

/** Gives transactions back what the edit took, but for those of which that was changed since. */
export async function restoreBatch(tx: Writer, run: Run<EditInput>, entries: readonly Entry[]): Promise<EntryChange[]> {
  const nowMs = run.context.clock.nowMs();
  const looked = await look(tx, run, entries);
  return turnAll(tx, run, { what: 'undone', otherwise: 'left', nowMs, looked }, ({ detail, kept, categories }) => {
    if (!kept) return GONE;
    if (!isAsLeft(kept, detail)) return CHANGED;
    if (isMissing(detail.category?.from, categories)) return NO_CATEGORY;
    return detail.trashed ? untrash(tx, kept, nowMs) : [stepFrom(kept, { ...restored(kept, detail), nowMs })];
  });
}

async function turnAll(
  tx: Writer,
  { context: { actor, database }, operation }: Run<EditInput>,
  {
    what,
    otherwise,
    nowMs,
    looked,
  }: { what: 'changed' | 'undone'; otherwise: 'skipped' | 'left'; nowMs: number; looked: readonly Looked[] },
  turn: (one: Looked) => Turn | Promise<Turn>,
): Promise<EntryChange[]> {
  const owner_id = actor.person_id;
  const changes: EntryChange[] = [];
  const turns: (readonly [Step, ...Step[]])[] = [];
  for (const one of looked) {
    const next = await turn(one);
    if (typeof next === 'string') changes.push({ position: one.position, state: otherwise, reason: next });
    else turns.push(next);
  }
  await storeTransactions(tx, { database, owner_id, postings: turns.flat().map(posting) });
  const kept = (steps: readonly Step[], together?: string) =>
    keepChanges(tx, {
      ...{ database, owner_id, nowMs, together },
      changes: steps.map(({ before, after }) => ({
        ...{ transaction_id: after.row.id, what: whatOf(what, after), before, operation_id: operation.id },
        ...{ revision: after.row.revision, fields: before ? fieldsOf(before, after) : [] },
      })),
    });
  await kept(turns.filter(({ length }) => length === 1).flat());
  for (const both of turns) if (both.length > 1) await kept(both, randomUUIDv7());
  return changes;
}

function posting({ before, after }: Step) {
  return before === null ? { before, after } : { before, after };
}

function whatOf(what: 'changed' | 'undone', { row }: Kept): TransactionChangeTable['what'] {
  return what === 'changed' && row.deleted_at !== null ? 'trashed' : what;
}

function fieldsOf(before: Kept, after: Kept): string[] {
  const moved = (before.row.deleted_at === null) !== (after.row.deleted_at === null);
  return [...changedFields(before, after), ...(moved ? ['deleted_at'] : [])];
}

async function look(tx: Reader, { context: { actor } }: Run<EditInput>, entries: readonly Entry[]): Promise<Looked[]> {
  const owner_id = actor.person_id;
  const details = entries.map(({ position, detail }) => ({ position, detail: EditDetail.parse(detail) }));
  const kept = await keptOf(tx, { ids: details.map(({ detail }) => detail.id), owner_id });
  const wanted = new Set(
    details.flatMap(({ detail: { category } }) => [category?.from ?? [], category?.to ?? []].flat()),
  );
  const found =
    wanted.size === 0
      ? []
      : await tx
          .selectFrom('categories')
          .select('id')
          .where('owner_id', '=', owner_id)
          .where('id', 'in', [...wanted])
          .execute();
  const categories = new Set(found.map(({ id }) => id));
  return details.map((each) => ({ ...each, kept: kept.get(each.detail.id), categories }));
}

/** Transaction → the revision in which the operation left it last: what was undone is done again from there. */
async function revisionsLeft(
  tx: Reader,
  { operation }: Run<EditInput>,
  looked: readonly Looked[],
): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('transaction_changes')
    .select((row) => ['transaction_id', row.fn.max('revision').as('revision')])
    .where(
      'transaction_id',
      'in',
      looked.map(({ detail }) => detail.id),
    )
    .where('operation_id', '=', operation.id)
    .groupBy('transaction_id')
    .execute();
  return new Map(rows.map(({ transaction_id, revision }) => [transaction_id, revision]));
}

function isMissing(category: string | null | undefined, there: ReadonlySet<string>): boolean {
  return typeof category === 'string' && !there.has(category);
}

/** A transfer with both sides. */
async function trash(tx: Reader, kept: Kept, nowMs: number): Promise<Turn> {
  const [own, ...others] = await bothSides(tx, kept);
  if (others.some(({ row }) => row.status === 'reconciled')) return RECONCILED;
  const gone = { deleted_at: timestamp(nowMs), nowMs };
  return [
    stepFrom(own, gone),
    ...others.filter(({ row }) => row.deleted_at === null).map((side) => stepFrom(side, gone)),
  ];
}

async function untrash(tx: Reader, kept: Kept, nowMs: number): Promise<Turn> {
  const [own, ...others] = await bothSides(tx, kept);
  const back = { deleted_at: null, nowMs };
  return [
    stepFrom(own, back),
    ...others.filter(({ row }) => row.deleted_at !== null).map((side) => stepFrom(side, back)),
  ];
}

function edited({ row }: Kept, { category, payee, memo, status, added = [], removed = [] }: EditDetail) {
  return {
    ...fields({ category: category?.to, payee: payee?.to, memo: memo?.to, status: status?.to }),
    tags: retagged(row, { add: added, remove: removed }),
  };
}

function restored({ row }: Kept, { category, payee, memo, status, added = [], removed = [] }: EditDetail) {
  return {
    ...fields({ category: category?.from, payee: payee?.from, memo: memo?.from, status: status?.from }),
    tags: retagged(row, { add: removed, remove: added }),
  };
}

function fields({
  category,
  payee,
  memo,
  status,
}: {
  category: string | null | undefined;
  payee: string | undefined;
  memo: string | undefined;
  status: Kept['row']['status'] | undefined;
}) {
  return {
    ...(category === undefined ? {} : { category_id: category }),
    ...(payee === undefined ? {} : { payee, payee_key: sortKey(payee) }),
    ...(memo === undefined ? {} : { memo }),
    ...(status === undefined ? {} : { status }),
  };
}

function retagged(row: Kept['row'], { add, remove }: { add: readonly string[]; remove: readonly string[] }): string {
  const gone = new Set(remove.map(foldedKey));
  return tagsColumn([...tagsOf(row).filter((name) => !gone.has(foldedKey(name))), ...add]);
}

/** What has nothing to do with the edit, as a new date, is no reason to leave one. */
function isAsLeft({ row, parts }: Kept, detail: EditDetail): boolean {
  const { category, payee, memo, status, added = [], removed = [], trashed } = detail;
  if (trashed) return row.deleted_at !== null;
  const has = new Set(tagsOf(row).map(foldedKey));
  return (
    row.deleted_at === null &&
    (!category || (row.category_id === category.to && parts.length === 0 && row.transfer_id === null)) &&
    (!payee || row.payee === payee.to) &&
    (!memo || row.memo === memo.to) &&
    (!status || row.status === status.to) &&
    added.every((name) => has.has(foldedKey(name))) &&
    !removed.some((name) => has.has(foldedKey(name)))
  );
}
