import { z } from 'zod';
import { timestamp } from '../../../kernel/clock/clock.ts';
import { foldedKey } from '../../../kernel/database/database.ts';
import type { Reader, Writer } from '../../../kernel/database/database.ts';
import { operation } from '../../../kernel/operations/operations.ts';
import type { Run } from '../../../kernel/operations/operations.ts';
import { creaturesError } from '../creatures.errors.ts';
import { ownTag } from '../own-rows.ts';
import { tagNamed } from '../rows.ts';
import { RenameInput } from './bulk.schema.ts';

/** Of the one entry: the name before. */
const Detail = z.object({ name: z.string() });

/** Gives a tag another name. Its creatures keep it, and are not changed by that. */
export const renameTag = operation({
  name: 'creatures.rename-tag',
  title: ({ name }) => `Rename a tag to ${name}`,
  input: RenameInput,
  allow: 'owner',
  queue: 'default',

  async check({ context: { actor, database }, input }) {
    await ownTag(database.read, { id: input.tag_id, owner_id: actor.person_id });
    await refuseTaken(database.read, { owner_id: actor.person_id, ...input });
  },

  async run({ context, input, journal, cursor, commit }) {
    if (cursor === undefined)
      await commit('renamed', async (tx) => {
        const tag = await ownTag(tx, { id: input.tag_id, owner_id: context.actor.person_id });
        await refuseTaken(tx, { owner_id: tag.owner_id, ...input });
        await rename(tx, context, input);
        await journal.append(tx, [
          {
            ...{ action: 'rename', subject: tag.name, target: input.name, state: 'done', reason: null, bytes: 0 },
            detail: { name: tag.name },
          },
        ]);
      });
    return { renamed: 1 };
  },

  async undo(run) {
    const [entry] = await run.journal.read({ states: ['done'], limit: 1 });
    if (entry)
      await run.commit('renamed back', async (tx) => {
        const { name } = Detail.parse(entry.detail);
        const reason = await cannotReturn(tx, run, name);
        if (reason === undefined) await rename(tx, run.context, { tag_id: run.input.tag_id, name });
        const { position } = entry;
        await run.journal.settle(
          tx,
          { from: position, to: position, was: 'done', state: 'undone' },
          reason === undefined ? [] : [{ position, state: 'left', reason }],
        );
      });
    const { undone, left } = await run.journal.counts();
    return { restored: undone.entries, left: left.entries };
  },
});

async function cannotReturn(
  tx: Reader,
  { context: { actor }, input }: Run<RenameInput>,
  name: string,
): Promise<string | undefined> {
  const owner_id = actor.person_id;
  const tag = await tx
    .selectFrom('tags')
    .select('name')
    .where('id', '=', input.tag_id)
    .where('owner_id', '=', owner_id)
    .executeTakeFirst();
  if (!tag) return 'gone: It is not there any more.';
  if (tag.name !== input.name) return 'changed: It has another name by now.';
  const taken = await tagOfName(tx, { owner_id, name });
  return taken && taken.id !== input.tag_id ? 'taken: Another tag has its name by now.' : undefined;
}

/** @throws creatures.tag-taken, with the tag that has the name: they can be merged */
async function refuseTaken(
  reader: Reader,
  { owner_id, tag_id, name }: RenameInput & { owner_id: string },
): Promise<void> {
  const taken = await tagOfName(reader, { owner_id, name });
  if (taken && taken.id !== tag_id)
    throw creaturesError('creatures.tag-taken', {
      detail: `There is a tag ${taken.name} already. The two can be merged.`,
      details: { tag_id: taken.id, name: taken.name },
    });
}

function tagOfName(reader: Reader, { owner_id, name }: { owner_id: string; name: string }) {
  return reader
    .selectFrom('tags')
    .select(['id', 'name'])
    .where('owner_id', '=', owner_id)
    .where('name_key', '=', foldedKey(name))
    .executeTakeFirst();
}

async function rename(
  tx: Writer,
  { clock }: Run<RenameInput>['context'],
  { tag_id, name }: RenameInput,
): Promise<void> {
  await tx
    .updateTable('tags')
    .set((row) => ({
      ...{ ...tagNamed(name), updated_at: timestamp(clock.nowMs()) },
      revision: row('revision', '+', 1),
    }))
    .where('id', '=', tag_id)
    .execute();
}
