import type { Writer } from '../../../kernel/database/database.ts';
import type { Entry, EntryChange, Json, Run } from '../../../kernel/operations/operations.ts';
import { GONE } from './plan-redraw.ts';
import { livingRows, showPictures } from './keep-pictures.ts';
import type { Shown } from './keep-pictures.ts';

/** What the journal keeps of one drawing. */
export interface Drawing {
  readonly creature_id: string;
  readonly picture_id: string;
  /** That it showed before; null: its sketch. */
  readonly before: string | null;
  readonly drawn_by: 'builtin' | 'model';
  readonly faults: readonly string[];
}

const BATCH = 100;
const LEFT = 'it shows another picture by now';

/**
 * Gives each creature the picture that it had before, unless it shows another one by now. The drawings stay among its older pictures.
 * A step at a time: a death at any moment is as none.
 */
export async function takeBack(run: Run<unknown>): Promise<Json> {
  const { journal, context, progress } = run;
  const before = await journal.counts();
  const total = before.done.entries + before.undone.entries;
  let done = before.undone.entries;
  let left = 0;
  for (;;) {
    context.signal.throwIfAborted();
    const entries = await journal.read({ states: ['done'], limit: BATCH, descending: true });
    const [last, first] = [entries[0], entries.at(-1)];
    if (!last || !first) break;
    let kept: EntryChange[] = [];
    await run.commit(first.position, async (tx) => {
      kept = await takeBackSome(tx, run, entries);
      await journal.settle(tx, { from: first.position, to: last.position, was: 'done', state: 'undone' }, kept);
    });
    done += entries.length - kept.length;
    left += kept.length;
    progress.report({ stage: 'taking back', done, total, unit: 'creatures' });
  }
  const { undone } = await journal.counts();
  return { taken_back: undone.entries, left };
}

/** @returns those that are left */
async function takeBackSome(
  tx: Writer,
  { context: { database, clock }, operation }: Run<unknown>,
  entries: readonly Entry[],
): Promise<EntryChange[]> {
  const { owner_id, id } = operation;
  const drawings = entries.map(({ position, detail }) => ({ position, ...(detail as object as Drawing) }));
  const rows = await livingRows(tx, {
    ...{ ids: drawings.map(({ creature_id }) => creature_id), owner_id, trashed: true },
  });
  const there = await stillThere(
    tx,
    drawings.flatMap(({ before }) => before ?? []),
  );
  const shown: Shown[] = [];
  const left: EntryChange[] = [];
  for (const { position, creature_id, picture_id, before } of drawings) {
    const row = rows.get(creature_id);
    if (row?.picture_id !== picture_id) left.push({ position, state: 'left', reason: row === undefined ? GONE : LEFT });
    else if (before !== picture_id)
      shown.push({
        row,
        picture_id: before !== null && there.has(before) ? before : null,
        what: 'undone',
        operation_id: id,
      });
  }
  await showPictures(tx, { database, owner_id, shown, nowMs: clock.nowMs() });
  return left;
}

async function stillThere(tx: Writer, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.selectFrom('creature_pictures').select('id').where('id', 'in', ids).execute();
  return new Set(rows.map(({ id }) => id));
}
