import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Writer } from '../../../kernel/database/database.ts';
import { operation } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import type { Json, Started } from '../../../kernel/operations/operations.ts';
import { creaturesError } from '../creatures.errors.ts';
import type { CreatureTable } from '../creatures.table.ts';
import { ownLivingRow, ownRow } from '../own-rows.ts';
import { tagsOf } from '../tags-and-pictures.ts';
import { writeChange } from '../write-change.ts';
import { factsOf } from './facts.ts';
import { StoryInput } from './stories.schema.ts';
import { storyTask } from './story-task.ts';

/** What the journal keeps of a telling. */
interface Telling extends Pick<CreatureTable, 'story' | 'story_record'> {
  readonly before: Pick<CreatureTable, 'story' | 'story_record'>;
}

/** Puts what is known of a creature into a little story. What a person wrote is replaced only where that was asked for. */
export const tellStory = operation({
  name: 'creatures.tell-story',
  title: ({ name }) => `Tell the story of ${name}`,
  input: StoryInput,
  allow: 'owner',
  once: ({ creature_id }) => creature_id,
  queue: 'writing',

  async check({ context: { actor, database }, input }) {
    replaceable(await ownLivingRow(database.read, { id: input.creature_id, owner_id: actor.person_id }), input);
  },

  async run({ context, input, operation, progress, journal, cursor, commit }) {
    // The cursor is the result: whoever takes over after the commit has nothing left to do.
    if (cursor !== undefined) return cursor;
    const { database, actor, clock, signal } = context;
    const own = { id: input.creature_id, owner_id: operation.owner_id };
    const known = await ownLivingRow(database.read, own);
    progress.report({ stage: 'writing', done: 0, total: 1, unit: 'stories', now: known.name });
    const request = { task: storyTask, facts: factsOf(known), language: actor.locale, length: input.length };
    const { text: story, record } = await context.writer.write(request, { signal });
    const { written_by, faults } = record;
    for (const fault of faults) progress.say(`The model's story was not taken: ${fault}`);
    const result = { story, written_by, faults };
    const told = { story, story_record: JSON.stringify(record) };
    await commit(result, async (tx) => {
      const row = await ownLivingRow(tx, own);
      // Somebody may have written one meanwhile.
      if (row.story !== known.story) replaceable(row, input);
      const { story, story_record } = row;
      const detail = { ...told, before: { story, story_record } };
      await journal.append(tx, [
        { action: 'tell', subject: row.name, target: null, state: 'done', reason: null, bytes: 0, detail },
      ]);
      await writeStory(tx, { context, row, told, what: 'told', operation_id: operation.id, nowMs: clock.nowMs() });
    });
    progress.report({ stage: 'writing', done: 1, total: 1, unit: 'stories', now: known.name });
    return result;
  },

  async undo({ context, input, operation, journal, commit }): Promise<Json> {
    const [entry] = await journal.read({ states: ['done'], limit: 1 });
    if (!entry) return { taken_back: 0, left: 0 };
    const { position: from, detail } = entry;
    const { story, story_record, before } = detail as object as Telling;
    let left = false;
    await commit('undone', async (tx) => {
      const row = await findRow(tx, { id: input.creature_id, owner_id: operation.owner_id });
      left = row?.story !== story || row.story_record !== story_record;
      const reason = left ? 'the story was changed since' : null;
      const state = left ? 'left' : 'undone';
      await journal.settle(tx, { from, to: from, was: 'done', state }, [{ position: from, state, reason }]);
      const { id: operation_id } = operation;
      if (row && !left)
        await writeStory(tx, {
          ...{ context, row, told: before, what: 'undone', operation_id, nowMs: context.clock.nowMs() },
        });
    });
    return { taken_back: left ? 0 : 1, left: left ? 1 : 0 };
  },
});

/** Has the story told. Another telling of it that is under way is the answer, too. */
export async function tellStoryLater(
  { actor, database, operations }: Context,
  { id, length, replace }: { id: string; length: 'short' | 'normal' | 'long'; replace: boolean },
): Promise<Started> {
  const { name } = await ownLivingRow(database.read, { id, owner_id: actor.person_id });
  return operations.start(tellStory, { creature_id: id, name, length, replace });
}

/** In the trash, too; it may be gone for ever. */
async function findRow(
  tx: Writer,
  { id, owner_id }: { id: string; owner_id: string },
): Promise<CreatureTable | undefined> {
  const rows = tx.selectFrom('creatures').where('id', '=', id).where('owner_id', '=', owner_id);
  return (await rows.select('id').executeTakeFirst()) && ownRow(tx, { id, owner_id });
}

/** @throws creatures.story-of-a-person */
function replaceable({ story, story_record }: CreatureTable, { replace }: { replace: boolean }): void {
  if (story !== '' && story_record === null && !replace) throw creaturesError('creatures.story-of-a-person');
}

async function writeStory(
  tx: Writer,
  {
    context: { database },
    row,
    told,
    nowMs,
    ...change
  }: {
    context: Context;
    row: CreatureTable;
    told: Pick<CreatureTable, 'story' | 'story_record'>;
    what: 'told' | 'undone';
    operation_id: string;
    nowMs: number;
  },
): Promise<void> {
  const before = { row, tags: (await tagsOf(tx, [row.id])).get(row.id) ?? [] };
  const next = { ...row, ...told, revision: row.revision + 1, updated_at: timestamp(nowMs) };
  await writeChange(tx, { database, nowMs, row: next, before, fields: ['story'], ...change });
}
