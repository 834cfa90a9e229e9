import { z } from 'zod';
import type { Reader } from '../../../kernel/database/database.ts';
import type { Entry, Json, NewEntry, Run } from '../../../kernel/operations/operations.ts';
import type { TagTable } from '../creatures.ts';
import type { MergeInput } from './bulk.schema.ts';

/** Of an entry of a tag: the tag as it was. Of one of a creature: which tag it had, and whether it was given the one that stays. */
export const TagDetail = z.object({
  id: z.string(),
  owner_id: z.string(),
  name: z.string(),
  name_key: z.string(),
  color: z.string(),
  description: z.string(),
  creatures: z.number(),
  revision: z.number(),
  created_at: z.string(),
  updated_at: z.string(),
}) satisfies z.ZodType<TagTable>;
export const MoveDetail = z.object({ creature_id: z.string(), tag_id: z.string(), gave: z.boolean() });

/** The entries of the tags; they stand before those of the creatures that were moved. */
export async function tagEntries({ journal, input }: Pick<Run<MergeInput>, 'journal' | 'input'>): Promise<Entry[]> {
  return journal.read({ limit: new Set(input.from).size });
}

export function tagEntry(tag: TagTable, { into, creatures }: { into: string; creatures: number }): NewEntry {
  return {
    action: 'merge',
    subject: `${tag.name} (${creatures} ${creatures === 1 ? 'creature' : 'creatures'})`,
    target: into,
    ...{ state: 'planned', reason: null, bytes: 0 },
    detail: { ...tag } satisfies Json,
  };
}

/** A person's tags among these, by name. */
export async function ownTags(
  reader: Reader,
  { owner_id, ids }: { owner_id: string; ids: readonly string[] },
): Promise<TagTable[]> {
  return reader
    .selectFrom('tags')
    .selectAll()
    .where('owner_id', '=', owner_id)
    .where('id', 'in', ids)
    .orderBy('name_key')
    .execute();
}

/** Tag → how many have it, those in the trash left out. */
export async function creaturesOf(reader: Reader, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await reader
    .selectFrom('creature_tags')
    .innerJoin('creatures', 'creatures.id', 'creature_tags.creature_id')
    .select((row) => ['tag_id', row.fn.countAll<number>().as('creatures')])
    .where('tag_id', 'in', ids)
    .where('creatures.deleted_at', 'is', null)
    .groupBy('tag_id')
    .execute();
  return new Map(rows.map(({ tag_id, creatures }) => [tag_id, creatures]));
}
