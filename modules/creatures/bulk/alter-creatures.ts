import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Database, Writer } from '../../../kernel/database/database.ts';
import type { CreatureChangeTable, CreatureTable } from '../creatures.ts';
import { keepChanges } from '../keep-changes.ts';
import { markTags } from '../mark-tags.ts';
import { columnsOf, traitsOf } from '../rows.ts';
import { storeCreatures } from '../store-creatures.ts';
import type { WithTags } from '../with-tags.ts';

/** What becomes of one creature: tags by their ids, which are there. */
export interface Alteration {
  readonly creature: WithTags;
  readonly add?: readonly string[] | undefined;
  readonly remove?: readonly string[] | undefined;
  readonly species?: string | undefined;
  /** Into the trash, or out of it. */
  readonly trashed?: boolean | undefined;
}

interface Around {
  readonly database: Database;
  readonly owner_id: string;
  readonly operation_id: string;
  readonly nowMs: number;
}

/** Changes creatures, each by one revision, and keeps that in their history: a few statements, whatever their number. Up to 1,000. */
export async function alterCreatures(
  tx: Writer,
  { what, alterations, ...around }: Around & { what?: CreatureChangeTable['what']; alterations: readonly Alteration[] },
): Promise<void> {
  if (alterations.length === 0) return;
  const updated_at = timestamp(around.nowMs);
  await storeCreatures(tx, {
    database: around.database,
    rows: alterations.flatMap(({ creature: { row }, species, trashed }) =>
      species === undefined ? [] : [{ ...renamed(row, species), ...trashing(trashed, updated_at), updated_at }],
    ),
  });
  for (const trashed of [undefined, true, false])
    await touch(tx, {
      ids: alterations.flatMap((each) =>
        each.species === undefined && each.trashed === trashed ? each.creature.row.id : [],
      ),
      set: { ...trashing(trashed, updated_at), updated_at },
    });
  await moveTags(tx, around.database, alterations);
  await keepChanges(tx, {
    ...around,
    changes: alterations.map(({ creature: { row, tags }, ...alteration }) => ({
      creature_id: row.id,
      what: what ?? whatOf(alteration),
      fields: fieldsOf(alteration),
      revision: row.revision + 1,
      before: { row, tags: [...tags.values()] },
      operation_id: around.operation_id,
    })),
  });
}

function renamed(row: CreatureTable, species: string): CreatureTable {
  const { name, description, story } = row;
  return {
    ...row,
    ...columnsOf({ name, species, description, story, traits: traitsOf(row) }),
    revision: row.revision + 1,
  };
}

function trashing(trashed: boolean | undefined, now: string): { deleted_at?: string | null } {
  return trashed === undefined ? {} : { deleted_at: trashed ? now : null };
}

async function touch(
  tx: Writer,
  { ids, set }: { ids: readonly string[]; set: { updated_at: string; deleted_at?: string | null } },
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('creatures')
    .set((row) => ({ ...set, revision: row('revision', '+', 1) }))
    .where('id', 'in', ids)
    .execute();
}

async function moveTags(tx: Writer, database: Database, alterations: readonly Alteration[]): Promise<void> {
  const taken = alterations.flatMap(({ creature, remove = [] }) =>
    remove.map((tag_id) => ({ tag_id, creature_id: creature.row.id })),
  );
  for (const [tag_id, pairs] of Map.groupBy(taken, (pair) => pair.tag_id))
    await tx
      .deleteFrom('creature_tags')
      .where('tag_id', '=', tag_id)
      .where(
        'creature_id',
        'in',
        pairs.map(({ creature_id }) => creature_id),
      )
      .execute();
  const given = alterations.flatMap(({ creature: { row, tags }, add = [] }) =>
    add.filter((tag_id) => !tags.has(tag_id)).map((tag_id) => ({ tag_id, creature_id: row.id })),
  );
  if (given.length > 0) await database.insertMany(tx, 'creature_tags', given);
  await markTags(tx, { database, pairs: [...taken, ...given] });
}

function whatOf({ species, trashed }: Omit<Alteration, 'creature'>): CreatureChangeTable['what'] {
  if (trashed !== undefined) return trashed ? 'trashed' : 'restored';
  return species === undefined ? 'tagged' : 'changed';
}

function fieldsOf({ species, trashed, add = [], remove = [] }: Omit<Alteration, 'creature'>): string[] {
  return [
    ...(species === undefined ? [] : ['species']),
    ...(add.length + remove.length === 0 ? [] : ['tags']),
    ...(trashed === undefined ? [] : ['deleted_at']),
  ];
}
