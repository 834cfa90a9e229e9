import { setImmediate as turn } from 'node:timers/promises';
import type { Reader, Writer } from '../../../kernel/database/database.ts';
import type { Entry, Json, NewEntry, Run } from '../../../kernel/operations/operations.ts';
import { bumpBook } from '../books.ts';
import type { AccountTable, CategoryTable } from '../money.table.ts';
import { keptOf } from '../store-transactions.ts';
import type { Kept } from '../rows.ts';
import { stepFrom } from '../write-change.ts';
import { mergeBudgets } from './merge-budgets.ts';
import type { MergeInput } from './merge.schema.ts';
import { subjectOf } from '../subject-of.ts';
import { writeSteps } from './rule-batch.ts';

/** Transactions in one transaction of the database: others write between. */
const BATCH = 250;
/** How often more than there were at first are moved: somebody may go on using the category, such as a merge the other way round. */
const MOST_TIMES = 5;

interface Place {
  readonly moved: number;
  readonly most: number;
}

/** Moves what has the category, batch by batch, each with its entries; with the last one rules and budgets follow, and the category goes. */
export async function carryMerge(run: Run<MergeInput>): Promise<void> {
  const { context, progress, commit } = run;
  const entry = await theEntry(run);
  if (entry?.state !== 'planned') return;
  if (run.cursor === undefined) await startAfresh(run, entry);
  let place = (run.cursor as Place | undefined) ?? { moved: 0, most: MOST_TIMES * (await countOf(run)) + 10 * BATCH };
  const total = (place.most - 10 * BATCH) / MOST_TIMES;
  for (let settled = false; !settled;) {
    context.signal.throwIfAborted();
    let moved = 0;
    await commit({ moved: place.moved + BATCH, most: place.most } satisfies Json, async (tx) => {
      const there = await bothOf(tx, run);
      const some = 'reason' in there ? [] : await someWith(tx, run, BATCH);
      moved = some.length;
      settled = moved === 0 || 'reason' in there || place.moved >= place.most;
      if ('reason' in there) await skip(tx, run, { entry, reason: there.reason });
      else if (moved === 0) await finish(tx, run, { entry, ...there });
      else if (settled)
        await skip(tx, run, { entry, reason: 'busy: It was given to others again and again meanwhile.' });
      else await move(tx, run, { ids: some, ...there });
    });
    place = { ...place, moved: place.moved + moved };
    progress.report({ stage: 'merging', done: place.moved, total: Math.max(total, place.moved), unit: 'transactions' });
    await turn();
  }
}

/** The entry of the category; it stands before all others. */
export async function theEntry({ journal }: Pick<Run<MergeInput>, 'journal'>): Promise<Entry | undefined> {
  const [entry] = await journal.read({ limit: 1 });
  return entry;
}

/** What was undone was planned again, moves too: they are found anew. */
async function startAfresh({ journal, context }: Run<MergeInput>, entry: Entry): Promise<void> {
  if ((await journal.read({ after: entry.position, limit: 1 })).length === 0) return;
  const { position: _position, ...again } = entry;
  await context.database.write(async (tx) => {
    await journal.clear(tx);
    await journal.append(tx, [again]);
  });
}

async function bothOf(
  tx: Reader,
  { context, input }: Run<MergeInput>,
): Promise<{ from: CategoryTable; into: CategoryTable } | { reason: string }> {
  const rows = await tx
    .selectFrom('categories')
    .selectAll()
    .where('owner_id', '=', context.actor.person_id)
    .where('id', 'in', [input.category_id, input.into])
    .execute();
  const [from, into] = [input.category_id, input.into].map((wanted) => rows.find(({ id }) => id === wanted));
  if (!from) return { reason: 'gone: It is not there any more.' };
  if (!into) return { reason: 'gone: The category that it was to go into is not there any more.' };
  const child = await tx.selectFrom('categories').select('id').where('parent_id', '=', from.id).executeTakeFirst();
  return child ? { reason: 'in-use: There are categories within it by now.' } : { from, into };
}

/** Ids of transactions that have the category, in the trash too, or parts that have it. Once moved, they are not found again. */
async function someWith(tx: Reader, { context, input }: Run<MergeInput>, limit: number): Promise<string[]> {
  const { category_id } = input;
  const whole = tx
    .selectFrom('transactions')
    .select('id')
    .where('owner_id', '=', context.actor.person_id)
    .where('category_id', '=', category_id)
    .limit(limit);
  const found: string[] = [];
  for (const query of [
    whole.where('deleted_at', 'is', null),
    whole.where('deleted_at', 'is not', null),
    tx
      .selectFrom('transaction_parts')
      .select('transaction_id as id')
      .distinct()
      .where('category_id', '=', category_id)
      .limit(limit),
  ]) {
    if (found.length >= limit) break;
    found.push(...(await query.execute()).map(({ id }) => id));
  }
  return [...new Set(found)].slice(0, limit);
}

async function move(
  tx: Writer,
  run: Run<MergeInput>,
  { ids, from, into }: { ids: readonly string[]; from: CategoryTable; into: CategoryTable },
): Promise<void> {
  const { context, journal } = run;
  const [owner_id, nowMs] = [context.actor.person_id, context.clock.nowMs()];
  const kept = [...(await keptOf(tx, { ids, owner_id })).values()];
  const steps = kept.map((before) => stepFrom(before, { ...recategorised(before, from.id, into.id), nowMs }));
  await writeSteps(tx, run, { what: 'changed', steps, nowMs });
  const currencies = await currenciesOf(tx, kept);
  await journal.append(
    tx,
    kept.map(({ row, parts }): NewEntry => {
      const currency = currencies.get(row.account_id) ?? '';
      return {
        ...{ action: 'move', subject: subjectOf(row, currency), target: `${from.name} → ${into.name}` },
        ...{ state: 'done', reason: null, bytes: 0 },
        detail: {
          ...{ id: row.id, whole: row.category_id === from.id },
          parts: parts.filter(({ category_id }) => category_id === from.id).map(({ position }) => position),
        },
      };
    }),
  );
}

/** A transaction with another category where it had the one, its parts too. */
function recategorised({ row, parts }: Kept, was: string, is: string) {
  const other = (id: string | null) => (id === was ? is : id);
  return {
    category_id: other(row.category_id),
    parts: parts.map((part) => ({ ...part, category_id: other(part.category_id) })),
  };
}

async function currenciesOf(tx: Reader, kept: readonly Kept[]): Promise<Map<AccountTable['id'], string>> {
  const ids = [...new Set(kept.map(({ row }) => row.account_id))];
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('accounts').select(['id', 'currency']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, currency }) => [id, currency]));
}

async function finish(
  tx: Writer,
  { context, journal }: Run<MergeInput>,
  { entry: { position }, from, into }: { entry: Entry; from: CategoryTable; into: CategoryTable },
): Promise<void> {
  const rules = await tx.selectFrom('money_rules').select(['id', 'name']).where('category_id', '=', from.id).execute();
  await tx
    .updateTable('money_rules')
    .set((row) => ({ category_id: into.id, revision: row('revision', '+', 1) }))
    .where('category_id', '=', from.id)
    .execute();
  const target = `${from.name} → ${into.name}`;
  const budgets = await mergeBudgets(tx, { database: context.database, from, into, nowMs: context.clock.nowMs() });
  await journal.append(tx, [
    ...rules.map(({ id, name }) => followed('rule', name || 'A rule', { rule_id: id })),
    ...budgets.map((detail) => followed('budget', `Budget in ${detail.currency}`, detail)),
  ]);
  await tx.deleteFrom('categories').where('id', '=', from.id).execute();
  await bumpBook(tx, from.owner_id);
  await journal.settle(tx, { from: position, to: position, was: 'planned', state: 'done' }, [
    { position, state: 'done', detail: { ...from } satisfies Json },
  ]);

  function followed(action: string, subject: string, detail: Json): NewEntry {
    return { action, subject, target, state: 'done', reason: null, bytes: 0, detail };
  }
}

async function skip(
  tx: Writer,
  { journal }: Run<MergeInput>,
  { entry: { position }, reason }: { entry: Entry; reason: string },
): Promise<void> {
  await journal.settle(tx, { from: position, to: position, was: 'planned', state: 'skipped' }, [
    { position, state: 'skipped', reason },
  ]);
}

async function countOf({ context: { database, actor }, input }: Run<MergeInput>): Promise<number> {
  const { entries } = await database.read
    .selectFrom('account_months')
    .select((row) => row.fn.coalesce(row.fn.sum<number>('entries'), row.lit(0)).as('entries'))
    .where('owner_id', '=', actor.person_id)
    .where('category_key', '=', input.category_id)
    .executeTakeFirstOrThrow();
  return entries;
}
