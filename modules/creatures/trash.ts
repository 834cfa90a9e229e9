import { timestamp } from '../../kernel/clock/clock.ts';
import type { Context } from '../../kernel/module/module.ts';
import type { Changed } from './create-creature.ts';
import { creaturesError } from './creatures.errors.ts';
import type { CreatureTable } from './creatures.table.ts';
import { describeCreature, tagsOf } from './describe-creature.ts';
import { ownLivingRow, ownRow } from './own-rows.ts';
import { currentRevision } from './revision.ts';
import { writeChange } from './write-change.ts';
import type { Reader } from '../../kernel/database/database.ts';

/** Into the trash. @returns what `undoChange` takes back @throws creatures.not-found, creatures.changed-meanwhile */
export async function deleteCreature(
  { actor, database, clock }: Context,
  { id, revision }: { id: string; revision?: number | undefined },
): Promise<string> {
  const nowMs = clock.nowMs();
  return database.write(async (tx) => {
    const row = await ownLivingRow(tx, { id, owner_id: actor.person_id });
    currentRevision(row, revision);
    const [before, next] = [{ row, tags: await tagsOf(tx, id) }, moved(row, { deleted_at: timestamp(nowMs), nowMs })];
    return writeChange(tx, { database, nowMs, row: next, before, what: 'trashed', fields: [] });
  });
}

/** Out of the trash, with its tags. @throws creatures.not-found, creatures.not-in-trash */
export async function restoreCreature({ actor, database, clock }: Context, { id }: { id: string }): Promise<Changed> {
  const nowMs = clock.nowMs();
  return database.write(async (tx) => {
    const row = await trashedRow(tx, { id, owner_id: actor.person_id });
    const [before, next] = [{ row, tags: await tagsOf(tx, id) }, moved(row, { deleted_at: null, nowMs })];
    const change_id = await writeChange(tx, { database, nowMs, row: next, before, what: 'restored', fields: [] });
    return { creature: await describeCreature(tx, next), change_id };
  });
}

/** For ever, history and all. @throws creatures.not-found, creatures.not-in-trash */
export async function purgeCreature({ actor, database }: Context, { id }: { id: string }): Promise<void> {
  await database.write(async (tx) => {
    await trashedRow(tx, { id, owner_id: actor.person_id });
    await tx.deleteFrom('creatures').where('id', '=', id).execute();
  });
}

/** Empties the actor's trash. @returns how many creatures are gone for ever */
export async function emptyTrash({ actor, database }: Context): Promise<number> {
  return database.write(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('creatures')
      .where('owner_id', '=', actor.person_id)
      .where('deleted_at', 'is not', null)
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  });
}

async function trashedRow(tx: Reader, own: { id: string; owner_id: string }): Promise<CreatureTable> {
  const row = await ownRow(tx, own);
  if (row.deleted_at === null) throw creaturesError('creatures.not-in-trash');
  return row;
}

function moved(row: CreatureTable, { deleted_at, nowMs }: { deleted_at: string | null; nowMs: number }): CreatureTable {
  return { ...row, deleted_at, revision: row.revision + 1, updated_at: timestamp(nowMs) };
}
