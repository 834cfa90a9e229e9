import type { Engine } from './engine.ts';
import { appendLines, dropOldLines, storeProgress } from './events.ts';
import type { OperationRow } from './operations.table.ts';
import type { Teller } from './progress.ts';
import type { ProgressState } from './wire.ts';

/** Lines that wait to be stored; a run that says more in one breath loses the rest of it. */
const MOST_LINES = 1000;
/** Of one operation are kept: the newest. What became of each of ten thousand things stands in the journal. */
const LINES_KEPT = 2000;
/** So many more may stand there until they are counted. */
const LINES_BETWEEN = 500;

/**
 * Keeps what a run tells, and pushes it: the newest progress and every line of its log. Each is an event; a progress event takes the
 * place of the operation's last one, so an operation has at most one, whatever it reports. Of lines it keeps the newest.
 */
export class Narrator implements Teller {
  readonly #engine: Engine;
  readonly #row: OperationRow;
  #progress: ProgressState | undefined;
  #lines: { message: string; atMs: number }[] = [];
  #writing: Promise<void> | undefined;
  #ended = false;
  #linesSince = 0;

  constructor(engine: Engine, row: OperationRow) {
    this.#engine = engine;
    this.#row = row;
  }

  progress(state: ProgressState): void {
    this.#progress = state;
    this.#write();
  }

  say(message: string): void {
    if (this.#lines.length < MOST_LINES) this.#lines.push({ message, atMs: this.#engine.clock.nowMs() });
    this.#write();
  }

  /** Lines are stored; the last progress goes with the state that ends the phase. */
  async end(): Promise<ProgressState | undefined> {
    this.#ended = true;
    await this.#writing;
    if (this.#lines.length > 0) await this.#store(undefined, this.#lines.splice(0));
    return this.#progress;
  }

  #write(): void {
    if (!this.#ended) this.#writing ??= this.#drain();
  }

  async #drain(): Promise<void> {
    while (!this.#ended && (this.#progress || this.#lines.length > 0)) {
      const progress = this.#progress;
      this.#progress = undefined;
      await this.#store(progress, this.#lines.splice(0));
    }
    this.#writing = undefined;
  }

  async #store(progress: ProgressState | undefined, lines: readonly { message: string; atMs: number }[]) {
    const { database, clock, log, tell } = this.#engine;
    const row = this.#row;
    this.#linesSince += lines.length;
    const tidy = this.#linesSince >= LINES_BETWEEN;
    if (tidy) this.#linesSince = 0;
    try {
      await database.write(async (tx) => {
        await appendLines(tx, row, { database, lines });
        if (tidy) await dropOldLines(tx, row.id, LINES_KEPT);
        if (progress) await storeProgress(tx, row, progress, clock.nowMs());
        tx.afterCommit(() => tell(row.owner_id));
      });
    } catch (error) {
      // Progress is worth no failure: the work goes on, and the next report says more.
      log.warn({ operation_id: row.id, err: error }, 'progress could not be stored');
    }
  }
}
