import type { EntryChange, Run } from '../../../kernel/operations/operations.ts';
import type { Drawn } from '../../../kernel/writer/writer.ts';
import { keepPictures } from './keep-pictures.ts';
import type { Kept, NewPicture } from './keep-pictures.ts';
import { DRAWN, GONE } from './plan-redraw.ts';
import { dropUnused, storeBytes } from '../picture-bytes.ts';
import type { Drawing } from './take-back.ts';

/** Drawings that are not committed yet: a death loses no more. */
const MOST_BEHIND = 25;

/** What became of one entry: a drawing to keep, or nothing to draw for a reason. */
export type Outcome =
  | { readonly drawn: Drawn; readonly picture: NewPicture }
  | { readonly state: 'skipped' | 'failed'; readonly reason: string };

interface Ended {
  readonly position: number;
  readonly outcome: Outcome;
}

/**
 * Settles entries as lanes bring them: while one transaction is on its way, what comes meanwhile goes into the next. The cursor is the
 * position up to which everything is settled.
 */
export class Settler {
  readonly #run: Run<{ force: boolean }>;
  readonly #open = new Set<number>();
  #begun: number;
  #waiting: Ended[] = [];
  #behind = 0;
  #committing: Promise<void> | undefined;
  #fault: { readonly error: unknown } | undefined;
  #done = 0;
  #total = 0;

  constructor(run: Run<{ force: boolean }>) {
    this.#run = run;
    this.#begun = typeof run.cursor === 'number' ? run.cursor : 0;
  }

  async begin(): Promise<void> {
    const counts = await this.#run.journal.counts();
    this.#total = Object.values(counts).reduce((sum, { entries }) => sum + entries, 0) - counts.excluded.entries;
    this.#done = this.#total - counts.planned.entries;
    this.#report();
  }

  /** It is under way: the cursor stays before it. In ascending order. */
  open(position: number): void {
    this.#open.add(position);
    this.#begun = position;
  }

  /** Resolves at once, unless too much waits to be committed. @throws what kept an earlier one from it */
  async settle(position: number, outcome: Outcome): Promise<void> {
    this.#waiting.push({ position, outcome });
    this.#behind += 1;
    this.#committing ??= this.#commitNext();
    while (this.#behind >= MOST_BEHIND && this.#committing !== undefined) await this.#committing;
    if (this.#fault) throw this.#fault.error;
  }

  /** Resolves when all of it is committed. @throws what kept something from it */
  async end(): Promise<void> {
    while (this.#committing !== undefined) await this.#committing;
    if (this.#fault) throw this.#fault.error;
  }

  async #commitNext(): Promise<void> {
    // After this turn: what other lanes bring in it goes along.
    await Promise.resolve();
    const batch = this.#waiting.splice(0);
    try {
      if (!this.#fault) await this.#commit(batch);
    } catch (error) {
      this.#fault = { error };
    }
    this.#behind -= batch.length;
    this.#committing = this.#waiting.length > 0 ? this.#commitNext() : undefined;
  }

  async #commit(batch: readonly Ended[]): Promise<void> {
    const { context, operation, journal, progress, input } = this.#run;
    const { database, clock } = context;
    const { owner_id } = operation;
    const drawings = batch.flatMap(({ position, outcome }) => ('picture' in outcome ? [{ position, ...outcome }] : []));
    for (const { position } of batch) this.#open.delete(position);
    const [next = this.#begun + 1] = this.#open;
    let changes: EntryChange[] = [];
    let unused: string[] = [];
    await this.#run.commit(next - 1, async (tx) => {
      const pictures = drawings.map(({ picture }) => picture);
      const keeping = { database, owner_id, pictures, nowMs: clock.nowMs(), unlessDrawn: !input.force };
      const { kept, dropped } = await keepPictures(tx, keeping);
      const became = new Map(drawings.map(({ position }, index) => [position, kept[index]]));
      changes = batch.map(({ position, outcome }) => changeOf(position, outcome, became.get(position)));
      unused = [
        ...dropped,
        ...pictures.flatMap(({ stored }, index) => (kept[index]?.became === 'kept' ? [] : [stored.hash])),
      ];
      const [{ position: first } = { position: 0 }] = batch;
      await journal.settle(tx, { from: first, to: first, was: 'planned', state: 'skipped' }, changes);
    });
    for (const change of changes) progress.say(wordsFor(change));
    this.#done += batch.length;
    this.#report();
    for (const { drawn } of drawings) await storeBytes(context, { owner_id, picture: drawn });
    await dropUnused(context, { owner_id, hashes: unused });
  }

  #report(): void {
    this.#run.progress.report({ stage: 'drawing', done: this.#done, total: this.#total, unit: 'creatures' });
  }
}

function changeOf(position: number, outcome: Outcome, kept: Kept | undefined): EntryChange {
  if (!('picture' in outcome)) return { position, ...outcome };
  const { picture, drawn } = outcome;
  if (kept?.became !== 'kept') return { position, state: 'skipped', reason: kept?.became === 'drawn' ? DRAWN : GONE };
  const { drawn_by, faults } = drawn.record;
  const detail: Drawing = {
    ...{ creature_id: picture.creature_id, picture_id: kept.picture_id, before: kept.before },
    ...{ drawn_by, faults },
  };
  const reason =
    drawn_by === 'builtin' && faults.length > 0 ? `drawn by the built-in drawer: ${faults.join('; ')}` : null;
  return { position, state: 'done', reason, detail: { ...detail, faults: [...faults] } };
}

/** As the script of old said it; items count from 0. */
function wordsFor({ position, state, reason }: EntryChange): string {
  const item = `Item ${position - 1}`;
  if (state === 'done') return `${item} processed successfully.`;
  if (state === 'failed') return `${item} failed: ${reason ?? 'it could not be drawn'}.`;
  return reason === DRAWN ? `${item} already processed. Skipping.` : `${item} was deleted. Skipping.`;
}
