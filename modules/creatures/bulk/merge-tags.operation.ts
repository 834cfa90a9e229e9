import { operation } from '../../../kernel/operations/operations.ts';
import { creaturesError } from '../creatures.errors.ts';
import { ownTag } from '../own-rows.ts';
import { MergeInput } from './bulk.schema.ts';
import { carryMerge } from './carry-merge.ts';
import { creaturesOf, ownTags, tagEntries, tagEntry } from './merged-tags.ts';
import { undoMerge } from './undo-merge.ts';

/** Makes one tag of several: whoever has one of them gets the one that stays, and the others go. */
export const mergeTags = operation({
  name: 'creatures.merge-tags',
  title: ({ from }) => (from.length === 1 ? 'Merge a tag into another' : `Merge ${from.length} tags into one`),
  input: MergeInput,
  allow: 'owner',
  queue: 'default',

  async check({ context: { actor, database }, input: { from, into } }) {
    const owner_id = actor.person_id;
    if (from.includes(into)) throw creaturesError('creatures.merged-into-itself');
    await ownTag(database.read, { id: into, owner_id });
    const ids = [...new Set(from)];
    if ((await ownTags(database.read, { owner_id, ids })).length < ids.length)
      throw creaturesError('creatures.tag-not-found');
  },

  async plan({ context: { actor, database }, input: { from, into }, journal }) {
    const owner_id = actor.person_id;
    const { name } = await ownTag(database.read, { id: into, owner_id });
    const tags = await ownTags(database.read, { owner_id, ids: from });
    const counts = await creaturesOf(database.read, from);
    await database.write((tx) =>
      journal.append(
        tx,
        tags.map((tag) => tagEntry(tag, { into: name, creatures: counts.get(tag.id) ?? 0 })),
      ),
    );
    return { tags: tags.length, given: [...counts.values()].reduce((sum, count) => sum + count, 0), into: name };
  },

  async run(run) {
    await carryMerge(run);
    const states = (await tagEntries(run)).map(({ state }) => state);
    const tags = states.filter((state) => state === 'done').length;
    const { done } = await run.journal.counts();
    return { tags, left: states.filter((state) => state === 'skipped').length, moved: done.entries - tags };
  },

  async undo(run) {
    await undoMerge(run);
    const tags = (await tagEntries(run)).filter(({ state }) => state === 'undone').length;
    const { undone, left } = await run.journal.counts();
    return { tags, restored: undone.entries - tags, left: left.entries };
  },
});
