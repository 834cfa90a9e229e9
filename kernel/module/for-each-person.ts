import { StewardError } from '../errors/errors.ts';
import type { Entry, OperationKind, Run } from '../operations/operation.ts';
import type { Operation, OperationsFor } from '../operations/operations.ts';

const BATCH = 500;
const LOOK_AGAIN_MS = 150;
const isLiving = ({ status }: Operation) => ['pending', 'running', 'rolling_back'].includes(status);

/** Somebody for whom something is to be started. */
export interface Target {
  readonly person_id: string;
  /** How they are called in the list. */
  readonly name: string;
}

/** The first half of an operation that starts another one for many people: one entry for each. See `startForEach`. */
export async function planForEach(
  { journal, context }: Pick<Run<unknown>, 'journal' | 'context'>,
  people: readonly Target[],
): Promise<{ people: number }> {
  for (let start = 0; start < people.length; start += BATCH) {
    const entries = people.slice(start, start + BATCH).map(({ person_id, name }) => ({
      ...{ action: 'start', subject: name, target: null, state: 'planned' as const, reason: null },
      ...{ bytes: 0, detail: { person_id } },
    }));
    await context.database.write((tx) => journal.append(tx, entries));
  }
  return { people: people.length };
}

/**
 * The second half, an admin's: starts the kind for each person in the plan, as theirs, at most `concurrency` at once, and waits for
 * each. By the kind's own `once`, who has it already is left out; what failed within that window is tried again. It goes on where it
 * stopped, whatever stopped it. Who could not be served stands in the journal with the reason.
 *
 * @throws operations.not-allowed unless the owner is an admin
 */
export async function startForEach<Input>(
  run: Run<unknown>,
  { kind, input, concurrency }: { kind: OperationKind<Input>; input: Input; concurrency: number },
): Promise<{ done: number; skipped: number; failed: number }> {
  const { context, journal, progress, operation, commit } = run;
  const since = (await context.operations.get(operation.id)).created_at;
  const counts = await journal.counts();
  const total = Object.values(counts).reduce((sum, { entries }) => sum + entries, 0);
  let settled = total - counts.planned.entries;

  const serve = async (entry: Entry): Promise<void> => {
    const { state, reason } = await startOne(run, { kind, input, entry, since });
    const { position, subject } = entry;
    await commit(null, (tx) =>
      journal.settle(tx, { from: position, to: position, was: 'planned', state }, [{ position, state, reason }]),
    );
    progress.say(`${subject}: ${reason ?? 'done'}${state === 'skipped' ? ', skipped' : ''}.`);
    progress.report({ stage: 'refreshing', done: (settled += 1), total, unit: 'people', now: subject });
  };

  progress.report({ stage: 'refreshing', done: settled, total, unit: 'people' });
  for (;;) {
    const waiting = (await journal.read({ states: ['planned'], limit: BATCH })).values();
    const lanes = Array.from({ length: concurrency }, async () => {
      let served = 0;
      for (const entry of waiting) {
        context.signal.throwIfAborted();
        await serve(entry);
        served += 1;
      }
      return served;
    });
    // All lanes stop before the fault of one is thrown: nothing is settled behind the back of the next attempt.
    const ended = await Promise.allSettled(lanes);
    const fault = ended.find((lane) => lane.status === 'rejected');
    if (fault) throw fault.reason;
    if (ended.every((lane) => lane.status === 'fulfilled' && lane.value === 0)) break;
  }
  const { done, skipped, failed } = await journal.counts();
  return { done: done.entries, skipped: skipped.entries, failed: failed.entries };
}

async function startOne<Input>(
  { context }: Run<unknown>,
  { kind, input, entry, since }: { kind: OperationKind<Input>; input: Input; entry: Entry; since: string },
): Promise<{ state: 'done' | 'skipped' | 'failed'; reason: string | null }> {
  try {
    const { person_id } = entry.detail as { person_id: string };
    const theirs: OperationsFor = await context.operations.of(person_id);
    const { operation_id, deduplicated } = await theirs.start(kind, input);
    let operation = await theirs.get(operation_id);
    if (deduplicated && ['failed', 'cancelled'].includes(operation.status)) await theirs.retry(operation_id);
    else if (!isLiving(operation) && operation.created_at < since) return { state: 'skipped', reason: 'already done' };
    while (isLiving((operation = await theirs.get(operation_id))))
      await context.clock.sleep(LOOK_AGAIN_MS, context.signal);
    return outcomeOf(operation);
  } catch (error) {
    context.signal.throwIfAborted();
    if (error instanceof StewardError && !error.retry) return { state: 'failed', reason: error.message };
    throw error;
  }
}

function outcomeOf({ status, error }: Operation): { state: 'done' | 'failed'; reason: string | null } {
  if (status === 'completed') return { state: 'done', reason: null };
  return { state: 'failed', reason: error?.detail ?? `it was ${status.replace('_', ' ')}` };
}
