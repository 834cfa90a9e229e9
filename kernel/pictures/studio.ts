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

export interface Studio {
  read(job: ReadJob): Promise<Picture>;
  toPng(job: PngJob): Promise<Uint8Array>;
  /** How many processes there are, for those who count. */
  processes(): number;
}

const BUSY_SECONDS = 5;
/** JavaScript's part; pixels lie outside of it, bounded by their number. */
const HEAP_MB = 128;

/**
 * Has pictures looked through by processes of their own, started when there is work and gone soon after: what hostile bytes crash, fill or
 * keep busy is not this process, and its memory goes back to the machine.
 */
export function openStudio({
  atOnce = 2,
  waiting = 100,
  timeoutMs = 20_000,
  idleMs = 10_000,
  program = new URL('studio-process.ts', import.meta.url),
}: StudioOptions = {}): Studio {
  /** Each with the timer that ends it. */
  const idle = new Map<ChildProcess, NodeJS.Timeout>();
  const queue: (() => void)[] = [];
  let running = 0;

  async function perform(job: Job): Promise<Outcome> {
    await enter();
    try {
      const child = take() ?? start();
      const outcome = await hand(child, job);
      rest(child);
      return outcome;
    } finally {
      running -= 1;
      queue.shift()?.();
    }
  }

  async function enter(): Promise<void> {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw picturesError('pictures.busy', { retryAfterSeconds: BUSY_SECONDS });
      await new Promise<void>((resolve) => queue.push(resolve));
    }
    running += 1;
  }

  /** Without the environment: there are keys in it. */
  function start(): ChildProcess {
    const child = fork(program, {
      env: {},
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    return child.on('error', () => {}).once('exit', () => forget(child));
  }

  function take(): ChildProcess | undefined {
    const [child] = idle.keys();
    if (child !== undefined) forget(child);
    return child;
  }

  function forget(child: ChildProcess): void {
    clearTimeout(idle.get(child));
    idle.delete(child);
  }

  /** Gives a process a job and ends it unless it answers in time. */
  function hand(child: ChildProcess, job: Job): Promise<Outcome> {
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
    child.send(job, (error) => {
      if (error) unable();
    });
    return promise.finally(() => {
      clearTimeout(late);
      child.off('message', resolve).off('exit', gone).off('error', unable);
    });
  }

  /** Nobody waits for a process without work: it goes after a while, or with this one. */
  function rest(child: ChildProcess): void {
    if (!child.connected || child.killed) return;
    child.unref();
    child.channel?.unref();
    const over = setTimeout(() => {
      forget(child);
      child.disconnect();
    }, idleMs);
    idle.set(child, over.unref());
  }

  return {
    async read(job) {
      const outcome = await perform({ read: job });
      if ('picture' in outcome) return outcome.picture;
      throw refusal(outcome);
    },
    async toPng(job) {
      const outcome = await perform({ png: job });
      if ('png' in outcome) return outcome.png;
      throw refusal(outcome);
    },
    processes: () => running + idle.size,
  };
}

function refusal(outcome: Outcome): Error {
  if (!('refused' in outcome)) return new Error('The process for pictures answered something else than it was asked.');
  const { refused, detail } = outcome;
  return picturesError(refused, {
    ...(detail === undefined ? {} : { detail }),
    ...(refused === 'pictures.unavailable' ? { retryAfterSeconds: BUSY_SECONDS } : {}),
  });
}
