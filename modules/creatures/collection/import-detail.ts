import type { z } from 'zod';
import { foldedKey } from '../../../kernel/database/database.ts';
import type { Traits } from '../creatures.schema.ts';
import type { CreatureTable, TagTable } from '../creatures.ts';
import type { Before } from '../keep-changes.ts';
import { columnsOf, traitsOf } from '../rows.ts';
import type { FileCreature } from './collection.schema.ts';

/** Of an entry that makes a tag. */
export interface TagDetail {
  readonly tag: TagTable;
}

/** Of an entry that makes or changes a creature. */
export interface CreatureDetail {
  readonly id: string;
  readonly creature: FileCreature;
  /** The creature as the plan saw it; null: it is new. */
  readonly before: Before | null;
  /** It gets this picture of the archive. */
  readonly picture: string | null;
  /** What the person is to know of it, however it ends. */
  readonly note: string | null;
}

/** What became of one entry: done (perhaps with a note), left or skipped for a reason. */
export type Outcome =
  | { readonly left: string }
  | { readonly skipped: string }
  | { readonly reason?: string | undefined };

/** A batch of entries, by what they are of. */
export interface Items {
  readonly tags: readonly { readonly position: number; readonly detail: TagDetail }[];
  readonly creatures: readonly { readonly position: number; readonly detail: CreatureDetail }[];
}

/** The row that a creature of a file becomes. What the file does not say of one that is here stays. */
export function rowOf(
  { id, creature, before }: Pick<CreatureDetail, 'id' | 'creature' | 'before'>,
  { owner_id, now }: { owner_id: string; now: string },
): CreatureTable {
  const { name, species, description, story, traits, story_record } = creature;
  const old = before?.row;
  return {
    ...{ id, owner_id, ...columnsOf({ name, species, description, story, traits }) },
    story_record: story_record === null ? null : JSON.stringify(story_record),
    picture_id: old?.picture_id ?? null,
    revision: (old?.revision ?? 0) + 1,
    created_at:
      old?.created_at ?? (creature.created_at === undefined ? now : new Date(creature.created_at).toISOString()),
    ...{ updated_at: now, deleted_at: null },
  };
}

/** The words of two creatures that are not alike; pictures are compared by their bytes, elsewhere. */
export function differences(creature: FileCreature, { row, tags }: Before): string[] {
  const now = { ...row, traits: traitsOf(row), tags };
  return [
    ...(['name', 'species', 'description', 'story'] as const).filter((field) => creature[field] !== row[field]),
    ...(traitsText(creature.traits) === traitsText(now.traits) ? [] : ['traits']),
    ...(sameTags(creature.tags, tags) ? [] : ['tags']),
    ...(row.deleted_at === null ? [] : ['out of the trash']),
  ];
}

export function sameTags(some: readonly string[], others: readonly string[]): boolean {
  const key = (tags: readonly string[]) => JSON.stringify(tags.map(foldedKey).toSorted());
  return key(some) === key(others);
}

/** The same for the same traits, in whatever order they stand. */
function traitsText(traits: z.output<typeof Traits>): string {
  return JSON.stringify(Object.entries(traits).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
