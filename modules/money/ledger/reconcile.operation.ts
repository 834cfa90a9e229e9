import { setImmediate as turn } from 'node:timers/promises';
import { operation } from '../../../kernel/operations/operations.ts';
import type { Run } from '../../../kernel/operations/operations.ts';
import { beginReconciliation, checkReconciliation } from './begin-reconciliation.ts';
import { finishReconciliation, endReconciliation, refuseUnlessLatest } from './end-reconciliation.ts';
import { ReconcileInput } from './ledger.schema.ts';
import { markBatch, releaseBatch } from './mark-batches.ts';
import type { Batch, Place } from './mark-batches.ts';

/**
 * Holds an account against a statement: where its cleared balance of that day is the statement's, what is cleared up to then becomes reconciled, some
 * at a time. Where something changed meanwhile so that it is not the balance any more, all of it is taken back and the operation fails.
 */
export const reconcileAccount = operation({
  name: 'money.reconcile',
  title: ({ date }) => `Reconcile with the statement of ${date}`,
  input: ReconcileInput,
  allow: 'owner',
  once: ({ account_id, date, balance, adjust }) => JSON.stringify([account_id, date, balance, adjust]),
  queue: 'default',

  async check({ context, input }) {
    await checkReconciliation(context.database.read, { owner_id: context.actor.person_id, input });
  },

  async run(run) {
    await run.commit(null, (tx) => beginReconciliation(tx, run));
    await carry(run, { stage: 'reconciling', batch: markBatch });
    const outcome: { fault?: Error; reconciled: number } = { reconciled: 0 };
    await run.commit(null, async (tx) => {
      Object.assign(outcome, await finishReconciliation(tx, run));
    });
    if (!outcome.fault) return { reconciled: outcome.reconciled };
    await takeBack(run);
    throw outcome.fault;
  },

  async undo(run) {
    await refuseUnlessLatest(run.context.database.read, run.operation);
    return { released: await takeBack(run) };
  },
});

async function takeBack(run: Run<ReconcileInput>): Promise<number> {
  const released = await carry(run, { stage: 'taking back', batch: releaseBatch });
  await run.commit(null, (tx) => endReconciliation(tx, run));
  return released;
}

/** Batch after batch until none is left; after an interruption it begins again with what is left. */
async function carry(
  run: Run<ReconcileInput>,
  { stage, batch }: { stage: string; batch: (...args: Parameters<typeof markBatch>) => Promise<Batch> },
): Promise<number> {
  let place: Place | undefined;
  for (let done = 0; ;) {
    run.context.signal.throwIfAborted();
    const after = place;
    const batches: Batch[] = [];
    await run.commit(null, async (tx) => {
      batches.push(await batch(tx, run, after));
    });
    const { count, place: next } = batches.at(-1) ?? { count: 0 };
    if (count === 0) return done;
    done += count;
    place = next;
    run.progress.report({ stage, done, unit: 'transactions' });
    await turn();
  }
}
