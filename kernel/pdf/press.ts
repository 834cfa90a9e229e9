import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Printed } from './printed.ts';

/** What travels to the process. */
export interface Sheet {
  readonly template: string;
  readonly json: string;
}

export interface PressOptions {
  /** For one document. A process that takes longer is ended. */
  readonly timeoutMs?: number;
  /** How long a process without work stays. */
  readonly idleMs?: number;
  readonly program?: URL;
}

const TOO_HARD: Printed = { fault: 'It could not be set as a PDF: that took too long, or too much memory.' };
const UNABLE: Printed = { fault: 'PDFs cannot be made on this machine.' };
/** JavaScript's part: the compiler's own memory lies outside, bounded by what goes in. */
const HEAP_MB = 64;

/** Has documents set one after the other, by a process that comes with the first one and goes soon after the last. */
export class Press {
  readonly #options: Required<PressOptions>;
  #last: Promise<unknown> = Promise.resolve();
  #resting: { readonly child: ChildProcess; readonly over: NodeJS.Timeout } | undefined;

  constructor({
    timeoutMs = 20_000,
    idleMs = 10_000,
    program = new URL('press-process.ts', import.meta.url),
  }: PressOptions = {}) {
    this.#options = { timeoutMs, idleMs, program };
  }

  /** Is there a process that waits for work? */
  get isResting(): boolean {
    return this.#resting !== undefined;
  }

  async print(sheet: Sheet): Promise<Printed> {
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last = promise;
    await before;
    try {
      const child = this.#wake() ?? this.#start();
      const printed = await hand(child, sheet, this.#options.timeoutMs);
      this.#rest(child);
      return printed;
    } finally {
      resolve();
    }
  }

  /** Without the environment: there are keys in it. */
  #start(): ChildProcess {
    const child = fork(this.#options.program, {
      env: {},
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    return child
      .on('error', () => {})
      .once('exit', () => {
        if (this.#resting?.child === child) this.#wake();
      });
  }

  #wake(): ChildProcess | undefined {
    clearTimeout(this.#resting?.over);
    const child = this.#resting?.child;
    this.#resting = undefined;
    return child;
  }

  /** Nobody waits for a process without work: it goes after a while, or with this one. */
  #rest(child: ChildProcess): void {
    if (!child.connected || child.killed) return;
    child.unref();
    child.channel?.unref();
    const over = setTimeout(() => {
      this.#wake();
      child.disconnect();
    }, this.#options.idleMs);
    this.#resting = { child, over: over.unref() };
  }
}

/** Gives the process a sheet, and ends it unless it answers in time. */
function hand(child: ChildProcess, sheet: Sheet, timeoutMs: number): Promise<Printed> {
  child.ref();
  child.channel?.ref();
  const { promise, resolve } = Promise.withResolvers<Printed>();
  const fail = (fault: Printed) => {
    child.kill('SIGKILL');
    resolve(fault);
  };
  const late = setTimeout(() => fail(TOO_HARD), timeoutMs);
  // With a code it ended by itself: it could not even start. By a signal: what it was given broke it.
  const gone = (code: number | null) => fail(code === null ? TOO_HARD : UNABLE);
  const unable = () => fail(UNABLE);
  child.once('message', resolve).once('exit', gone).once('error', unable);
  // A process that is gone says so by `exit`.
  child.send(sheet, () => {});
  return promise.finally(() => {
    clearTimeout(late);
    child.off('message', resolve).off('exit', gone).off('error', unable);
  });
}
