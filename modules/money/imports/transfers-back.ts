import type { Reader, Writer } from '../../../kernel/database/database.ts';
import type { Entry, Run } from '../../../kernel/operations/operations.ts';
import type { Kept } from '../rows.ts';
import { keptOf } from '../store-transactions.ts';
import { stepFrom } from '../write-change.ts';
import type { Outcome, TransferDetail } from './import-detail.ts';
import type { ImportInput } from './imports.schema.ts';
import { storePairs } from './store-pairs.ts';
import type { Pair } from './store-pairs.ts';
import { transfersOf } from './transfers-forth.ts';

const CHANGED = 'changed-since-the-import';

/** Makes two transactions of each transfer again, with the categories that they had; a side that the import made goes. What was changed since is left. */
export async function takeTransfers(
  tx: Writer,
  run: Run<ImportInput>,
  entries: readonly Entry[],
): Promise<ReadonlyMap<number, Outcome>> {
  const { actor, clock } = run.context;
  const [owner_id, nowMs] = [actor.person_id, clock.nowMs()];
  const outcomes = new Map<number, Outcome>();
  const done = transfersOf(entries);
  if (done.length === 0) return outcomes;
  const kept = await keptOf(tx, { owner_id, ids: done.flatMap(({ detail: { one, other } }) => [one, other]) });
  const wanted = done.flatMap(({ detail: { was } }) =>
    [was?.one.category_id ?? [], was?.other.category_id ?? []].flat(),
  );
  const categories = await categoriesHere(tx, { owner_id, ids: new Set(wanted) });
  const pairs: Pair[] = [];
  for (const { position, detail } of done) {
    const { was, made } = detail;
    const [one, other] = [kept.get(detail.one), kept.get(detail.other)];
    if (!one && !other) continue;
    if (!one || !other || !was || !isAsLeft(one, detail, was.one) || !isAsLeft(other, detail, was.other)) {
      outcomes.set(position, { left: CHANGED });
      continue;
    }
    const alone = (before: Kept, { category_id }: { category_id: string | null }) =>
      stepFrom(before, {
        ...{ transfer_id: null, nowMs },
        category_id: category_id !== null && categories.has(category_id) ? category_id : null,
      });
    pairs.push([alone(one, was.one), made ? { before: other, after: null } : alone(other, was.other)]);
  }
  await storePairs(tx, run, { what: 'undone', pairs, nowMs });
  return outcomes;
}

function isAsLeft({ row }: Kept, { transfer_id }: TransferDetail, { revision }: { revision: number }): boolean {
  return (
    row.transfer_id === transfer_id &&
    row.revision === revision &&
    row.deleted_at === null &&
    row.status !== 'reconciled'
  );
}

async function categoriesHere(
  tx: Reader,
  { owner_id, ids }: { owner_id: string; ids: ReadonlySet<string> },
): Promise<Set<string>> {
  if (ids.size === 0) return new Set();
  const rows = await tx
    .selectFrom('categories')
    .select('id')
    .where('owner_id', '=', owner_id)
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ id }) => id));
}
