import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** As `steward` and `npm start` have it. */
const SMALL_HEAP = '--max-semi-space-size=4';

/** Steward as people run it: a process of its own, killed as rudely as a test likes. */
export interface Program {
  /** Where it listens; empty for a worker, which does not. */
  readonly url: string;
  readonly pid: number;
  /** Everything it printed so far, both streams. */
  output(): string;
  /** Sends the signal and waits for the end. */
  end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/**
 * Starts `main.ts start`, or another `main` that is one, on a data folder and resolves when it says that it is ready. `through` is a command that becomes the program in the
 * end, such as `setpriv` or `unshare`: the way to bad days.
 */
export async function startProgram({
  data,
  env = {},
  role = 'start',
  through = [],
  main = 'main.ts',
}: {
  data: string;
  env?: Record<string, string>;
  role?: string;
  through?: readonly string[];
  main?: string;
}): Promise<Program> {
  const [command, ...rest] = [...through, process.execPath, SMALL_HEAP, join(root, main), role];
  const child = spawn(command, rest, {
    cwd: data,
    env: {
      PATH: process.env['PATH'],
      HOME: data,
      PORT: '0',
      STEWARD_DATA: data,
      STEWARD_LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const url = await new Promise<string>((resolve, reject) => {
    const listen = () => {
      const ready = /Steward is (?:working|at (\S+)), on /.exec(printed);
      if (ready) resolve(ready[1] ?? '');
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then(() => reject(new Error(`Steward did not start:\n${printed}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    output: () => printed,
    async end(signal) {
      child.kill(signal);
      const [code, by] = await ended;
      return { code, signal: by };
    },
  };
}
