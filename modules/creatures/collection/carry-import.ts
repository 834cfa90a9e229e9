import { setImmediate as turn } from 'node:timers/promises';
import type { Writer } from '../../../kernel/database/database.ts';
import type { Entry, EntryChange, EntryState, Run } from '../../../kernel/operations/operations.ts';
import { dropUnused, storeBytes } from '../picture-bytes.ts';
import type { ImportInput } from './collection.schema.ts';
import { takeBack } from './import-back.ts';
import type { CreatureDetail, Items, Outcome, TagDetail } from './import-detail.ts';
import { bring, fetchPictures } from './import-forth.ts';
import { openCollection } from './open-collection.ts';
import type { OpenCollection } from './open-collection.ts';

/** Entries in one transaction: others write between. Few where pictures come along, which are held meanwhile. */
const BATCH = 250;
const BATCH_OF_PICTURES = 50;

/** Carries out the plan, with the pictures of the archive where there are any. */
export async function carryForth(run: Run<ImportInput>): Promise<void> {
  let opened: Promise<OpenCollection> | undefined;
  const archive = {
    picture: async (file: string) => (await (opened ??= openCollection(run.context, run.input))).picture?.(file),
  };
  try {
    await carry(run, { stage: 'importing', was: 'planned', becomes: 'done', back: false }, async (entries) => {
      const items = itemsOf(entries);
      const ready = await fetchPictures(run, items, archive);
      return {
        work: (tx) => bring(tx, run, { items, ready }),
        async after() {
          for (const { checked } of ready.pictures.values())
            await storeBytes(run.context, { owner_id: run.context.actor.person_id, picture: checked });
        },
      };
    });
  } finally {
    await (await opened?.catch(() => undefined))?.close();
  }
}

/** Takes it back, the last entry first. */
export async function carryBack(run: Run<ImportInput>): Promise<void> {
  await carry(run, { stage: 'taking back', was: 'done', becomes: 'undone', back: true }, async (entries) => {
    let dropped: string[] = [];
    return {
      async work(tx) {
        const taken = await takeBack(tx, run, itemsOf(entries));
        dropped = taken.dropped;
        return taken.outcomes;
      },
      after: () => dropUnused(run.context, { owner_id: run.context.actor.person_id, hashes: dropped }),
    };
  });
}

interface Way {
  readonly stage: string;
  readonly was: EntryState;
  readonly becomes: EntryState;
  readonly back: boolean;
}

interface Batch {
  work(tx: Writer): Promise<ReadonlyMap<number, Outcome>>;
  after(): Promise<void>;
}

/** Batch by batch: its effect, its entries and the cursor in one transaction, so that a death at any moment is as none. */
async function carry(run: Run<ImportInput>, way: Way, prepare: (entries: Entry[]) => Promise<Batch>): Promise<void> {
  const { journal, context, progress, commit } = run;
  let position = run.cursor as number | undefined;
  const counts = await journal.counts();
  const total = counts[way.was].entries + counts[way.becomes].entries;
  for (let done = counts[way.becomes].entries; ;) {
    context.signal.throwIfAborted();
    const entries = await nextEntries(run, way, position);
    if (entries.length === 0) return;
    const positions = entries.map((entry) => entry.position);
    position = positions.at(-1) ?? 0;
    const { work, after } = await prepare(entries);
    await commit(position, async (tx) => {
      const outcomes = await work(tx);
      const range = { from: Math.min(...positions), to: Math.max(...positions), was: way.was, state: way.becomes };
      await journal.settle(tx, range, exceptions(outcomes, way));
    });
    await after();
    done += entries.length;
    progress.report({ stage: way.stage, done, total, unit: 'creatures' });
    await turn();
  }
}

/** As many as go into one transaction. */
async function nextEntries({ journal }: Run<ImportInput>, way: Way, position: number | undefined): Promise<Entry[]> {
  const range = position === undefined ? {} : way.back ? { before: position } : { after: position };
  const entries = await journal.read({ ...range, states: [way.was], limit: BATCH, descending: way.back });
  const pictures = itemsOf(entries).creatures.some(({ detail }) => detail.picture !== null);
  return pictures ? entries.slice(0, BATCH_OF_PICTURES) : entries;
}

function exceptions(outcomes: ReadonlyMap<number, Outcome>, { becomes }: Way): EntryChange[] {
  return [...outcomes].flatMap(([position, outcome]): EntryChange[] => {
    if ('left' in outcome) return [{ position, state: 'left', reason: outcome.left }];
    if ('skipped' in outcome) return [{ position, state: 'skipped', reason: outcome.skipped }];
    return outcome.reason === undefined ? [] : [{ position, state: becomes, reason: outcome.reason }];
  });
}

/** The details are our own: `planImport` wrote them. */
function itemsOf(entries: readonly Entry[]): Items {
  const of = <Detail>(wanted: (action: string) => boolean) =>
    entries
      .filter(({ action }) => wanted(action))
      .map(({ position, detail }) => ({ position, detail: detail as object as Detail }));
  return {
    tags: of<TagDetail>((action) => action === 'tag'),
    creatures: of<CreatureDetail>((action) => action !== 'tag'),
  };
}

/** How many entries are in each state, of creatures and of tags. */
export async function countImport(
  { journal }: Run<ImportInput>,
  becauseOf?: string,
): Promise<{ creatures: Partial<Record<EntryState, number>>; tags: Partial<Record<EntryState, number>> }> {
  const counts = {
    creatures: {} as Partial<Record<EntryState, number>>,
    tags: {} as Partial<Record<EntryState, number>>,
  };
  for (let after = 0; ;) {
    const entries = await journal.read({ after, limit: 1000 });
    for (const { action, state, reason } of entries) {
      if (state === 'left' && becauseOf !== undefined && reason !== becauseOf) continue;
      const of = action === 'tag' ? counts.tags : counts.creatures;
      of[state] = (of[state] ?? 0) + 1;
    }
    const last = entries.at(-1);
    if (!last) return counts;
    after = last.position;
  }
}
