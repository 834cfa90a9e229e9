/** Makes the checkpoints that `checkpoints.ts` asks for: a checkpoint of SQLite blocks the thread that makes it. */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { Checkpoint, CheckpointMode } from './checkpoints.ts';

/** How long to wait for the writers' lock, and then, holding it, for readers of old pages. */
const BUSY_MS = 30;

const db = new DatabaseSync(workerData as string, { timeout: BUSY_MS });

function checkpoint(mode: CheckpointMode): Checkpoint {
  const row = db.prepare(`PRAGMA wal_checkpoint(${mode})`).get();
  return { refused: row?.['busy'] !== 0, pages: Number(row?.['log']) };
}

parentPort?.on('message', (mode: CheckpointMode) => parentPort?.postMessage(checkpoint(mode)));
