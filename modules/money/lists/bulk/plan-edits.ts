import { foldedKey } from '../../../../kernel/database/database.ts';
import type { NewEntry, Run } from '../../../../kernel/operations/operations.ts';
import { tagsOf } from '../../rows.ts';
import { subjectOf } from '../../subject-of.ts';
import type { TransactionTable } from '../../money.table.ts';
import { selectedRows } from '../selected-rows.ts';
import type { Edit, EditDetail, EditInput } from './bulk.schema.ts';

const MOST_TAGS_OF_ONE = 20;

/** What an entry is made with. */
interface Names {
  /** Of categories, by id. */
  readonly categories: ReadonlyMap<string, string>;
  /** Of accounts, by id. */
  readonly currencies: ReadonlyMap<string, string>;
  /** Transfers that are planned already, by their other side. */
  readonly transfers: Set<string>;
}

/** Writes what would be done into the journal, one entry for each transaction. */
export async function planEdits({ context, input, journal, progress }: Run<EditInput>): Promise<void> {
  const { database, signal, actor } = context;
  const of = (table: 'categories' | 'accounts') =>
    database.read.selectFrom(table).where('owner_id', '=', actor.person_id);
  const categories = await of('categories').select(['id', 'name']).execute();
  const accounts = await database.read
    .selectFrom('accounts')
    .select(['id', 'currency'])
    .where('owner_id', '=', actor.person_id)
    .execute();
  const names: Names = {
    categories: new Map(categories.map(({ id, name }) => [id, name])),
    currencies: new Map(accounts.map(({ id, currency }) => [id, currency])),
    transfers: new Set(),
  };
  let seen = 0;
  for await (const rows of selectedRows(context, input)) {
    signal.throwIfAborted();
    const entries = rows.map((row) => entryFor(row, input.edit, names));
    await database.write((tx) => journal.append(tx, entries));
    seen += rows.length;
    progress.report({ stage: 'looking', done: seen, unit: 'transactions' });
  }
}

function entryFor(row: TransactionTable, edit: Edit, names: Names): NewEntry {
  const detail = detailOf(row, edit);
  const words = wordsOf(detail, names);
  const reason = refusalOf(row, { edit, detail, names, words });
  return {
    action: edit.delete ? 'delete' : 'change',
    subject: subjectOf(row, names.currencies.get(row.account_id) ?? ''),
    target: words.join(', ') || null,
    state: reason === null ? 'planned' : 'skipped',
    reason,
    bytes: 0,
    detail,
  };
}

function detailOf(row: TransactionTable, edit: Edit): EditDetail {
  const has = new Set(tagsOf(row).map(foldedKey));
  const unwanted = new Set((edit.remove_tags ?? []).map(foldedKey));
  const added = [...new Map((edit.add_tags ?? []).map((name) => [foldedKey(name), name]))]
    .filter(([key]) => !has.has(key))
    .map(([, name]) => name);
  const removed = tagsOf(row).filter((name) => unwanted.has(foldedKey(name)));
  const { category_id, payee, memo, status } = edit;
  const moves = <Value>(from: Value, to: Value | undefined) => to !== undefined && to !== from;
  return {
    ...{ id: row.id, revision: row.revision },
    ...(moves(row.category_id, category_id) ? { category: { from: row.category_id, to: category_id ?? null } } : {}),
    ...(moves(row.payee, payee) ? { payee: { from: row.payee, to: payee ?? '' } } : {}),
    ...(moves(row.memo, memo) ? { memo: { from: row.memo, to: memo ?? '' } } : {}),
    ...(status !== undefined && status !== row.status ? { status: { from: row.status, to: status } } : {}),
    ...(added.length > 0 ? { added } : {}),
    ...(removed.length > 0 ? { removed } : {}),
    ...(edit.delete ? { trashed: true } : {}),
  };
}

function wordsOf(
  { category, payee, memo, status, added = [], removed = [], trashed }: EditDetail,
  names: Names,
): string[] {
  const nameOf = (id: string | null) => (id === null ? 'no category' : (names.categories.get(id) ?? 'a category'));
  return [
    ...(trashed ? ['to the trash'] : []),
    ...(category ? [`${nameOf(category.from)} → ${nameOf(category.to)}`] : []),
    ...(payee ? [payee.to === '' ? 'no payee' : `payee ${payee.to}`] : []),
    ...(memo ? [memo.to === '' ? 'no memo' : `memo ${memo.to}`] : []),
    ...(status ? [status.to] : []),
    ...added.map((name) => `+ ${name}`),
    ...removed.map((name) => `− ${name}`),
  ];
}

/** Why a transaction is left out as a whole; null: it is not. */
function refusalOf(
  row: TransactionTable,
  { edit, detail, names, words }: { edit: Edit; detail: EditDetail; names: Names; words: readonly string[] },
): string | null {
  if (row.status === 'reconciled' && (edit.delete || edit.status !== undefined))
    return 'reconciled: It was reconciled with a statement. Take that back first.';
  if (edit.category_id !== undefined && row.transfer_id !== null) return 'transfer: A transfer has no category.';
  if (edit.category_id !== undefined && row.parts > 0) return 'in-parts: It is in parts, each with its own category.';
  if (edit.delete && row.transfer_id !== null) {
    if (names.transfers.has(row.transfer_id)) return 'together: It goes with its other side.';
    names.transfers.add(row.transfer_id);
  }
  if (words.length === 0) return 'unchanged: It is so already.';
  const tags = tagsOf(row).length + (detail.added?.length ?? 0) - (detail.removed?.length ?? 0);
  return detail.added && tags > MOST_TAGS_OF_ONE
    ? `too-many-tags: A transaction has ${MOST_TAGS_OF_ONE} tags at most.`
    : null;
}
