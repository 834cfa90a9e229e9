import { foldedKey } from '../../../kernel/database/database.ts';
import type { Reader, Writer } from '../../../kernel/database/database.ts';
import type { Entry, EntryChange, Run } from '../../../kernel/operations/operations.ts';
import { keepChanges } from '../keep-changes.ts';
import type { TransactionChangeTable } from '../money.table.ts';
import { sortKey, tagsColumn, tagsOf } from '../rows.ts';
import type { Kept } from '../rows.ts';
import { keptOf, storeTransactions } from '../store-transactions.ts';
import { changedFields, stepFrom } from '../write-change.ts';
import type { Step } from '../write-change.ts';
import { ApplyDetail } from './apply.schema.ts';
import type { ApplyInput } from './apply.schema.ts';

const GONE = 'gone: It is not there any more.';
const CHANGED = 'changed: It was changed since, so it was left alone.';
const NO_CATEGORY = 'no-category: The category is not there any more.';

type Around = Pick<Run<unknown>, 'context' | 'operation'>;

/** Changes the transactions of some entries, but for those that were changed since the plan was made. */
export async function ruleBatch(tx: Writer, run: Run<ApplyInput>, entries: readonly Entry[]): Promise<EntryChange[]> {
  const nowMs = run.context.clock.nowMs();
  const looked = await look(tx, run, entries);
  const left = await revisionsLeft(tx, run, entries);
  const changes: EntryChange[] = [];
  const steps: Step[] = [];
  for (const { position, detail, kept } of looked.details) {
    const reason = !isHere(kept)
      ? GONE
      : kept.row.revision !== (left.get(kept.row.id) ?? detail.revision)
        ? CHANGED
        : detail.category && !looked.categories.has(detail.category.to)
          ? NO_CATEGORY
          : undefined;
    if (reason !== undefined || !kept) changes.push({ position, state: 'skipped', reason: reason ?? GONE });
    else steps.push(stepFrom(kept, { ...ruled(kept, detail), nowMs }));
  }
  await writeSteps(tx, run, { what: 'ruled', steps, nowMs });
  return changes;
}

/** Gives transactions back what the rules took, but for those of which that was changed since. */
export async function restoreBatch(
  tx: Writer,
  run: Run<ApplyInput>,
  entries: readonly Entry[],
): Promise<EntryChange[]> {
  const nowMs = run.context.clock.nowMs();
  const looked = await look(tx, run, entries);
  const changes: EntryChange[] = [];
  const steps: Step[] = [];
  for (const { position, detail, kept } of looked.details) {
    const from = detail.category?.from ?? null;
    const reason = !kept
      ? GONE
      : !isAsLeft(kept, detail)
        ? CHANGED
        : from !== null && !looked.categories.has(from)
          ? NO_CATEGORY
          : undefined;
    if (reason !== undefined || !kept) changes.push({ position, state: 'left', reason: reason ?? GONE });
    else steps.push(stepFrom(kept, { ...restored(kept, detail), nowMs }));
  }
  await writeSteps(tx, run, { what: 'undone', steps, nowMs });
  return changes;
}

/** Writes steps of an operation, each with its place in the history. Up to 1,000. */
export async function writeSteps(
  tx: Writer,
  { context: { actor, database }, operation }: Around,
  { what, steps, nowMs }: { what: TransactionChangeTable['what']; steps: readonly Step[]; nowMs: number },
): Promise<void> {
  const owner_id = actor.person_id;
  await storeTransactions(tx, {
    ...{ database, owner_id },
    postings: steps.map(({ before, after }) => (before === null ? { before, after } : { before, after })),
  });
  await keepChanges(tx, {
    ...{ database, owner_id, nowMs },
    changes: steps.map(({ before, after }) => ({
      ...{ transaction_id: after.row.id, what, before, revision: after.row.revision, operation_id: operation.id },
      fields: before === null ? [] : changedFields(before, after),
    })),
  });
}

async function look(tx: Reader, { context: { actor } }: Around, entries: readonly Entry[]) {
  const owner_id = actor.person_id;
  const details = entries.map(({ position, detail }) => ({ position, detail: ApplyDetail.parse(detail) }));
  const kept = await keptOf(tx, { ids: details.map(({ detail }) => detail.id), owner_id });
  const wanted = new Set(
    details.flatMap(({ detail: { category } }) => [category?.from ?? [], category?.to ?? []].flat()),
  );
  const categories =
    wanted.size === 0
      ? []
      : await tx
          .selectFrom('categories')
          .select('id')
          .where('owner_id', '=', owner_id)
          .where('id', 'in', [...wanted])
          .execute();
  return {
    details: details.map((each) => ({ ...each, kept: kept.get(each.detail.id) })),
    categories: new Set(categories.map(({ id }) => id)),
  };
}

function isHere(kept: Kept | undefined): kept is Kept {
  return kept !== undefined && kept.row.deleted_at === null && kept.parts.length === 0 && kept.row.transfer_id === null;
}

function ruled({ row }: Kept, { category, payee, tags = [] }: ApplyDetail) {
  return {
    ...(category ? { category_id: category.to } : {}),
    ...(payee ? { payee: payee.to, payee_key: sortKey(payee.to) } : {}),
    tags: tagsColumn([...tagsOf(row), ...tags]),
  };
}

function restored({ row }: Kept, { category, payee, tags = [] }: ApplyDetail) {
  const added = new Set(tags.map(foldedKey));
  return {
    ...(category ? { category_id: category.from } : {}),
    ...(payee ? { payee: payee.from, payee_key: sortKey(payee.from) } : {}),
    tags: tagsColumn(tagsOf(row).filter((name) => !added.has(foldedKey(name)))),
  };
}

/** What has nothing to do with the rules, as a new memo, is no reason to leave one. */
function isAsLeft({ row, parts }: Kept, { category, payee, tags = [] }: ApplyDetail): boolean {
  const has = new Set(tagsOf(row).map(foldedKey));
  return (
    (!category || (row.category_id === category.to && parts.length === 0 && row.transfer_id === null)) &&
    (!payee || row.payee === payee.to) &&
    tags.every((name) => has.has(foldedKey(name)))
  );
}

/** Transaction → the revision in which the operation left it last: what was undone is done again from there. */
async function revisionsLeft(
  tx: Reader,
  { operation }: Around,
  entries: readonly Entry[],
): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('transaction_changes')
    .select((row) => ['transaction_id', row.fn.max('revision').as('revision')])
    .where(
      'transaction_id',
      'in',
      entries.map(({ detail }) => ApplyDetail.parse(detail).id),
    )
    .where('operation_id', '=', operation.id)
    .groupBy('transaction_id')
    .execute();
  return new Map(rows.map(({ transaction_id, revision }) => [transaction_id, revision]));
}
