import type { Context } from '../../kernel/module/module.ts';
import type { CreatureChange } from './creatures.schema.ts';
import type { CreatureChangeTable, CreatureTable } from './creatures.table.ts';
import { ownRow } from './own-rows.ts';

/** What happened to a creature, in the trash or not, the last first. @throws creatures.not-found */
export async function listChanges(
  { actor, database }: Context,
  { id, limit, after }: { id: string; limit: number; after?: Pick<CreatureChange, 'revision'> | undefined },
): Promise<CreatureChange[]> {
  const creature = await ownRow(database.read, { id, owner_id: actor.person_id });
  let query = database.read
    .selectFrom('creature_changes')
    .select(['id', 'at', 'what', 'fields', 'revision', 'operation_id'])
    .where('creature_id', '=', id)
    .orderBy('revision', 'desc')
    .limit(limit);
  if (after) query = query.where('revision', '<', after.revision);
  return (await query.execute()).map((row) => toChange(row, creature));
}

function toChange(
  { id, at, what, fields, revision, operation_id }: Omit<CreatureChangeTable, 'owner_id' | 'creature_id' | 'before'>,
  creature: CreatureTable,
): CreatureChange {
  return {
    ...{ id, at, what, revision, operation_id },
    fields: JSON.parse(fields) as string[],
    undoable: revision === creature.revision,
  };
}
