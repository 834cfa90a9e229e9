import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Job, Outcome, PngJob, ReadJob } from './jobs.ts';
import type { Picture } from './picture.ts';
import { picturesError } from './pictures.errors.ts';

export interface StudioOptions {
  /** Processes, each with one picture at a time. */
  readonly atOnce?: number;
  /** Pictures that may wait for their turn; more are refused. */
  readonly waiting?: number;
  /** For one picture. A process that takes longer is ended. */
  readonly timeoutMs?: number;
  /** How long a process without work stays. */
  readonly idleMs?: number;
  readonly program?: URL;
}

const BUSY_SECONDS = 5;
/** JavaScript's part; pixels lie outside of it, bounded by their number. */
const HEAP_MB = 128;

/**
 * Has pictures looked through by processes of their own, started when there is work and gone soon after: what hostile bytes crash, fill or
 * keep busy is not this process, and its memory goes back to the machine.
 */
export class Studio {
  readonly #options: Required<StudioOptions>;
  /** Each with the timer that ends it. */
  readonly #idle = new Map<ChildProcess, NodeJS.Timeout>();
  readonly #queue: (() => void)[] = [];
  #running = 0;

  constructor({
    atOnce = 2,
    waiting = 100,
    timeoutMs = 20_000,
    idleMs = 10_000,
    program = new URL('studio-process.ts', import.meta.url),
  }: StudioOptions = {}) {
    this.#options = { atOnce, waiting, timeoutMs, idleMs, program };
  }

  /** How many there are, for those who count. */
  get processes(): number {
    return this.#running + this.#idle.size;
  }

  /** @throws pictures.* */
  async read(job: ReadJob): Promise<Picture> {
    const outcome = await this.#perform({ read: job });
    if ('picture' in outcome) return outcome.picture;
    throw refusal(outcome);
  }

  /** @throws pictures.* */
  async toPng(job: PngJob): Promise<Uint8Array> {
    const outcome = await this.#perform({ png: job });
    if ('png' in outcome) return outcome.png;
    throw refusal(outcome);
  }

  async #perform(job: Job): Promise<Outcome> {
    await this.#enter();
    try {
      const child = this.#takeIdle() ?? this.#start();
      const outcome = await hand(child, job, this.#options.timeoutMs);
      this.#rest(child);
      return outcome;
    } finally {
      this.#running -= 1;
      this.#queue.shift()?.();
    }
  }

  async #enter(): Promise<void> {
    const { atOnce, waiting } = this.#options;
    if (this.#running >= atOnce) {
      if (this.#queue.length >= waiting) throw picturesError('pictures.busy', { retryAfterSeconds: BUSY_SECONDS });
      await new Promise<void>((resolve) => this.#queue.push(resolve));
    }
    this.#running += 1;
  }

  /** Without the environment: there are keys in it. */
  #start(): ChildProcess {
    const child = fork(this.#options.program, {
      env: {},
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    return child.on('error', () => {}).once('exit', () => this.#forget(child));
  }

  #takeIdle(): ChildProcess | undefined {
    const [child] = this.#idle.keys();
    if (child !== undefined) this.#forget(child);
    return child;
  }

  #forget(child: ChildProcess): void {
    clearTimeout(this.#idle.get(child));
    this.#idle.delete(child);
  }

  /** Nobody waits for a process without work: it goes after a while, or with this one. */
  #rest(child: ChildProcess): void {
    if (!child.connected || child.killed) return;
    child.unref();
    child.channel?.unref();
    const over = setTimeout(() => {
      this.#forget(child);
      child.disconnect();
    }, this.#options.idleMs);
    this.#idle.set(child, over.unref());
  }
}

/** Gives a process a job, and ends it unless it answers in time. */
function hand(child: ChildProcess, job: Job, timeoutMs: number): Promise<Outcome> {
  child.ref();
  child.channel?.ref();
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const fail = (refused: 'pictures.too-complex' | 'pictures.unavailable') => {
    child.kill('SIGKILL');
    resolve({ refused, detail: undefined });
  };
  const late = setTimeout(() => fail('pictures.too-complex'), timeoutMs);
  // With a code it ended by itself: it could not even start. By a signal: what it was given broke it.
  const gone = (code: number | null) => fail(code === null ? 'pictures.too-complex' : 'pictures.unavailable');
  const unable = () => fail('pictures.unavailable');
  child.once('message', resolve).once('exit', gone).once('error', unable);
  // A process that is gone says so by `exit`.
  child.send(job, () => {});
  return promise.finally(() => {
    clearTimeout(late);
    child.off('message', resolve).off('exit', gone).off('error', unable);
  });
}

function refusal(outcome: Outcome): Error {
  if (!('refused' in outcome)) return new Error('The process for pictures answered something else than it was asked.');
  const { refused, detail } = outcome;
  return picturesError(refused, {
    ...(detail === undefined ? {} : { detail }),
    ...(refused === 'pictures.unavailable' ? { retryAfterSeconds: BUSY_SECONDS } : {}),
  });
}
