import { setImmediate as turn } from 'node:timers/promises';
import type { Writer } from '../../kernel/database/database.ts';
import type { Entry, EntryChange, Journal, Json, Run } from '../../kernel/operations/operations.ts';
import type { Identity } from './identity.ts';
import type { Claim } from './claims.ts';
import { carryOut } from './moving/moving.ts';
import type { Batch, Outcome } from './moving/moving.ts';
import { inWords } from './reasons.ts';
import { addTo, NOTHING } from './tally.ts';
import { readDetail } from './ways.ts';
import { wholeGroups } from './whole-groups.ts';
import type { Settled, Tally } from './tally.ts';
import type { Way } from './ways.ts';

const BATCH = 2000;

interface Cursor {
  readonly position: number | undefined;
  readonly tally: Tally;
}

interface Journey {
  /** Absolute and real. */
  readonly root: string;
  readonly way: Way;
  readonly claim: Claim;
}

/**
 * Carries out the journal, batch by batch: reads what is still to be done, does it, makes it durable, and settles its entries together
 * with the cursor. The entries are the intent, and were committed before anything moved. So the first batch of every attempt but the first may be
 * one that a dead predecessor had begun; what is on the disk decides.
 *
 * @returns what was done, over all attempts of this phase
 */
export async function carryJournal(run: Run<unknown>, { root, way, claim }: Journey): Promise<Tally> {
  const { journal, context, progress } = run;
  let { position, tally } = (run.cursor as Cursor | undefined) ?? { position: undefined, tally: NOTHING };
  const counts = await journal.counts();
  const total = tally.steps + way.reads.reduce((sum, state) => sum + counts[state].entries, 0);
  let mode: Batch['mode'] = run.cursor === undefined ? 'fresh' : 'resume';
  // From here on whoever takes over has to look: something may have been begun.
  if (mode === 'fresh') await run.commit({ tally } as object as Json);

  for (;;) {
    context.signal.throwIfAborted();
    const entries = await readBatch(journal, { way, position });
    if (entries.length === 0) break;
    const since = performance.now();
    let { steps } = tally;
    const seen = (now: string) => progress.report({ stage: way.stage, done: steps++, total, unit: 'items', now });
    const batch = await settleOnDisk(run, entries, { root, way, mode, seen });
    tally = addTo(tally, batch, { back: way.back, ms: performance.now() - since });
    position = entries.at(-1)?.position;
    await run.commit({ position, tally } as object as Json, async (tx) => {
      await claim.renew(tx);
      await settle(tx, journal, { way, batch });
    });
    mode = 'fresh';
    await turn();
  }
  progress.report({ stage: way.stage, done: total, total, unit: 'items' });
  return tally;
}

/**
 * Ends what an interrupted apply had begun with the files that it was at, and begins nothing: what has moved is then known to have moved,
 * and can be taken back.
 */
export async function finishBegun(run: Run<unknown>, { root, way }: Omit<Journey, 'claim'>): Promise<void> {
  const { journal } = run;
  const entries = await readBatch(journal, { way, position: undefined });
  const batch = await settleOnDisk(run, entries, { root, way, mode: 'finish', seen: () => {} });
  const changes = batch.flatMap(({ entry, outcome }) =>
    typeof outcome === 'object' && outcome.done ? [{ ...movedTo(entry, outcome), state: way.becomes }] : [],
  );
  if (changes.length === 0) return;
  await run.commit(run.cursor ?? null, (tx) =>
    journal.settle(tx, { from: 0, to: 0, was: 'planned', state: way.becomes }, changes),
  );
}

async function readBatch(
  journal: Journal,
  { way, position }: { way: Way; position: number | undefined },
): Promise<readonly Entry[]> {
  const from = position === undefined ? {} : way.back ? { before: position } : { after: position };
  const entries = await journal.read({ ...from, states: way.reads, limit: BATCH, descending: way.back });
  return entries.length < BATCH ? entries : wholeGroups(entries, way);
}

async function settleOnDisk(
  { operation, context }: Run<unknown>,
  entries: readonly Entry[],
  { root, way, mode, seen }: { root: string; way: Way; mode: Batch['mode']; seen: (path: string) => void },
): Promise<Settled[]> {
  const outcomes = await carryOut({
    root,
    steps: entries.flatMap((entry) => way.stepFor(entry) ?? []),
    tag: operation.id,
    signal: context.signal,
    mode,
    restoring: way.back,
    seen,
  });
  return entries.map((entry) => ({ entry, outcome: outcomes.get(entry.position) ?? NOT_NEEDED }));
}

const NOT_NEEDED: Outcome = { done: false, reason: 'not-needed' };

/** One change of the whole range for each state that is in it, and one for each entry that is an exception. */
async function settle(
  tx: Writer,
  journal: Journal,
  { way, batch }: { way: Way; batch: readonly Settled[] },
): Promise<void> {
  const positions = batch.map(({ entry }) => entry.position);
  const range = { from: Math.min(...positions), to: Math.max(...positions), state: way.becomes };
  const changes = batch.flatMap((one) => exceptionFor(one, way));
  for (const was of new Set(batch.map(({ entry }) => entry.state)))
    await journal.settle(tx, { ...range, was }, changes);
}

/** Nothing for an entry that became what all become. */
function exceptionFor({ entry, outcome }: Settled, way: Way): EntryChange[] {
  if (outcome === 'not-begun') return [];
  if (outcome.done) return outcome.identity ? [{ ...movedTo(entry, outcome), state: way.becomes }] : [];
  const { reason, more } = outcome;
  return [{ position: entry.position, state: way.stateFor(reason), reason: inWords(reason, more) }];
}

/** A file that was copied to another disk, or a link that was made anew, is another file now: the journal has to know it again. */
function movedTo(
  { position, detail }: Entry,
  { identity }: { readonly identity?: Identity },
): Omit<EntryChange, 'state'> {
  if (!identity) return { position };
  const { dev, ino, size, mtime_ns } = identity;
  return { position, detail: { ...readDetail(detail), dev, ino, size, mtime_ns } };
}
