import { syncFolders } from './sync-folders.ts';
import { BatchWork } from './batch-work.ts';
import type { Batch, Outcome } from './step.ts';

export type { Batch, DropStep, MakeStep, MoveStep, Outcome, Step } from './step.ts';

/**
 * Carries out one batch and makes it durable. Promises, also through kill -9 and a power cut at any moment:
 *
 * - Nothing is overwritten: a name is only given where there is none (link(2) and O_EXCL, never rename over something).
 * - No content is ever without a name: all new names are on the disk (fsync of their folders) before the first old one is removed.
 * - Only the planned file moves: device, inode, size and time are compared before, device and inode of both names again before the old
 *   one is removed.
 * - Whatever happens to one step, the others go on. Each has its outcome.
 *
 * A batch that was interrupted is carried out again with `resume`: what is on the disk decides how far each step had come.
 *
 * @throws what the signal says, or what fsync says: nothing is settled then, and the batch is to be resumed
 */
export async function carryOut(batch: Batch): Promise<ReadonlyMap<number, Outcome>> {
  const work = new BatchWork(batch);
  for (const step of batch.steps) if (step.does === 'make') work.make(step);
  const named = await work.nameAll(batch.steps.filter((step) => step.does === 'move'));
  await syncFolders(work.touchedFolders());
  await work.unnameAll(named);
  await syncFolders(work.touchedFolders());
  for (const step of batch.steps) if (step.does === 'drop') work.drop(step);
  await syncFolders(work.touchedFolders());
  return work.outcomes;
}
