import { claim } from './claim.ts';
import type { Engine } from './engine.ts';
import { finish } from './finish.ts';
import type { Outcome } from './outcome.ts';
import { assignmentOf } from './perform.ts';
import type { Teller } from './progress.ts';
import { Narrator } from './narrate.ts';
import { LeaseLost } from './operations.errors.ts';
import type { OperationRow } from './operations.table.ts';

/**
 * A job's life: claim ► steps ► finish ► tell. The queue calls this with an id, perhaps twice, perhaps late, perhaps of an operation
 * that ended long ago; the row decides.
 */
export async function run(engine: Engine, job: { queue: string; operation_id: string }): Promise<void> {
  const claimed = await claim(engine, job).catch((error: unknown) => {
    engine.log.error({ ...job, err: error }, 'an operation could not be claimed; the sweeper brings it again');
  });
  if (!claimed) return;
  const held = engine.leases.hold(claimed);
  try {
    // One turn for each phase: a plan goes on to its run, a reopened journal too.
    for (let row: OperationRow | undefined = claimed; row;) {
      const narrator = new Narrator(engine, row);
      const outcome = await carry(engine, row, narrator, held.signal);
      const progress = await narrator.end();
      row = await finish(engine, row, outcome, progress);
    }
  } catch (error) {
    // Somebody else has it by now, or nothing could be written: then a sweep finds it, and it goes on from its cursor.
    if (!(error instanceof LeaseLost)) {
      engine.log.error({ operation_id: held.id, err: error }, 'an operation was left');
      engine.leases.left.add(held.id);
    }
  } finally {
    engine.leases.drop(held);
  }
}

async function carry(engine: Engine, row: OperationRow, teller: Teller, signal: AbortSignal): Promise<Outcome> {
  const outcome = await engine.carrier.carry(assignmentOf(row), teller, signal);
  // Cut off by a shutdown that had waited long enough: no fault of its own.
  return outcome.type === 'died' && engine.leases.stopping ? { type: 'stopped' } : outcome;
}
