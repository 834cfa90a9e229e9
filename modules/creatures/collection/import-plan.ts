import { randomUUIDv7 } from 'node:crypto';
import { foldedKey } from '../../../kernel/database/database.ts';
import type { Json, NewEntry, PlanSummary, Run } from '../../../kernel/operations/operations.ts';
import { creaturesError } from '../creatures.errors.ts';
import type { NewTag } from '../creatures.schema.ts';
import type { Before } from '../keep-changes.ts';
import { MOST_TAGS, newTag } from '../store-creatures.ts';
import type { FileCreature, ImportInput } from './collection.schema.ts';
import { differences } from './import-detail.ts';
import type { CreatureDetail, TagDetail } from './import-detail.ts';
import { hashesOf, lookThrough } from './import-pictures.ts';
import type { Looked } from './import-pictures.ts';
import { Matches } from './match-creatures.ts';
import { openCollection } from './open-collection.ts';
import type { Collection } from './open-collection.ts';
import { contentsOf, itemsOf } from './read-collection.ts';
import type { Item } from './read-collection.ts';

const BATCH = 250;

/**
 * One entry for each tag that comes along, and one for each creature of the file: create, change, keep (what is here already), read (what is
 * broken). A plan that was interrupted is made anew, from an empty journal.
 */
export async function planImport(run: Run<ImportInput>): Promise<PlanSummary> {
  const collection = await openCollection(run.context, run.input);
  try {
    return await planCollection(run, collection);
  } finally {
    await collection.close();
  }
}

async function planCollection(run: Run<ImportInput>, collection: Collection): Promise<PlanSummary> {
  const { context, progress } = run;
  const { creatures: total, tags } = await contentsOf(collection);
  const totals = { new: 0, changed: 0, unchanged: 0, broken: 0, tags: 0, pictures: 0, broken_pictures: 0 };
  const planned: Planning = { run, collection, totals, matches: new Matches(context), tags: new Set() };
  for (let from = 0; from < tags.length; from += 1000) await planTags(planned, tags.slice(from, from + 1000));
  let done = 0;
  let batch: Item[] = [];
  const flush = async () => {
    context.signal.throwIfAborted();
    await planBatch(planned, batch);
    done += batch.length;
    batch = [];
    progress.report({ stage: 'reading', done, ...(total === undefined ? {} : { total }), unit: 'creatures' });
  };
  for await (const item of itemsOf(collection)) {
    batch.push(item);
    if (batch.length >= BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  if (done === 0 && totals.tags === 0) throw creaturesError('creatures.not-a-collection');
  return totals;
}

interface Planning {
  readonly run: Run<ImportInput>;
  readonly collection: Collection;
  readonly totals: Record<'new' | 'changed' | 'unchanged' | 'broken' | 'tags' | 'pictures' | 'broken_pictures', number>;
  readonly matches: Matches;
  /** Folded names that are here or planned. */
  readonly tags: Set<string>;
}

/** An entry for each tag that is not here yet. @throws creatures.too-many-tags */
async function planTags({ run, totals, tags }: Planning, wanted: readonly NewTag[]): Promise<void> {
  const { actor, database, clock } = run.context;
  const owner_id = actor.person_id;
  const unknown = new Map(wanted.map((tag) => [foldedKey(tag.name), tag] as const).filter(([key]) => !tags.has(key)));
  if (unknown.size === 0) return;
  const here = await database.read
    .selectFrom('tags')
    .select('name_key')
    .where('owner_id', '=', owner_id)
    .where('name_key', 'in', [...unknown.keys()])
    .execute();
  for (const { name_key } of here) unknown.delete(name_key);
  for (const key of [...unknown.keys(), ...here.map(({ name_key }) => name_key)]) tags.add(key);
  totals.tags += unknown.size;
  if (tags.size > MOST_TAGS)
    throw creaturesError('creatures.too-many-tags', { detail: `A person can have ${MOST_TAGS} tags.` });
  const entries = [...unknown.values()].map((tag): NewEntry => {
    const detail: TagDetail = { tag: newTag(tag, { owner_id, nowMs: clock.nowMs() }) };
    return {
      ...{ action: 'tag', subject: tag.name, target: 'a new tag', state: 'planned', reason: null, bytes: 0 },
      detail: detail as object as Json,
    };
  });
  await database.write((tx) => run.journal.append(tx, entries));
}

async function planBatch(planning: Planning, items: readonly Item[]): Promise<void> {
  const { run, collection, matches, totals } = planning;
  const creatures = items.flatMap((item) => ('creature' in item ? [item.creature] : []));
  await planTags(
    planning,
    creatures.flatMap(({ tags }) => tags.map((name) => ({ name, description: '' }))),
  );
  const found = await matches.find(creatures);
  const hashes = await hashesOf(
    run.context,
    found.flatMap((match) => match.before?.row.picture_id ?? []),
  );
  const pictures = await lookThrough(
    collection,
    creatures.map(({ picture }, index) =>
      picture?.file === undefined
        ? undefined
        : { file: picture.file, current: hashes.get(found[index]?.before?.row.picture_id ?? '') },
    ),
    previewOf,
  );
  let at = 0;
  const entries = items.map((item): NewEntry => {
    if (!('creature' in item)) {
      totals.broken += 1;
      return brokenEntry(item);
    }
    const [match, picture] = [found[at], pictures[at]];
    at += 1;
    if (!match || match.twice) {
      totals.broken += 1;
      return brokenEntry({ line: item.line, name: item.creature.name, reason: 'Its id stands in the file twice.' });
    }
    return entryOf(item, { before: match.before, picture, totals });
  });
  await run.context.database.write((tx) => run.journal.append(tx, entries));
}

/** What a preview says of a picture: none of its bytes. */
interface PreviewOfPicture {
  readonly isNew: boolean;
  readonly fault: string | undefined;
}

function previewOf(looked: Looked): PreviewOfPicture {
  return { isNew: 'picture' in looked, fault: 'reason' in looked ? looked.reason : undefined };
}

function entryOf(
  { creature, leftOut }: Extract<Item, { creature: FileCreature }>,
  {
    before,
    picture,
    totals,
  }: { before: Before | null; picture: PreviewOfPicture | undefined; totals: Planning['totals'] },
): NewEntry {
  const { isNew, fault } = picture ?? { isNew: false, fault: undefined };
  if (isNew) totals.pictures += 1;
  if (fault !== undefined) totals.broken_pictures += 1;
  const notes = [
    ...(fault === undefined ? [] : [fault]),
    ...leftOut.map((name) => `${name}: It is no text; it is left out.`),
  ];
  const fields = before === null ? [] : [...differences(creature, before), ...(isNew ? ['picture'] : [])];
  const base = {
    subject: creature.species === '' ? creature.name : `${creature.name} (${creature.species})`,
    ...{ bytes: 0, reason: notes.join('; ') || null },
  };
  if (before !== null && fields.length === 0) {
    totals.unchanged += 1;
    return {
      ...base,
      action: 'keep',
      target: null,
      state: 'skipped',
      reason: base.reason ?? 'unchanged',
      detail: null,
    };
  }
  totals[before === null ? 'new' : 'changed'] += 1;
  const detail: CreatureDetail = {
    id: before?.row.id ?? creature.id ?? randomUUIDv7(),
    creature,
    before,
    picture: isNew ? (creature.picture?.file ?? null) : null,
    note: base.reason,
  };
  return {
    ...base,
    action: before === null ? 'create' : 'change',
    target:
      before === null
        ? [...creature.tags, ...(isNew ? ['with a picture'] : [])].join(', ') || null
        : `other ${fields.join(', ')}`,
    state: 'planned',
    detail: detail as object as Json,
  };
}

function brokenEntry({ line, name, reason }: { line: number; name: string; reason: string }): NewEntry {
  return {
    ...{ action: 'read', subject: name === '' ? 'A creature without a name' : name, target: `line ${line}` },
    ...{ state: 'conflict', reason: `line ${line}: ${reason}`, bytes: 0, detail: null },
  };
}
