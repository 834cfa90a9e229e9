import type { Writable } from 'node:stream';
import { bytes, count, duration } from './quantity.ts';
import { plain } from './tree.ts';

/** An operation's progress as it comes over the wire. */
export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
  readonly unit: string | null;
  readonly rate: number | null;
  readonly seconds_left: number | null;
  readonly now: string | null;
}

const BAR_WIDTH = 28;
const REDRAW_MS = 80;

/**
 * A line that shows how far the work is. On a terminal it is drawn over itself; into a file or a pipe goes one line a stage,
 * so that a log stays readable.
 */
export class ProgressBar {
  readonly #out: Writable & { isTTY?: boolean; columns?: number };
  #drawnAt = -Infinity;
  #stage = '';

  constructor(out: Writable & { isTTY?: boolean; columns?: number }) {
    this.#out = out;
  }

  show(progress: Progress): void {
    const fresh = progress.stage !== this.#stage;
    this.#stage = progress.stage;
    if (!this.#out.isTTY) {
      if (fresh) this.#out.write(`${stageLine(progress)}\n`);
      return;
    }
    const complete = progress.total !== null && progress.done >= progress.total;
    if (!fresh && !complete && performance.now() - this.#drawnAt < REDRAW_MS) return;
    this.#drawnAt = performance.now();
    this.#out.write(`\r\x1b[2K${progressLine(progress, this.#out.columns ?? 80)}`);
  }

  /** Makes room for a line above; the bar comes back with the next progress. */
  lift(): void {
    if (this.#out.isTTY && this.#stage !== '') this.#out.write('\r\x1b[2K');
    this.#drawnAt = -Infinity;
  }

  /** Takes the line away: what follows starts on a clean one. */
  clear(): void {
    if (this.#out.isTTY && this.#stage !== '') this.#out.write('\r\x1b[2K');
    this.#stage = '';
  }
}

/** `moving  ████████░░░░  1,204 of 3,000 files  412/s  4 s left  IMG_1.jpg`, cut to `columns`. */
export function progressLine(progress: Progress, columns: number): string {
  const { stage, done, total, rate, seconds_left: left, now } = progress;
  const parts = [
    stage,
    ...(total === null || total === 0 ? [] : [bar(done / total)]),
    amount(progress),
    ...(rate === null || rate <= 0 ? [] : [`${progress.unit === 'bytes' ? bytes(rate) : count(Math.round(rate))}/s`]),
    ...(left === null ? [] : [`${duration(left)} left`]),
    ...(now ? [plain(now)] : []),
  ];
  return Array.from(parts.join('  '))
    .slice(0, Math.max(1, columns - 1))
    .join('');
}

function stageLine(progress: Progress): string {
  return progress.total === null
    ? progress.stage
    : `${progress.stage}: ${amount({ ...progress, done: progress.total, total: null })}`;
}

function amount({ done, total, unit }: Progress): string {
  const show = (value: number) => (unit === 'bytes' ? bytes(value) : count(value));
  return `${show(done)}${total === null ? '' : ` of ${show(total)}`}${unit === null || unit === 'bytes' ? '' : ` ${unit}`}`;
}

function bar(share: number): string {
  const full = Math.round(Math.min(Math.max(share, 0), 1) * BAR_WIDTH);
  return '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
}
