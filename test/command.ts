import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** What a command of the clone printed, and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs a program of the clone (`steward`, `scripts/demo.sh`) as a person would, with nothing in its environment but what is given. */
export async function runCommand(
  path: string,
  args: readonly string[],
  { home, env = {} }: { home: string; env?: Readonly<Record<string, string>> },
): Promise<Ran> {
  const child = spawn(join(root, path), args, {
    cwd: home,
    env: { PATH: process.env['PATH'], HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const heard = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (heard.output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (heard.errors += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...heard };
}
