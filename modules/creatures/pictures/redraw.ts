import type { Entry, Json, Run } from '../../../kernel/operations/operations.ts';
import type { Drawn } from '../../../kernel/writer/writer.ts';
import type { CreatureTable } from '../creatures.table.ts';
import { picturesOf } from '../tags-and-pictures.ts';
import { drawOne, storeDrawing } from './draw.operation.ts';
import { isDrawn } from './is-drawn.ts';
import type { AvatarPicture } from './is-drawn.ts';
import type { RedrawInput } from './pictures.schema.ts';
import { DRAWN, GONE } from './plan-redraw.ts';
import { Settler } from './settler.ts';
import type { Outcome } from './settler.ts';

/** Entries that are read at once. */
const PAGE = 200;

/**
 * Carries out the plan: as many creatures at once as were asked for, each settled in the transaction that keeps its picture. What is
 * settled is not drawn again by whoever goes on.
 */
export async function redraw(run: Run<RedrawInput>): Promise<Json> {
  const { context, journal, progress, input } = run;
  const settler = new Settler(run);
  await settler.begin();
  const entries = entriesOf(run, settler);
  const told = new Set<string>();
  const lane = async () => {
    for await (const { position, state, detail } of entries) {
      context.signal.throwIfAborted();
      if (state === 'planned') await settler.settle(position, await drawEntry(run, { position, detail, told }));
      else if (state !== 'excluded') progress.say(`Item ${position - 1} already processed. Skipping.`);
    }
  };
  // What is drawn is kept, and all lanes have stopped, before the fault of one is thrown.
  const lanes = await Promise.allSettled(Array.from({ length: input.concurrency }, lane));
  await settler.end();
  const fault = lanes.find((lane) => lane.status === 'rejected');
  if (fault) throw fault.reason;
  const { done, skipped, failed } = await journal.counts();
  return { done: done.entries, skipped: skipped.entries, failed: failed.entries };
}

/** Each once, in order, whichever lane asks. */
async function* entriesOf({ journal, cursor }: Run<RedrawInput>, settler: Settler): AsyncGenerator<Entry> {
  for (let after = typeof cursor === 'number' ? cursor : 0; ;) {
    const entries = await journal.read({ after, limit: PAGE });
    for (const entry of entries) {
      if (entry.state === 'planned') settler.open(entry.position);
      yield entry;
    }
    const last = entries.at(-1);
    if (!last) return;
    after = last.position;
  }
}

async function drawEntry(
  { context, input, operation, progress }: Run<RedrawInput>,
  { position, detail, told }: Pick<Entry, 'position' | 'detail'> & { told: Set<string> },
): Promise<Outcome> {
  const found = await lookAt(context, detail as { creature_id: string });
  if (!found) return { state: 'skipped', reason: GONE };
  const { row, picture } = found;
  if (!input.force && isDrawn(row, picture)) return { state: 'skipped', reason: DRAWN };
  progress.say(`Item ${position - 1} processing...`);
  let drawn: Drawn;
  try {
    drawn = await drawOne(context, row);
  } catch (error) {
    context.signal.throwIfAborted();
    context.log.warn({ creature_id: row.id, err: error }, 'a creature could not be drawn');
    return { state: 'failed', reason: 'it could not be drawn' };
  }
  const { drawn_by, faults } = drawn.record;
  const fault = faults.at(-1) ?? '';
  if (drawn_by === 'builtin' && fault !== '' && !told.has(fault) && told.size < MOST_TOLD) {
    told.add(fault);
    progress.say(`The model did not draw item ${position - 1}: ${fault} The built-in drawer draws instead.`);
  }
  return { drawn, picture: await storeDrawing(context, { row, drawn, operation_id: operation.id }) };
}

/** Each fault of a model is told once; each item's stand in the plan. */
const MOST_TOLD = 20;

async function lookAt(
  { database, actor }: Run<RedrawInput>['context'],
  { creature_id }: { creature_id: string },
): Promise<{ row: CreatureTable; picture: AvatarPicture | undefined } | undefined> {
  const row = await database.read
    .selectFrom('creatures')
    .selectAll()
    .where('id', '=', creature_id)
    .where('owner_id', '=', actor.person_id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row && { row, picture: (await picturesOf(database.read, [row])).get(row.picture_id ?? '') };
}
