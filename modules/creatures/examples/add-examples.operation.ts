import { z } from 'zod';
import { foldedKey } from '../../../kernel/database/database.ts';
import type { Reader, Writer } from '../../../kernel/database/database.ts';
import { operation } from '../../../kernel/operations/operations.ts';
import type { EntryChange, NewEntry, Run } from '../../../kernel/operations/operations.ts';
import { rowFor } from '../create-creature.ts';
import { NewCreature } from '../creatures.schema.ts';
import { EXAMPLES } from '../example-creatures.ts';
import { keepChanges } from '../keep-changes.ts';
import { dropUnused } from '../picture-bytes.ts';
import { idsOfTags, storeTagged } from '../store-creatures.ts';
import { purge } from '../trash.ts';

/** More than there are entries. */
const ALL = 1000;
/** What may have become of an example that nobody made their own. */
const OF_ITSELF = ['created', 'drawn', 'told'] as const;

/** Of an entry: the creature or the tag that was made. */
const Detail = z.object({ id: z.string() });

/** Fills a collection with examples; those that are there already stay as they are. Taken back, what nobody has changed is gone for ever. */
export const addExamples = operation({
  name: 'creatures.add-examples',
  title: () => 'Fill with an example collection',
  input: z.strictObject({}),
  allow: 'owner',
  once: () => 'examples',
  queue: 'default',

  async run(run) {
    const { commit, cursor, journal, progress } = run;
    if (cursor === undefined)
      await commit('added', async (tx) => {
        await journal.clear(tx);
        await journal.append(tx, await addMissing(tx, run));
      });
    const entries = await journal.read({ limit: ALL });
    const added = entries.filter(({ action, state }) => action === 'create' && state === 'done').length;
    progress.report({ stage: 'adding', done: added, total: added, unit: 'creatures' });
    return { added, skipped: entries.filter(({ state }) => state === 'skipped').length };
  },

  async undo(run) {
    const { commit, context, journal, operation, progress } = run;
    let hashes: string[] = [];
    if (run.cursor === undefined)
      await commit('taken back', async (tx) => {
        const { changes, pictures } = await takeAway(tx, run);
        hashes = pictures;
        await journal.settle(tx, { from: 1, to: ALL, was: 'done', state: 'undone' }, changes);
      });
    await dropUnused(context, { owner_id: operation.owner_id, hashes });
    const entries = (await journal.read({ limit: ALL })).filter(({ action }) => action === 'create');
    const taken_back = entries.filter(({ state }) => state === 'undone').length;
    progress.report({ stage: 'taking back', done: taken_back, total: taken_back, unit: 'creatures' });
    return { taken_back, left: entries.filter(({ state }) => state === 'left').length };
  },
});

async function addMissing(tx: Writer, { context, operation }: Run<object>): Promise<NewEntry[]> {
  const { database, clock } = context;
  const [owner_id, nowMs] = [operation.owner_id, clock.nowMs()];
  const examples = EXAMPLES.map((example) => NewCreature.parse(example));
  const here = await namesHere(tx, { owner_id, examples });
  const creatures = examples.map((example) => ({
    example,
    row: rowFor(example, { owner_id, nowMs }),
    missing: !here.has(nameOf(example)),
  }));
  const added = creatures.filter(({ missing }) => missing);
  const names = added.flatMap(({ example }) => example.tags);
  const tagsBefore = await tagKeys(tx, owner_id);
  const tags = await idsOfTags(tx, { database, owner_id, names, nowMs });

  await storeTagged(tx, {
    ...{ database, owner_id, nowMs },
    rows: added.map(({ row }) => row),
    tagged: added.map(({ row, example }) => ({ creature_id: row.id, tags: example.tags })),
  });
  await keepChanges(tx, {
    ...{ database, owner_id, nowMs },
    changes: added.map(({ row }) => ({
      ...{ creature_id: row.id, what: 'created', fields: [], revision: 1, before: null, operation_id: operation.id },
    })),
  });
  const made = [...tags].filter(([key]) => !tagsBefore.has(key));
  const named = new Map(names.map((name) => [foldedKey(name), name]));
  return [
    ...made.map(([key, id]) => entryOf({ action: 'tag', subject: named.get(key) ?? key, id, reason: null })),
    ...creatures.map(({ example, row: { id }, missing }) =>
      entryOf({
        action: 'create',
        subject: nameOf(example),
        id,
        reason: missing ? null : 'there: It is there already.',
      }),
    ),
  ];
}

function entryOf({
  action,
  subject,
  id,
  reason,
}: Pick<NewEntry, 'action' | 'subject' | 'reason'> & { id: string }): NewEntry {
  return {
    action,
    subject,
    target: null,
    state: reason === null ? 'done' : 'skipped',
    reason,
    bytes: 0,
    detail: { id },
  };
}

const nameOf = ({ name, species }: Pick<NewCreature, 'name' | 'species'>) => `${name} (${species})`;

async function namesHere(
  tx: Reader,
  { owner_id, examples }: { owner_id: string; examples: readonly NewCreature[] },
): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('creatures')
    .select(['name', 'species'])
    .where('owner_id', '=', owner_id)
    .where('deleted_at', 'is', null)
    .where(
      'name_key',
      'in',
      examples.map(({ name }) => foldedKey(name)),
    )
    .execute();
  return new Set(rows.map(nameOf));
}

async function tagKeys(tx: Reader, owner_id: string): Promise<Set<string>> {
  const rows = await tx.selectFrom('tags').select('name_key').where('owner_id', '=', owner_id).execute();
  return new Set(rows.map(({ name_key }) => name_key));
}

/** Those that somebody has made their own stay, and so do tags that are used. */
async function takeAway(tx: Writer, { journal }: Run<object>): Promise<{ changes: EntryChange[]; pictures: string[] }> {
  const entries = (await journal.read({ states: ['done'], limit: ALL })).map(({ detail, ...entry }) => ({
    ...entry,
    ...Detail.parse(detail),
  }));
  const creatures = entries.filter(({ action }) => action === 'create');
  const ids = creatures.map(({ id }) => id);
  const cared = await caredFor(tx, ids);
  const pictures = await purge(
    tx,
    ids.filter((id) => !cared.has(id)),
  );
  const left = await tagsLeft(
    tx,
    entries.filter(({ action }) => action === 'tag').map(({ id }) => id),
  );
  const changes = entries
    .filter(({ id }) => cared.has(id) || left.has(id))
    .map(({ position, action }): EntryChange => ({
      ...{ position, state: 'left' },
      reason: action === 'tag' ? 'in-use: It is used, or was changed.' : 'changed: It was changed since.',
    }));
  return { changes, pictures };
}

async function caredFor(tx: Reader, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('creature_changes')
    .select('creature_id')
    .distinct()
    .where('creature_id', 'in', ids)
    .where('what', 'not in', OF_ITSELF)
    .execute();
  return new Set(rows.map(({ creature_id }) => creature_id));
}

/** Takes away those that nobody has or has cared for. @returns the others that are there */
async function tagsLeft(tx: Writer, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  await tx
    .deleteFrom('tags')
    .where('id', 'in', ids)
    .where('revision', '=', 1)
    .where('id', 'not in', tx.selectFrom('creature_tags').select('tag_id').where('tag_id', 'in', ids))
    .execute();
  const rows = await tx.selectFrom('tags').select('id').where('id', 'in', ids).execute();
  return new Set(rows.map(({ id }) => id));
}
