import { createHash } from 'node:crypto';
import { foldedKey, searchText } from '../../kernel/database/database.ts';
import type { DrawTraits } from '../../kernel/writer/writer.ts';
import { Traits } from './creatures.schema.ts';
import type { Creature } from './creatures.schema.ts';
import type { CreatureTable, PictureTable, TagTable } from './creatures.table.ts';

const MOST_IN_KEY = 120;

/** Columns that a person gives, and what follows from them. */
export interface Described {
  readonly name: string;
  readonly species: string;
  readonly description: string;
  readonly story: string;
  readonly traits: Traits;
}

/** The traits of a row. They were checked when they were written; they are still parsed, not believed. */
export function traitsOf({ traits }: Pick<CreatureTable, 'traits'>): Traits {
  return Traits.parse(JSON.parse(traits));
}

/** What lists sort by: short enough for a cursor and for PostgreSQL, which refuses keys above 2.7 kB; some characters unfold into eighteen. */
export function sortKey(text: string): string {
  return Array.from(foldedKey(text)).slice(0, MOST_IN_KEY).join('');
}

/** What follows from the rest of a row, and changes with it. */
export function columnsOf({ name, species, description, story, traits }: Described) {
  return {
    ...{ name, species, description, story, traits: JSON.stringify(traits) },
    ...{ name_key: sortKey(name), species_key: sortKey(species) },
    traits_hash: createHash('sha256')
      .update(JSON.stringify(drawnFrom({ name, species, traits })))
      .digest('hex'),
  };
}

/** What follows from a tag's name, and changes with it. */
export function tagNamed(name: string): Pick<TagTable, 'name' | 'name_key'> & { search: string } {
  return { name, name_key: foldedKey(name), search: searchText(name) };
}

export function searchTextOf(
  row: Pick<CreatureTable, 'name' | 'species' | 'description' | 'story' | 'traits'>,
): string {
  const words = Object.values(traitsOf(row)).flatMap((value) => value ?? []);
  return searchText(row.name, row.species, ...words, row.description, row.story);
}

/** What a picture is drawn from. */
export function drawnFrom({ name, species, traits }: Pick<Described, 'name' | 'species' | 'traits'>): DrawTraits {
  const { colors, temperament, size, habitat, features } = traits;
  return { name, species, colors, temperament, size, habitat, features };
}

/** As it travels. `tags`: names, sorted; `picture`: the one that `picture_id` names. */
export function toCreature(
  row: CreatureTable,
  {
    tags,
    picture,
  }: { tags: readonly string[]; picture: Pick<PictureTable, 'hash' | 'made_by' | 'traits_hash'> | undefined },
): Creature {
  return {
    ...{ id: row.id, name: row.name, species: row.species, description: row.description, story: row.story },
    story_by: row.story_record === null ? null : storyBy(row.story_record),
    traits: traitsOf(row),
    tags: [...tags],
    ...avatarOf(row, picture),
    ...{ revision: row.revision, created_at: row.created_at, updated_at: row.updated_at, deleted_at: row.deleted_at },
  };
}

/** A picture stands under its content's hash; a sketch under the traits' hash, at its creature. */
export function avatarOf(
  { id, traits_hash }: Pick<CreatureTable, 'id' | 'traits_hash'>,
  picture: Pick<PictureTable, 'hash' | 'made_by' | 'traits_hash'> | undefined,
): Pick<Creature, 'avatar_url' | 'avatar_by' | 'avatar_stale'> {
  if (!picture)
    return {
      avatar_url: `/api/v1/creatures/${id}/sketch/${traits_hash.slice(0, 16)}`,
      avatar_by: null,
      avatar_stale: false,
    };
  return {
    avatar_url: pictureUrl(picture),
    avatar_by: picture.made_by,
    avatar_stale: picture.traits_hash !== null && picture.traits_hash !== traits_hash,
  };
}

export function pictureUrl({ hash }: Pick<PictureTable, 'hash'>): string {
  return `/api/v1/creatures/pictures/${hash}`;
}

/** Where the bytes of a picture are stored. */
export function pictureKey({ owner_id, hash }: Pick<PictureTable, 'owner_id' | 'hash'>): string {
  return `pictures/${owner_id}/${hash.slice(0, 2)}/${hash}`;
}

function storyBy(record: string): 'builtin' | 'model' {
  return (JSON.parse(record) as { written_by: 'builtin' | 'model' }).written_by;
}
