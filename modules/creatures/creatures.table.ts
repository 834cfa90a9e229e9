/** One creature of one person. `traits` is JSON, as `Traits` reads it. */
export interface CreatureTable {
  id: string;
  owner_id: string;
  name: string;
  /** `sortKey(name)`: what lists sort by. */
  name_key: string;
  species: string;
  species_key: string;
  description: string;
  story: string;
  /** JSON: who wrote the story (`WritingRecord`); null where a person did. */
  story_record: string | null;
  traits: string;
  /** Of what a picture is drawn from, see `drawnFrom`: another hash, another picture. */
  traits_hash: string;
  /** Its picture; null: none was drawn or given yet, and a sketch stands in. */
  picture_id: string | null;
  /** Grows with every change; the ETag. */
  revision: number;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
}

/** What a table has beside: `storeCreatures`, `markTags` and `tagNamed` fill it. */
interface SearchColumn {
  /** Of a creature name, species, description, story and traits, of a tag its name, as `searchText` writes them; then a creature's tags (`marks`). */
  search: string;
}

/** One picture that a creature has or had. The bytes are stored under `pictureKey`; equal pictures of one person are stored once. */
export interface PictureTable {
  id: string;
  owner_id: string;
  creature_id: string;
  /** SHA-256 of the bytes, hex. */
  hash: string;
  media_type: 'image/svg+xml' | 'image/png' | 'image/jpeg' | 'image/webp';
  width: number;
  height: number;
  bytes: number;
  made_by: 'builtin' | 'model' | 'person' | 'import';
  /** The traits that it was drawn from; null where it was not drawn. */
  traits_hash: string | null;
  /** JSON (`DrawingRecord`); null where it was not drawn. */
  record: string | null;
  operation_id: string | null;
  created_at: string;
}

export interface TagTable {
  id: string;
  owner_id: string;
  name: string;
  /** `foldedKey(name)`: one tag of this name for one person. */
  name_key: string;
  color: string;
  description: string;
  /** How many that are not in the trash have it. The database counts by itself (migration 0002): begin with 0, and never write it. */
  creatures: number;
  revision: number;
  created_at: string;
  updated_at: string;
}

export interface CreatureTagTable {
  tag_id: string;
  creature_id: string;
}

/** One change of one creature: its history, and what it takes to take it back. */
export interface CreatureChangeTable {
  id: string;
  owner_id: string;
  creature_id: string;
  at: string;
  what: 'created' | 'changed' | 'tagged' | 'drawn' | 'given' | 'told' | 'imported' | 'trashed' | 'restored' | 'undone';
  /** JSON list: the fields that changed. */
  fields: string;
  /** The revision that the change left: with another one, it was changed since. */
  revision: number;
  /** JSON (`Before`): the row and its tags as they were; null where it was made. */
  before: string | null;
  operation_id: string | null;
}

declare module '../../kernel/database/database.ts' {
  interface Tables {
    creatures: CreatureTable & SearchColumn;
    creature_pictures: PictureTable;
    creature_tags: CreatureTagTable;
    creature_changes: CreatureChangeTable;
    tags: TagTable & SearchColumn;
  }
}
