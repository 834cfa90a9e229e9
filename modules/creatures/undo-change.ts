import { timestamp } from '../../kernel/clock/clock.ts';
import type { Reader } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import type { Changed } from './create-creature.ts';
import { creaturesError } from './creatures.errors.ts';
import type { CreatureChangeTable, CreatureTable } from './creatures.table.ts';
import { asItIs, describeCreature } from './describe-creature.ts';
import type { Before } from './keep-changes.ts';
import { ownRow } from './own-rows.ts';
import { writeChange } from './write-change.ts';

/**
 * Takes the latest change of a creature back: it is again what it was, its tags and its picture too. That is itself a change, which can be taken
 * back. What made the creature puts it into the trash.
 * @throws creatures.change-not-found, creatures.changed-meanwhile, creatures.too-many-tags
 */
export async function undoChange({ actor, database, clock }: Context, { id }: { id: string }): Promise<Changed> {
  const nowMs = clock.nowMs();
  return database.write(async (tx) => {
    const change = await ownChange(tx, { id, owner_id: actor.person_id });
    const row = await ownRow(tx, { id: change.creature_id, owner_id: actor.person_id });
    if (row.revision !== change.revision)
      throw creaturesError('creatures.changed-meanwhile', { detail: 'It was changed since, so it was left alone.' });
    const now = await asItIs(tx, row);
    const before =
      change.before === null
        ? { row: { ...row, deleted_at: timestamp(nowMs) }, tags: now.tags }
        : (JSON.parse(change.before) as Before);
    const next = {
      ...{ ...row, ...before.row, picture_id: await livingPicture(tx, before.row) },
      ...{ revision: row.revision + 1, updated_at: timestamp(nowMs) },
    };
    const fields = JSON.parse(change.fields) as string[];
    const undone = { row: next, tags: before.tags, before: now, what: 'undone', fields } as const;
    const change_id = await writeChange(tx, { database, nowMs, ...undone });
    return { creature: await describeCreature(tx, next), change_id };
  });
}

async function ownChange(
  tx: Reader,
  { id, owner_id }: { id: string; owner_id: string },
): Promise<Pick<CreatureChangeTable, 'creature_id' | 'revision' | 'before' | 'fields'>> {
  const change = await tx
    .selectFrom('creature_changes')
    .select(['creature_id', 'revision', 'before', 'fields'])
    .where('id', '=', id)
    .where('owner_id', '=', owner_id)
    .executeTakeFirst();
  if (!change) throw creaturesError('creatures.change-not-found');
  return change;
}

/** A picture may have gone meanwhile: then it is the sketch. */
async function livingPicture(tx: Reader, { id, picture_id }: CreatureTable): Promise<string | null> {
  if (picture_id === null) return null;
  const picture = await tx
    .selectFrom('creature_pictures')
    .select('id')
    .where('id', '=', picture_id)
    .where('creature_id', '=', id)
    .executeTakeFirst();
  return picture?.id ?? null;
}
