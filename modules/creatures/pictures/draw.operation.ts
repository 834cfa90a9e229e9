import { operation } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import type { Journal, Json, Progress, Started } from '../../../kernel/operations/operations.ts';
import type { Drawn } from '../../../kernel/writer/writer.ts';
import { creaturesError } from '../creatures.errors.ts';
import type { CreatureTable } from '../creatures.table.ts';
import { ownLivingRow } from '../own-rows.ts';
import { drawnFrom, traitsOf } from '../rows.ts';
import { keepPictures } from './keep-pictures.ts';
import type { NewPicture } from './keep-pictures.ts';
import { DrawInput } from './pictures.schema.ts';
import { dropUnused, storeBytes } from '../picture-bytes.ts';
import { takeBack } from './take-back.ts';
import type { Drawing } from './take-back.ts';

/** Of a side; of an SVG they do not matter. */
const PIXELS = 512;

/** Draws one creature from its traits as they are now. Deleted meanwhile, it is left as it is, and nothing is kept. */
export const drawCreature = operation({
  name: 'creatures.draw',
  title: ({ name }) => `Draw ${name}`,
  input: DrawInput,
  allow: 'owner',
  once: ({ creature_id }) => creature_id,
  queue: 'drawing',

  async check({ context: { actor, database }, input }) {
    await ownLivingRow(database.read, { id: input.creature_id, owner_id: actor.person_id });
  },

  async run({ context, input, operation, progress, journal, cursor, commit }) {
    // Whoever takes over after the commit has nothing left to do.
    if (cursor !== undefined) return resultOf(journal);
    const { owner_id, id } = operation;
    const { database, clock } = context;
    const row = await ownLivingRow(database.read, { id: input.creature_id, owner_id });
    progress.report({ stage: 'drawing', done: 0, total: 1, unit: 'creatures', now: row.name });
    const drawn = await drawOne(context, row);
    tellFaults(progress, drawn);
    const picture = await storeDrawing(context, { row, drawn, operation_id: id });
    try {
      let dropped: string[] = [];
      await commit('drawn', async (tx) => {
        const keeping = { database, owner_id, pictures: [picture], nowMs: clock.nowMs() };
        const { kept, dropped: old } = await keepPictures(tx, keeping);
        const [one] = kept;
        if (one?.became !== 'kept')
          throw creaturesError('creatures.not-found', { detail: 'It was deleted while it was drawn.' });
        const { drawn_by, faults } = drawn.record;
        const detail = { creature_id: row.id, picture_id: one.picture_id, before: one.before, drawn_by, faults };
        await journal.append(tx, [
          { action: 'draw', subject: row.name, target: null, state: 'done', reason: null, bytes: 0, detail },
        ]);
        dropped = old;
      });
      await storeBytes(context, { owner_id, picture: drawn });
      await dropUnused(context, { owner_id, hashes: dropped });
    } catch (error) {
      await dropUnused(context, { owner_id, hashes: [picture.stored.hash] });
      throw error;
    }
    progress.report({ stage: 'drawing', done: 1, total: 1, unit: 'creatures', now: row.name });
    return resultOf(journal);
  },

  undo: takeBack,
});

/** Draws it. Another drawing of the same creature that is under way is the answer, too. */
export async function drawLater({ actor, database, operations }: Context, { id }: { id: string }): Promise<Started> {
  const { name } = await ownLivingRow(database.read, { id, owner_id: actor.person_id });
  return operations.start(drawCreature, { creature_id: id, name });
}

/** It always succeeds: where the model does not draw, the built-in drawer does. @throws the signal's reason */
export function drawOne({ writer, signal }: Context, row: CreatureTable): Promise<Drawn> {
  const traits = drawnFrom({ ...row, traits: traitsOf(row) });
  return writer.draw({ traits, size: PIXELS }, { signal });
}

/** The bytes of a drawing come first; with the row that names them it is kept. */
export async function storeDrawing(
  context: Context,
  { row, drawn, operation_id }: { row: CreatureTable; drawn: Drawn; operation_id: string },
): Promise<NewPicture> {
  const stored = await storeBytes(context, { owner_id: row.owner_id, picture: drawn });
  return {
    ...{ creature_id: row.id, stored, made_by: drawn.record.drawn_by, traits_hash: row.traits_hash, operation_id },
    record: JSON.stringify(drawn.record),
  };
}

function tellFaults(progress: Progress, { record: { drawn_by, faults } }: Drawn): void {
  for (const fault of faults) progress.say(`The model did not draw it: ${fault}`);
  if (drawn_by === 'builtin' && faults.length > 0) progress.say('The built-in drawer has drawn it instead.');
}

async function resultOf(journal: Journal): Promise<Json> {
  const [entry] = await journal.read({ states: ['done'], limit: 1, descending: true });
  const { picture_id, drawn_by = 'builtin', faults = [] } = (entry?.detail ?? {}) as Partial<Drawing>;
  return { picture_id: picture_id ?? null, drawn_by, faults: [...faults] };
}
