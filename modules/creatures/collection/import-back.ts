import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Reader, Writer } from '../../../kernel/database/database.ts';
import type { Run } from '../../../kernel/operations/operations.ts';
import type { CreatureTable, PictureTable } from '../creatures.ts';
import { keepChanges } from '../keep-changes.ts';
import type { Change } from '../keep-changes.ts';
import { storeCreatures, storeTags } from '../store-creatures.ts';
import { takeUnusedTags } from '../take-unused-tags.ts';
import { withTags } from '../with-tags.ts';
import type { WithTags } from '../with-tags.ts';
import type { ImportInput } from './collection.schema.ts';
import { rowOf, sameTags } from './import-detail.ts';
import type { CreatureDetail, Items, Outcome } from './import-detail.ts';

/** Why an undo leaves one. */
export const CHANGED_SINCE = 'changed-since-the-import';

type Shown = Pick<PictureTable, 'id' | 'creature_id' | 'hash' | 'made_by' | 'operation_id'>;

/**
 * Takes a batch back: what came goes for good, what was changed is as it was. What somebody changed since is left, and a creature that
 * somebody gave a picture of their own too; one that was only drawn since is not.
 * @returns with the hashes of pictures that went, for `dropUnused` after the commit
 */
export async function takeBack(
  tx: Writer,
  run: Run<ImportInput>,
  { tags, creatures }: Items,
): Promise<{ outcomes: ReadonlyMap<number, Outcome>; dropped: string[] }> {
  const { context, operation } = run;
  const { actor, database, clock } = context;
  const [owner_id, nowMs] = [actor.person_id, clock.nowMs()];
  const ids = creatures.map(({ detail }) => detail.id);
  const present = await withTags(tx, ids);
  const pictures = await picturesOf(tx, ids);
  const outcomes = new Map<number, Outcome>();
  const [gone, restored, changes]: [string[], { row: CreatureTable; tags: readonly string[] }[], Change[]] = [
    [],
    [],
    [],
  ];
  const dropped: Shown[] = [];
  for (const { position, detail } of creatures) {
    const here = present.get(detail.id);
    const theirs = pictures.get(detail.id) ?? [];
    const given = theirs.filter(({ operation_id }) => operation_id === operation.id);
    const isGone = !here && detail.before === null;
    const asLeft = here !== undefined && here.row.owner_id === owner_id && isAsLeft(detail, here, theirs);
    outcomes.set(position, isGone || asLeft ? {} : { left: CHANGED_SINCE });
    if (!asLeft) continue;
    if (detail.before === null) {
      gone.push(detail.id);
      dropped.push(...theirs);
      continue;
    }
    dropped.push(...given);
    const shows = given.some(({ id }) => id === here.row.picture_id)
      ? detail.before.row.picture_id
      : here.row.picture_id;
    const revision = here.row.revision + 1;
    restored.push({
      row: { ...detail.before.row, picture_id: shows, revision, updated_at: timestamp(nowMs) },
      tags: detail.before.tags,
    });
    changes.push({
      ...{ creature_id: detail.id, what: 'undone', revision, operation_id: operation.id },
      fields: ['name', 'species', 'description', 'story', 'traits', 'tags'],
      before: { row: here.row, tags: [...here.tags.values()] },
    });
  }
  if (dropped.length > 0)
    await tx
      .deleteFrom('creature_pictures')
      .where(
        'id',
        'in',
        dropped.map(({ id }) => id),
      )
      .execute();
  if (gone.length > 0) await tx.deleteFrom('creatures').where('id', 'in', gone).execute();
  await storeCreatures(tx, { database, rows: restored.map(({ row }) => row) });
  const tagged = restored.map(({ row, tags }) => ({ creature_id: row.id, tags }));
  await storeTags(tx, { database, owner_id, tagged, nowMs });
  await keepChanges(tx, { database, owner_id, changes, nowMs });
  const taken = await takeUnusedTags(
    tx,
    tags.map(({ detail }) => detail.tag.id),
  );
  for (const { position, detail } of tags)
    outcomes.set(position, taken.has(detail.tag.id) ? {} : { left: 'in-use: It is used, or was changed since.' });
  return { outcomes, dropped: dropped.map(({ hash }) => hash) };
}

/** In what the import wrote; revisions, times and drawings go on by themselves. */
function isAsLeft(detail: CreatureDetail, { row, tags }: WithTags, pictures: readonly Shown[]): boolean {
  const written = rowOf(detail, { owner_id: row.owner_id, now: row.updated_at });
  const fields = ['name', 'species', 'description', 'story', 'traits', 'deleted_at'] as const;
  return (
    fields.every((field) => row[field] === written[field]) &&
    sameTags(detail.creature.tags, [...tags.values()]) &&
    !(detail.before === null && pictures.some(({ made_by }) => made_by === 'person'))
  );
}

async function picturesOf(reader: Reader, ids: readonly string[]): Promise<Map<string, Shown[]>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .selectFrom('creature_pictures')
    .select(['id', 'creature_id', 'hash', 'made_by', 'operation_id'])
    .where('creature_id', 'in', ids)
    .execute();
  return Map.groupBy(rows, ({ creature_id }) => creature_id);
}
