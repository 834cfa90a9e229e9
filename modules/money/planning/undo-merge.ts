import { setImmediate as turn } from 'node:timers/promises';
import { timestamp } from '../../../kernel/clock/clock.ts';
import { foldedKey } from '../../../kernel/database/database.ts';
import type { Reader, Writer } from '../../../kernel/database/database.ts';
import type { Entry, EntryChange, Json, Run } from '../../../kernel/operations/operations.ts';
import { bumpBook } from '../books.ts';
import type { CategoryTable } from '../money.table.ts';
import type { Kept } from '../rows.ts';
import { keptOf } from '../store-transactions.ts';
import { stepFrom } from '../write-change.ts';
import type { Step } from '../write-change.ts';
import { theEntry } from './carry-merge.ts';
import { budgetsOf, writeBudgets } from './merge-budgets.ts';
import { BudgetDetail, CategoryDetail, MoveDetail, RuleDetail } from './merge.schema.ts';
import type { MergeInput } from './merge.schema.ts';
import { writeSteps } from './rule-batch.ts';

const BATCH = 250;
const LONGEST_NAME = 60;
const GONE = 'gone: It is not there any more.';
const CHANGED = 'changed: It was changed since, so it was left alone.';

/** Makes the category again, as it was, and gives it back to what had it and still has the other one. */
export async function undoMerge(run: Run<MergeInput>): Promise<void> {
  const { journal, context, progress, commit } = run;
  const entry = await theEntry(run);
  if (!entry) return;
  // A merge that was stopped midway has moved some, and the category is there still.
  if (entry.state === 'done') await commit(0, (tx) => makeAgain(tx, run, entry));
  const total = (await journal.counts()).done.entries;
  let [position, done] = [entry.position, 0];
  for (;;) {
    context.signal.throwIfAborted();
    const entries = await journal.read({ after: position, states: ['done'], limit: BATCH });
    const [first, last] = [entries.at(0), entries.at(-1)];
    if (!first || !last) return;
    position = last.position;
    await commit(position satisfies Json, async (tx) => {
      const changes = await giveBack(tx, run, entries);
      await journal.settle(tx, { from: first.position, to: position, was: 'done', state: 'undone' }, changes);
    });
    done += entries.length;
    progress.report({ stage: 'giving back', done, total, unit: 'transactions' });
    await turn();
  }
}

/** With its id, colour and place; beside another one that has its name by now, under a name like it. */
async function makeAgain(
  tx: Writer,
  { context, journal }: Run<MergeInput>,
  { position, detail }: Entry,
): Promise<void> {
  const was = CategoryDetail.parse(detail);
  const there = await tx.selectFrom('categories').select('id').where('id', '=', was.id).executeTakeFirst();
  const parent_id = await parentOf(tx, was);
  const name = await freeName(tx, { ...was, parent_id });
  if (!there) {
    const now = timestamp(context.clock.nowMs());
    const again = { ...was, parent_id, name, name_key: foldedKey(name), revision: was.revision + 1, updated_at: now };
    await tx.insertInto('categories').values(again).execute();
    await bumpBook(tx, was.owner_id);
  }
  const renamed = !there && name !== was.name;
  const reason = renamed ? `name-taken: Another category has its name by now; it came back as ${name}.` : null;
  await journal.settle(tx, { from: position, to: position, was: 'done', state: 'undone' }, [
    { position, state: 'undone', reason },
  ]);
}

async function parentOf(tx: Reader, { parent_id, owner_id, kind }: CategoryTable): Promise<string | null> {
  if (parent_id === null) return null;
  const parent = await tx
    .selectFrom('categories')
    .select('id')
    .where('id', '=', parent_id)
    .where('owner_id', '=', owner_id)
    .where('parent_id', 'is', null)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return parent?.id ?? null;
}

async function freeName(tx: Reader, { owner_id, parent_id, name }: CategoryTable): Promise<string> {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` (${number})`;
    const short = Array.from(name).slice(0, LONGEST_NAME - ending.length);
    const tried = `${short.join('')}${ending}`;
    const taken = await tx
      .selectFrom('categories')
      .select('id')
      .where('owner_id', '=', owner_id)
      .where('name_key', '=', foldedKey(tried))
      .where('parent_id', parent_id === null ? 'is' : '=', parent_id)
      .executeTakeFirst();
    if (!taken) return tried;
  }
}

async function giveBack(tx: Writer, run: Run<MergeInput>, entries: readonly Entry[]): Promise<EntryChange[]> {
  const { category_id } = run.input;
  const there = await tx.selectFrom('categories').select('id').where('id', '=', category_id).executeTakeFirst();
  if (!there)
    return entries.map(({ position }) => ({
      position,
      state: 'left',
      reason: 'gone: The category is not there any more.',
    }));
  const changes = await giveBackTransactions(
    tx,
    run,
    entries.filter(({ action }) => action === 'move'),
  );
  for (const { position, action, detail } of entries) {
    const reason =
      action === 'rule'
        ? await giveBackRule(tx, run, detail)
        : action === 'budget'
          ? await giveBackBudget(tx, run, detail)
          : undefined;
    if (reason !== undefined) changes.push({ position, state: 'left', reason });
  }
  return changes;
}

async function giveBackTransactions(
  tx: Writer,
  run: Run<MergeInput>,
  entries: readonly Entry[],
): Promise<EntryChange[]> {
  const { context, input } = run;
  const [owner_id, nowMs] = [context.actor.person_id, context.clock.nowMs()];
  const details = entries.map(({ position, detail }) => ({ position, ...MoveDetail.parse(detail) }));
  const kept = await keptOf(tx, { ids: details.map(({ id }) => id), owner_id });
  const changes: EntryChange[] = [];
  const steps: Step[] = [];
  for (const { position, id, whole, parts } of details) {
    const now = kept.get(id);
    if (!now) changes.push({ position, state: 'left', reason: GONE });
    else if (!isAsLeft(now, { into: input.into, whole, parts }))
      changes.push({ position, state: 'left', reason: CHANGED });
    else
      steps.push(
        stepFrom(now, {
          ...(whole ? { category_id: input.category_id } : {}),
          parts: now.parts.map((part) =>
            parts.includes(part.position) ? { ...part, category_id: input.category_id } : part,
          ),
          nowMs,
        }),
      );
  }
  await writeSteps(tx, run, { what: 'undone', steps, nowMs });
  return changes;
}

function isAsLeft(
  now: Kept,
  { into, whole, parts }: { into: string; whole: boolean; parts: readonly number[] },
): boolean {
  return (
    (!whole || now.row.category_id === into) &&
    parts.every((wanted) => now.parts.some(({ position, category_id }) => position === wanted && category_id === into))
  );
}

async function giveBackRule(tx: Writer, { input }: Run<MergeInput>, detail: Json): Promise<string | undefined> {
  const { numUpdatedRows } = await tx
    .updateTable('money_rules')
    .set((row) => ({ category_id: input.category_id, revision: row('revision', '+', 1) }))
    .where('id', '=', RuleDetail.parse(detail).rule_id)
    .where('category_id', '=', input.into)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 0n ? CHANGED : undefined;
}

async function giveBackBudget(
  tx: Writer,
  { context: { actor, database, clock }, input }: Run<MergeInput>,
  detail: Json,
): Promise<string | undefined> {
  const { currency, from, into, merged } = BudgetDetail.parse(detail);
  const now = (await budgetsOf(tx, input.into)).get(currency) ?? [];
  if (JSON.stringify(now) !== JSON.stringify(merged)) return CHANGED;
  const around = { database, currency, nowMs: clock.nowMs() };
  const owner_id = actor.person_id;
  await writeBudgets(tx, { ...around, category: { id: input.into, owner_id }, rows: into });
  await writeBudgets(tx, { ...around, category: { id: input.category_id, owner_id }, rows: from });
  return undefined;
}
