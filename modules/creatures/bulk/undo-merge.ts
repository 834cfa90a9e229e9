import { setImmediate as turn } from 'node:timers/promises';
import { timestamp } from '../../../kernel/clock/clock.ts';
import { foldedKey } from '../../../kernel/database/database.ts';
import type { Reader, Writer } from '../../../kernel/database/database.ts';
import type { Entry, EntryChange, Run } from '../../../kernel/operations/operations.ts';
import { insertTags } from '../store-creatures.ts';
import { withTags } from '../with-tags.ts';
import { alterCreatures } from './alter-creatures.ts';
import type { Alteration } from './alter-creatures.ts';
import type { MergeInput } from './bulk.schema.ts';
import { MoveDetail, TagDetail, ownTags, tagEntries } from './merged-tags.ts';

const BATCH = 250;
const LONGEST_NAME = 60;

/** Makes the tags again, as they were, and gives them back to those that had them, the last move first. */
export async function undoMerge(run: Run<MergeInput>): Promise<void> {
  const { journal, context, progress, commit } = run;
  const tags = await tagEntries(run);
  for (const entry of tags) if (entry.state === 'done') await commit(null, (tx) => makeAgain(tx, run, entry));
  const first = (tags.at(-1)?.position ?? 0) + 1;
  const total = (await journal.counts()).done.entries;
  for (let done = 0; ;) {
    context.signal.throwIfAborted();
    const entries = sameTag(await journal.read({ after: first - 1, states: ['done'], limit: BATCH, descending: true }));
    const [to, from] = [entries.at(0)?.position, entries.at(-1)?.position];
    if (to === undefined || from === undefined) return;
    await commit(null, async (tx) => {
      const changes = await moveBack(tx, run, entries);
      await journal.settle(tx, { from, to, was: 'done', state: 'undone' }, changes);
    });
    done += entries.length;
    progress.report({ stage: 'giving back', done, total, unit: 'creatures' });
    await turn();
  }
}

/** With its id, colour and description; beside another one that has its name by now, under a name like it. */
async function makeAgain(tx: Writer, { context, journal }: Run<MergeInput>, entry: Entry): Promise<void> {
  const tag = TagDetail.parse(entry.detail);
  const { position } = entry;
  const there = await ownTags(tx, { owner_id: tag.owner_id, ids: [tag.id] });
  const name = await freeName(tx, tag);
  if (there.length === 0)
    await insertTags(tx, {
      database: context.database,
      owner_id: tag.owner_id,
      rows: [
        {
          ...{ ...tag, name, name_key: foldedKey(name), creatures: 0 },
          ...{ revision: tag.revision + 1, updated_at: timestamp(context.clock.nowMs()) },
        },
      ],
    });
  const renamed = there.length === 0 && name !== tag.name;
  const reason = renamed ? `name-taken: Another tag has its name by now; it came back as ${name}.` : null;
  await journal.settle(tx, { from: position, to: position, was: 'done', state: 'undone' }, [
    { position, state: 'undone', reason },
  ]);
}

async function freeName(tx: Reader, { owner_id, name }: { owner_id: string; name: string }): Promise<string> {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` (${number})`;
    const tried = `${Array.from(name)
      .slice(0, LONGEST_NAME - ending.length)
      .join('')}${ending}`;
    const taken = await tx
      .selectFrom('tags')
      .select('id')
      .where('owner_id', '=', owner_id)
      .where('name_key', '=', foldedKey(tried))
      .executeTakeFirst();
    if (!taken) return tried;
  }
}

async function moveBack(tx: Writer, run: Run<MergeInput>, entries: readonly Entry[]): Promise<EntryChange[]> {
  const { context, input, operation } = run;
  const owner_id = context.actor.person_id;
  const details = entries.map(({ position, detail }) => ({ position, ...MoveDetail.parse(detail) }));
  const tag_id = details[0]?.tag_id ?? '';
  const there = new Set((await ownTags(tx, { owner_id, ids: [tag_id, input.into] })).map(({ id }) => id));
  const creatures = await withTags(
    tx,
    details.map(({ creature_id }) => creature_id),
  );
  const changes: EntryChange[] = [];
  const alterations: Alteration[] = [];
  for (const { position, creature_id, gave } of details) {
    const creature = creatures.get(creature_id);
    const reason = !creature
      ? 'gone: It is not there any more.'
      : !there.has(tag_id)
        ? 'gone: The tag is not there any more.'
        : creature.tags.has(tag_id) || (there.has(input.into) && !creature.tags.has(input.into))
          ? 'changed: Its tags were changed since, so it was left alone.'
          : undefined;
    if (reason !== undefined || !creature) changes.push({ position, state: 'left', reason: reason ?? null });
    else alterations.push({ creature, add: [tag_id], remove: gave ? [input.into] : [] });
  }
  await alterCreatures(tx, {
    ...{ database: context.database, owner_id, operation_id: operation.id, nowMs: context.clock.nowMs() },
    ...{ what: 'undone', alterations },
  });
  return changes;
}

/** A creature stands once among the entries of one tag. */
function sameTag(entries: readonly Entry[]): Entry[] {
  const tag = (entry: Entry | undefined) => entry && MoveDetail.parse(entry.detail).tag_id;
  const first = tag(entries[0]);
  const end = entries.findIndex((entry) => tag(entry) !== first);
  return entries.slice(0, end < 0 ? entries.length : end);
}
