import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import { foldedKey } from '../../../kernel/database/database.ts';
import type { Reader } from '../../../kernel/database/database.ts';
import type { NewEntry, Run } from '../../../kernel/operations/operations.ts';
import { selectedIds } from '../read-creatures.ts';
import { withTags } from '../with-tags.ts';
import type { WithTags } from '../with-tags.ts';
import type { EditInput } from './bulk.schema.ts';

const MOST_TAGS_OF_ONE = 50;

/** Of an entry that makes a tag, or names one that is there. */
export const TagDetail = z.object({ tag_id: z.string() });
/** Of an entry that changes a creature: what the edit takes and gives, and what was there. Tags by their ids. */
export const EditDetail = z.object({
  id: z.string(),
  /** That was looked at. */
  revision: z.number(),
  /** By name: their entries know their ids. */
  added: z.array(z.string()).default([]),
  removed: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
  /** Before; left out where it stays. */
  species: z.string().optional(),
});
export type EditDetail = z.output<typeof EditDetail>;

/** Writes what would be done into the journal: one entry for each tag that is given, then one for each creature. */
export async function planEdits({ context, input, journal, progress }: Run<EditInput>): Promise<void> {
  const { actor, database, signal } = context;
  const tags = await tagEntries(database.read, { owner_id: actor.person_id, names: input.edit.add_tags ?? [] });
  await database.write((tx) => journal.append(tx, tags));
  let seen = 0;
  for await (const ids of selectedIds(context, input)) {
    signal.throwIfAborted();
    const creatures = await withTags(database.read, ids);
    const entries = ids.flatMap((id) => {
      const creature = creatures.get(id);
      return creature ? [entryFor(creature, input)] : [];
    });
    await database.write((tx) => journal.append(tx, entries));
    seen += ids.length;
    progress.report({ stage: 'looking', done: seen, unit: 'creatures' });
  }
}

async function tagEntries(
  read: Reader,
  { owner_id, names }: { owner_id: string; names: readonly string[] },
): Promise<NewEntry[]> {
  const wanted = new Map(names.map((name) => [foldedKey(name), name]));
  if (wanted.size === 0) return [];
  const known = await read
    .selectFrom('tags')
    .select(['id', 'name_key'])
    .where('owner_id', '=', owner_id)
    .where('name_key', 'in', [...wanted.keys()])
    .execute();
  const ids = new Map(known.map(({ id, name_key }) => [name_key, id]));
  return [...wanted].map(([key, name]) => ({
    action: 'tag',
    subject: name,
    target: ids.has(key) ? null : 'a new tag',
    state: ids.has(key) ? 'skipped' : 'planned',
    reason: ids.has(key) ? 'there: It is there already.' : null,
    bytes: 0,
    detail: { tag_id: ids.get(key) ?? randomUUIDv7() } satisfies z.output<typeof TagDetail>,
  }));
}

function entryFor({ row, tags }: WithTags, { edit }: EditInput): NewEntry {
  const has = new Set([...tags.values()].map(foldedKey));
  const wanted = new Map((edit.add_tags ?? []).map((name) => [foldedKey(name), name]));
  const unwanted = new Set((edit.remove_tags ?? []).map(foldedKey));
  const added = [...wanted].filter(([key]) => !has.has(key)).map(([, name]) => name);
  const removed = [...tags].filter(([, name]) => unwanted.has(foldedKey(name))).map(([id, name]) => ({ id, name }));
  const species = edit.species !== undefined && edit.species !== row.species ? row.species : undefined;
  const words = [
    ...(edit.delete ? ['to the trash'] : []),
    ...added.map((name) => `+ ${name}`),
    ...removed.map(({ name }) => `− ${name}`),
    ...(species === undefined ? [] : [edit.species === '' ? 'no species' : `species ${edit.species}`]),
  ];
  const reason =
    words.length === 0
      ? 'unchanged: It is so already.'
      : tags.size + added.length - removed.length > MOST_TAGS_OF_ONE
        ? `too-many-tags: A creature has ${MOST_TAGS_OF_ONE} tags at most.`
        : null;
  return {
    action: edit.delete ? 'delete' : 'change',
    subject: row.species === '' ? row.name : `${row.name} (${row.species})`,
    target: words.join(', ') || null,
    state: reason === null ? 'planned' : 'skipped',
    reason,
    bytes: 0,
    detail: {
      ...{ id: row.id, revision: row.revision },
      ...(added.length > 0 ? { added } : {}),
      ...(removed.length > 0 ? { removed } : {}),
      ...(species === undefined ? {} : { species }),
    },
  };
}
