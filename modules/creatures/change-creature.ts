import { timestamp } from '../../kernel/clock/clock.ts';
import { foldedKey } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import type { Changed } from './create-creature.ts';
import type { ChangeOfCreature } from './creatures.schema.ts';
import type { CreatureTable } from './creatures.table.ts';
import { asItIs, describeCreature } from './describe-creature.ts';
import { ownLivingRow } from './own-rows.ts';
import { currentRevision } from './revision.ts';
import { columnsOf, traitsOf } from './rows.ts';
import { writeChange } from './write-change.ts';

/**
 * Changes what is given; traits and tags are replaced whole. What changes nothing leaves the revision and no trace.
 * @throws creatures.not-found, creatures.changed-meanwhile, creatures.too-many-tags
 */
export async function changeCreature(
  { actor, database, clock }: Context,
  { id, change, revision }: { id: string; change: ChangeOfCreature; revision?: number | undefined },
): Promise<Changed> {
  const nowMs = clock.nowMs();
  return database.write(async (tx) => {
    const row = await ownLivingRow(tx, { id, owner_id: actor.person_id });
    currentRevision(row, revision);
    const before = await asItIs(tx, row);
    const after = changedRow(row, change);
    const fields = FIELDS.filter((field) => after[field] !== row[field]);
    const retagged = change.tags !== undefined && !sameTags(change.tags, before.tags);
    if (fields.length === 0 && !retagged) return { creature: await describeCreature(tx, row), change_id: null };

    const next = { ...after, revision: row.revision + 1, updated_at: timestamp(nowMs) };
    const change_id = await writeChange(tx, {
      ...{ database, nowMs, row: next, before, tags: retagged ? change.tags : undefined },
      what: fields.length === 0 ? 'tagged' : 'changed',
      fields: retagged ? [...fields, 'tags'] : fields,
    });
    return { creature: await describeCreature(tx, next), change_id };
  });
}

/** What a person changes, by its column. */
const FIELDS = ['name', 'species', 'description', 'story', 'traits'] as const;

/** A story that a person changes is nobody else's any more. */
function changedRow(row: CreatureTable, change: ChangeOfCreature): CreatureTable {
  const { name = row.name, species = row.species, description = row.description, story = row.story } = change;
  const columns = columnsOf({ name, species, description, story, traits: change.traits ?? traitsOf(row) });
  return { ...row, ...columns, story_record: story === row.story ? row.story_record : null };
}

/** The same tag in other letters is the same tag. */
function sameTags(some: readonly string[], others: readonly string[]): boolean {
  const [mine, theirs] = [new Set(some.map(foldedKey)), new Set(others.map(foldedKey))];
  return mine.size === theirs.size && mine.isSubsetOf(theirs);
}
