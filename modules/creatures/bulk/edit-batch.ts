import { foldedKey } from '../../../kernel/database/database.ts';
import type { Reader, Writer } from '../../../kernel/database/database.ts';
import type { Entry, EntryChange, Run } from '../../../kernel/operations/operations.ts';
import { revisionsLeft } from '../revisions-left.ts';
import { idsOfTags } from '../store-creatures.ts';
import { takeUnusedTags } from '../take-unused-tags.ts';
import { withTags } from '../with-tags.ts';
import type { WithTags } from '../with-tags.ts';
import { alterCreatures } from './alter-creatures.ts';
import type { Alteration } from './alter-creatures.ts';
import type { EditInput } from './bulk.schema.ts';
import { EditDetail, TagDetail } from './plan-edits.ts';

const GONE = 'gone: It is not there any more.';
const CHANGED = 'changed: It was changed since, so it was left alone.';

/** Changes the creatures of some entries, but for those that were changed since the plan was made. `tags`: entries of tags. */
export async function editBatch(
  tx: Writer,
  run: Run<EditInput>,
  { entries, tags }: { entries: readonly Entry[]; tags: readonly Entry[] },
): Promise<EntryChange[]> {
  const { context, input, operation } = run;
  const { given, changes } = await giveTags(tx, run, tags);
  const details = entries.map(({ position, detail }) => ({ position, ...EditDetail.parse(detail) }));
  const ids = details.map(({ id }) => id);
  const creatures = await withTags(tx, ids);
  const left = await revisionsLeft(tx, { operation_id: operation.id, ids });
  const alterations: Alteration[] = [];
  for (const { position, id, revision, added, removed, species } of details) {
    const creature = creatures.get(id);
    if (!creature || creature.row.deleted_at !== null || creature.row.owner_id !== context.actor.person_id)
      changes.push({ position, state: 'skipped', reason: GONE });
    else if (creature.row.revision !== (left.get(id) ?? revision))
      changes.push({ position, state: 'skipped', reason: CHANGED });
    else
      alterations.push({
        creature,
        add: added.flatMap((name) => given.get(foldedKey(name)) ?? []),
        remove: removed.map((tag) => tag.id),
        species: species === undefined ? undefined : input.edit.species,
        trashed: input.edit.delete,
      });
  }
  await alterCreatures(tx, { ...aroundOf(run), alterations });
  return changes;
}

/** Gives creatures back what the edit took, but for those of which that was changed since. */
export async function restoreBatch(
  tx: Writer,
  run: Run<EditInput>,
  { entries, tags }: { entries: readonly Entry[]; tags: readonly Entry[] },
): Promise<EntryChange[]> {
  const { input } = run;
  const given = idsGiven(tags);
  const details = entries.map(({ position, detail }) => ({ position, ...EditDetail.parse(detail) }));
  const creatures = await withTags(
    tx,
    details.map(({ id }) => id),
  );
  const changes: EntryChange[] = [];
  const alterations: Alteration[] = [];
  const returning = await tagsAgain(
    tx,
    run,
    details.flatMap(({ removed }) => removed),
  );
  for (const { position, id, added, removed, species } of details) {
    const creature = creatures.get(id);
    const add = removed.flatMap((tag) => returning.get(tag.id) ?? []);
    const remove = added.flatMap((name) => given.get(foldedKey(name)) ?? []);
    if (!creature) changes.push({ position, state: 'left', reason: GONE });
    else if (isAsLeft(creature, { edit: input.edit, has: remove, lacks: add, species: species !== undefined }))
      alterations.push({ creature, add, remove, species, trashed: input.edit.delete && false });
    else changes.push({ position, state: 'left', reason: CHANGED });
  }
  await alterCreatures(tx, { ...aroundOf(run), what: 'undone', alterations });
  return changes;
}

/** Takes away the tags that the edit made, where nobody has them and nobody has cared for them. */
export async function takeTags(tx: Writer, tags: readonly Entry[]): Promise<EntryChange[]> {
  const made = tags
    .filter(({ state }) => state === 'done')
    .map(({ position, detail }) => ({ position, tag_id: TagDetail.parse(detail).tag_id }));
  const gone = await takeUnusedTags(
    tx,
    made.map(({ tag_id }) => tag_id),
  );
  return made.map(({ position, tag_id }) =>
    gone.has(tag_id)
      ? { position, state: 'undone' }
      : { position, state: 'left', reason: 'in-use: It is used, or was changed, or is not there any more.' },
  );
}

function isAsLeft(
  { row, tags }: WithTags,
  {
    edit,
    has,
    lacks,
    species,
  }: { edit: EditInput['edit']; has: readonly string[]; lacks: readonly string[]; species: boolean },
): boolean {
  if (edit.delete) return row.deleted_at !== null;
  return (
    has.every((id) => tags.has(id)) && !lacks.some((id) => tags.has(id)) && (!species || row.species === edit.species)
  );
}

/** Folded name → id of the tags that the edit gives; those that are not there any more are made, and their entries say so. */
async function giveTags(
  tx: Writer,
  { context: { actor, database, clock } }: Run<EditInput>,
  tags: readonly Entry[],
): Promise<{ given: Map<string, string>; changes: EntryChange[] }> {
  const given = idsGiven(tags);
  const there = await tagsThere(tx, [...given.values()]);
  const missing = tags.filter(({ detail }) => !there.has(TagDetail.parse(detail).tag_id));
  const made = await idsOfTags(tx, {
    ...{ database, owner_id: actor.person_id, nowMs: clock.nowMs(), newIds: given },
    names: missing.map(({ subject }) => subject),
  });
  const changes = missing.map(({ position, subject }): EntryChange => {
    const key = foldedKey(subject);
    const tag_id = made.get(key) ?? '';
    const ours = tag_id === given.get(key);
    given.set(key, tag_id);
    return { position, state: ours ? 'done' : 'skipped', detail: { tag_id } };
  });
  return { given, changes };
}

function idsGiven(tags: readonly Entry[]): Map<string, string> {
  return new Map(tags.map(({ subject, detail }) => [foldedKey(subject), TagDetail.parse(detail).tag_id]));
}

/** Id of then → id of now: a tag that went since comes again, or the one that has its name now stands in for it. */
async function tagsAgain(
  tx: Writer,
  { context: { actor, database, clock } }: Run<EditInput>,
  tags: readonly { id: string; name: string }[],
): Promise<Map<string, string>> {
  const ids = [...new Set(tags.map(({ id }) => id))];
  const there = await tagsThere(tx, ids);
  const gone = tags.filter(({ id }) => !there.has(id));
  const made = await idsOfTags(tx, {
    ...{ database, owner_id: actor.person_id, nowMs: clock.nowMs() },
    names: gone.map(({ name }) => name),
    newIds: new Map(gone.map(({ id, name }) => [foldedKey(name), id])),
  });
  return new Map(tags.map(({ id, name }) => [id, there.has(id) ? id : (made.get(foldedKey(name)) ?? '')]));
}

async function tagsThere(tx: Reader, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.selectFrom('tags').select('id').where('id', 'in', ids).execute();
  return new Set(rows.map(({ id }) => id));
}

function aroundOf({ context: { actor, database, clock }, operation }: Run<EditInput>) {
  return { database, owner_id: actor.person_id, operation_id: operation.id, nowMs: clock.nowMs() };
}
