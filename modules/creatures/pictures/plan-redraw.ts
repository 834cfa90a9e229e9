import type { Reader } from '../../../kernel/database/database.ts';
import type { NewEntry, PlanSummary, Run } from '../../../kernel/operations/operations.ts';
import type { CreatureTable } from '../creatures.table.ts';
import { selectedIds } from '../read-creatures.ts';
import { picturesOf } from '../tags-and-pictures.ts';
import { isDrawn } from './is-drawn.ts';
import type { AvatarPicture } from './is-drawn.ts';
import type { RedrawInput } from './pictures.schema.ts';

/** Why one is left out. */
export const DRAWN = 'it has its picture';
export const GONE = 'it was deleted';

/** One entry for each creature of the selection, in its order: which would be drawn, and which have their picture. */
export async function planRedraw({ context, input, journal, progress }: Run<RedrawInput>): Promise<PlanSummary> {
  const { database, signal } = context;
  const totals = { to_draw: 0, skipped: 0 };
  for await (const ids of selectedIds(context, input)) {
    signal.throwIfAborted();
    const entries = await entriesOf(database.read, { ids, force: input.force });
    await database.write((tx) => journal.append(tx, entries));
    const skipped = entries.filter(({ state }) => state === 'skipped').length;
    totals.skipped += skipped;
    totals.to_draw += entries.length - skipped;
    progress.report({ stage: 'looking', done: totals.to_draw + totals.skipped, unit: 'creatures' });
  }
  return totals;
}

async function entriesOf(
  reader: Reader,
  { ids, force }: { ids: readonly string[]; force: boolean },
): Promise<NewEntry[]> {
  const rows = await reader
    .selectFrom('creatures')
    .select(['id', 'name', 'traits_hash', 'picture_id'])
    .where('id', 'in', ids)
    .execute();
  const pictures = await picturesOf(reader, rows);
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    return row ? [entryOf(row, { picture: pictures.get(row.picture_id ?? ''), force })] : [];
  });
}

function entryOf(
  row: Pick<CreatureTable, 'id' | 'name' | 'traits_hash'>,
  { picture, force }: { picture: AvatarPicture | undefined; force: boolean },
): NewEntry {
  const skipped = !force && isDrawn(row, picture);
  return {
    ...{ action: 'draw', subject: row.name, bytes: 0, detail: { creature_id: row.id } },
    target: picture && !skipped ? `in place of ${PICTURES[picture.made_by]}` : null,
    state: skipped ? 'skipped' : 'planned',
    reason: skipped ? DRAWN : null,
  };
}

const PICTURES = {
  builtin: 'its drawing',
  model: 'its drawing',
  person: 'a picture of your own',
  import: 'an imported picture',
};
