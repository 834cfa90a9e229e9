import { foldedKey } from '../../../kernel/database/database.ts';
import { FileCreature } from './collection.schema.ts';
import { parseList } from './list-cell.ts';

/** What a file says of a creature, or why nobody can make one of it; `name` as far as there is one. */
export type Described =
  | { readonly creature: FileCreature; readonly leftOut: readonly string[] }
  | { readonly name: string; readonly reason: string };

const PLAIN = ['name', 'species', 'description', 'story', 'story_record', 'created_at'] as const;
const NAMED_TRAITS = ['colors', 'temperament', 'size', 'habitat', 'features'] as const;
/** Of a creature as the API gives it: it follows from the rest, or is said anew. */
const BESIDE = new Set<string>([
  ...[...PLAIN, ...NAMED_TRAITS, 'id', 'tags', 'traits', 'picture', 'updated_at', 'story_by', 'revision', 'deleted_at'],
  ...['avatar_url', 'avatar_by', 'avatar_stale', 'owner_id'],
]);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Reads an object of a file, ours or somebody else's: what we have no name for becomes a trait, where it is text. */
export function describedBy(value: unknown): Described {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { name: '', reason: 'This is no creature: an object was to come here.' };
  const said = value as Readonly<Record<string, unknown>>;
  const name = typeof said['name'] === 'string' ? storable(said['name']) : '';
  if (!isPlain(value, 0))
    return { name, reason: 'It holds characters that cannot be kept, or too much in one another.' };
  const leftOut: string[] = [];
  const given = {
    ...Object.fromEntries(PLAIN.flatMap((key) => entry(key, said[key]))),
    ...(typeof said['id'] === 'string' && UUID.test(said['id']) ? { id: said['id'].toLowerCase() } : {}),
    tags: tagsOf(said['tags']),
    traits: traitsOf(said, leftOut),
    ...pictureOf(said['picture']),
  };
  const read = FileCreature.safeParse(given);
  if (read.success) return { creature: read.data, leftOut };
  const [issue] = read.error.issues;
  return { name, reason: `${issue?.path.join('.') || 'It'}: ${issue?.message ?? 'cannot be read'}` };
}

/** For the report, of what cannot be kept. */
function storable(name: string): string {
  return name.toWellFormed().replaceAll('\0', '').trim().slice(0, 200);
}

function entry(key: string, value: unknown): [string, unknown][] {
  return value === null || value === undefined ? [] : [[key, typeof value === 'number' ? String(value) : value]];
}

/** Names, or objects that have one, or a text with commas; each once. */
function tagsOf(value: unknown): unknown {
  const items = typeof value === 'string' ? parseList(value) : (value ?? []);
  if (!Array.isArray(items)) return items;
  const names = items.map((item: unknown) =>
    typeof item === 'object' && item !== null && 'name' in item ? item.name : item,
  );
  const texts = names.map((name) => (typeof name === 'string' ? name.trim() : name)).filter((name) => name !== '');
  return [...new Map(texts.map((name) => [typeof name === 'string' ? foldedKey(name) : name, name])).values()];
}

function traitsOf(said: Readonly<Record<string, unknown>>, leftOut: string[]): Record<string, unknown> {
  const given = said['traits'];
  const inside = typeof given === 'object' && given !== null && !Array.isArray(given) ? Object.entries(given) : [];
  const outside = NAMED_TRAITS.flatMap((key) => entry(key, said[key]));
  const others = Object.entries(said).filter(([key]) => !BESIDE.has(key));
  const traits = [...others, ...outside, ...inside].flatMap(([key, value]): [string, unknown][] => {
    if (value === null || value === undefined || value === '') return [];
    if (key === 'colors' || key === 'features') return [[key, typeof value === 'string' ? parseList(value) : value]];
    if (key === 'size') return [[key, typeof value === 'string' ? value.trim().toLowerCase() : value]];
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return [[traitName(key), String(value)]];
    leftOut.push(key.slice(0, 40));
    return [];
  });
  return Object.fromEntries(traits);
}

/** As `Traits` wants it: letters, digits, spaces, "-" and "_". */
function traitName(key: string): string {
  const plain = key.replaceAll(/[^\p{L}\p{N} _-]+/gu, ' ').replace(/^[ _-]+/, '');
  return Array.from(plain).slice(0, 40).join('').trim() || 'trait';
}

function pictureOf(value: unknown): { picture?: unknown } {
  if (typeof value === 'string' && value.trim() !== '') return { picture: { file: value.trim() } };
  return typeof value === 'object' && value !== null ? { picture: value } : {};
}

const DEEPEST = 16;

/** No NUL and no half of a surrogate pair, neither of which a database keeps. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= DEEPEST) return false;
  return Object.entries(value).every(([key, member]) => isPlain(key, depth) && isPlain(member, depth + 1));
}
