import { setImmediate as turn } from 'node:timers/promises';
import type { Writer } from '../../../kernel/database/database.ts';
import type { Entry, Json, Run } from '../../../kernel/operations/operations.ts';
import { withTags } from '../with-tags.ts';
import { alterCreatures } from './alter-creatures.ts';
import type { MergeInput } from './bulk.schema.ts';
import { TagDetail, ownTags, tagEntries } from './merged-tags.ts';

/** Creatures in one transaction: others write between. */
const BATCH = 250;
/** How often a tag's creatures are gone through: somebody may go on giving it, such as a merge the other way round. */
const MOST_ROUNDS = 5;

/** What came of one batch: there are more, it is settled, or a new round is due. */
type Step = { readonly after: string } | 'settled' | 'again';

/** Moves the creatures of each tag, batch by batch, each with its entries; the last batch of a tag takes the tag away. */
export async function carryMerge(run: Run<MergeInput>): Promise<void> {
  await startAfresh(run);
  const { context, journal, progress, commit } = run;
  for (const entry of await tagEntries(run)) {
    if (entry.state !== 'planned') continue;
    for (let round = 1, after = ''; ;) {
      context.signal.throwIfAborted();
      let step: Step = 'settled';
      await commit(null, async (tx) => {
        step = await moveSome(tx, run, { entry, after, lastRound: round === MOST_ROUNDS });
      });
      const { done } = await journal.counts();
      progress.report({ stage: 'merging', done: done.entries, unit: 'creatures', now: entry.subject });
      await turn();
      if (isSettled(step)) break;
      ({ round, after } = nextOf(step, round));
    }
  }
}

const isSettled = (step: Step): step is 'settled' => step === 'settled';

function nextOf(step: Exclude<Step, 'settled'>, round: number): { round: number; after: string } {
  return step === 'again' ? { round: round + 1, after: '' } : { round, after: step.after };
}

/** What was undone was planned again, the moves of creatures too: they are found anew. */
async function startAfresh(run: Run<MergeInput>): Promise<void> {
  const { journal, context } = run;
  const tags = await tagEntries(run);
  const last = tags.at(-1)?.position ?? 0;
  if ((await journal.read({ after: last, states: ['planned'], limit: 1 })).length === 0) return;
  await context.database.write(async (tx) => {
    await journal.clear(tx);
    await journal.append(
      tx,
      tags.map(({ position: _position, ...entry }) => entry),
    );
  });
}

async function moveSome(
  tx: Writer,
  run: Run<MergeInput>,
  { entry, after, lastRound }: { entry: Entry; after: string; lastRound: boolean },
): Promise<Step> {
  const { context, input, operation, journal } = run;
  const owner_id = context.actor.person_id;
  const { id } = TagDetail.parse(entry.detail);
  const there = new Map((await ownTags(tx, { owner_id, ids: [id, input.into] })).map((tag) => [tag.id, tag]));
  const [tag, into] = [there.get(id), there.get(input.into)];
  if (!tag) return skip(tx, run, { entry, reason: 'gone: It is not there any more.' });
  if (!into) return skip(tx, run, { entry, reason: 'gone: The tag that it was to go into is not there any more.' });

  const ids = await creaturesAfter(tx, { tag_id: id, after });
  const creatures = [...(await withTags(tx, ids)).values()];
  await alterCreatures(tx, {
    ...{ database: context.database, owner_id, operation_id: operation.id, nowMs: context.clock.nowMs() },
    alterations: creatures.map((creature) => ({ creature, add: [input.into], remove: [id] })),
  });
  await journal.append(
    tx,
    creatures.map(({ row, tags }) => ({
      ...{ action: 'move', subject: row.name, target: `${tag.name} → ${into.name}` },
      ...{ state: 'done', reason: null, bytes: 0 },
      detail: { creature_id: row.id, tag_id: id, gave: !tags.has(input.into) },
    })),
  );
  const last = ids.at(-1);
  if (last !== undefined && ids.length === BATCH) return { after: last };
  if ((await creaturesAfter(tx, { tag_id: id, after: '', limit: 1 })).length > 0)
    return lastRound
      ? skip(tx, run, { entry, reason: 'busy: It was given to others again and again meanwhile.' })
      : 'again';
  await tx.deleteFrom('tags').where('id', '=', id).execute();
  const { position } = entry;
  await journal.settle(tx, { from: position, to: position, was: 'planned', state: 'done' }, [
    { position, state: 'done', detail: { ...tag } satisfies Json },
  ]);
  return 'settled';
}

async function creaturesAfter(
  tx: Writer,
  { tag_id, after, limit = BATCH }: { tag_id: string; after: string; limit?: number },
): Promise<string[]> {
  const rows = await tx
    .selectFrom('creature_tags')
    .select('creature_id')
    .where('tag_id', '=', tag_id)
    .where('creature_id', '>', after)
    .orderBy('creature_id')
    .limit(limit)
    .execute();
  return rows.map(({ creature_id }) => creature_id);
}

async function skip(
  tx: Writer,
  { journal }: Run<MergeInput>,
  { entry: { position }, reason }: { entry: Entry; reason: string },
): Promise<'settled'> {
  await journal.settle(tx, { from: position, to: position, was: 'planned', state: 'skipped' }, [
    { position, state: 'skipped', reason },
  ]);
  return 'settled';
}
