import { timestamp } from '../../kernel/clock/clock.ts';
import type { Reader, Writer } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import type { Changed } from './create-creature.ts';
import { creaturesError } from './creatures.errors.ts';
import type { CreatureTable } from './creatures.table.ts';
import { asItIs, describeCreature } from './describe-creature.ts';
import { ownLivingRow, ownRow } from './own-rows.ts';
import { dropUnused } from './picture-bytes.ts';
import { currentRevision } from './revision.ts';
import { writeChange } from './write-change.ts';

const AT_ONCE = 500;

/** Into the trash. @returns what `undoChange` takes back @throws creatures.not-found, creatures.changed-meanwhile */
export async function deleteCreature(
  { actor, database, clock }: Context,
  { id, revision }: { id: string; revision?: number | undefined },
): Promise<string> {
  const nowMs = clock.nowMs();
  return database.write(async (tx) => {
    const row = await ownLivingRow(tx, { id, owner_id: actor.person_id });
    currentRevision(row, revision);
    const [before, next] = [await asItIs(tx, row), moved(row, { deleted_at: timestamp(nowMs), nowMs })];
    return writeChange(tx, { database, nowMs, row: next, before, what: 'trashed', fields: [] });
  });
}

/** Out of the trash, with its tags. @throws creatures.not-found, creatures.not-in-trash */
export async function restoreCreature({ actor, database, clock }: Context, { id }: { id: string }): Promise<Changed> {
  const nowMs = clock.nowMs();
  return database.write(async (tx) => {
    const row = await trashedRow(tx, { id, owner_id: actor.person_id });
    const [before, next] = [await asItIs(tx, row), moved(row, { deleted_at: null, nowMs })];
    const change_id = await writeChange(tx, { database, nowMs, row: next, before, what: 'restored', fields: [] });
    return { creature: await describeCreature(tx, next), change_id };
  });
}

/** For ever, history, pictures and all. @throws creatures.not-found, creatures.not-in-trash */
export async function purgeCreature(context: Context, { id }: { id: string }): Promise<void> {
  const owner_id = context.actor.person_id;
  const hashes = await context.database.write(async (tx) => {
    await trashedRow(tx, { id, owner_id });
    return purge(tx, [id]);
  });
  await dropUnused(context, { owner_id, hashes });
}

/** Empties the actor's trash, some at a time, so that nobody waits long for their turn. @returns how many creatures are gone for ever */
export async function emptyTrash(context: Context): Promise<number> {
  const owner_id = context.actor.person_id;
  for (let deleted = 0; ;) {
    const { ids, hashes } = await context.database.write(async (tx) => {
      const ids = await trashedIds(tx, owner_id);
      return { ids, hashes: await purge(tx, ids) };
    });
    if (ids.length === 0) return deleted;
    deleted += ids.length;
    await dropUnused(context, { owner_id, hashes });
  }
}

/** @returns the hashes of their pictures, for `dropUnused` after the commit */
export async function purge(tx: Writer, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const pictures = await tx
    .selectFrom('creature_pictures')
    .select('hash')
    .distinct()
    .where('creature_id', 'in', ids)
    .execute();
  await tx.deleteFrom('creatures').where('id', 'in', ids).execute();
  return pictures.map(({ hash }) => hash);
}

async function trashedIds(tx: Reader, owner_id: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('creatures')
    .select('id')
    .where('owner_id', '=', owner_id)
    .where('deleted_at', 'is not', null)
    .limit(AT_ONCE)
    .execute();
  return rows.map(({ id }) => id);
}

async function trashedRow(tx: Reader, own: { id: string; owner_id: string }): Promise<CreatureTable> {
  const row = await ownRow(tx, own);
  if (row.deleted_at === null) throw creaturesError('creatures.not-in-trash');
  return row;
}

function moved(row: CreatureTable, { deleted_at, nowMs }: { deleted_at: string | null; nowMs: number }): CreatureTable {
  return { ...row, deleted_at, revision: row.revision + 1, updated_at: timestamp(nowMs) };
}
