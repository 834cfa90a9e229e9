import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { signUp } from '../test/person.ts';
import type { Person } from '../test/person.ts';
import { startProgram } from '../test/program.ts';
import type { Program } from '../test/program.ts';

/** One line of the table that README shows. */
export interface Figure {
  readonly what: string;
  readonly figure: string;
  /** Beside the peer or the limit that was measured in the same run. */
  readonly ratio?: string;
  readonly target: string;
}

/** A benchmark: `small` takes a few seconds and proves that it still runs. */
export type Measure = (options: { small: boolean }) => Promise<Figure[]>;

/** For the end of a benchmark's file: run as a program (`node bench/http.ts [--small]`), it prints its figures. */
export async function printFigures(measure: Measure): Promise<void> {
  const figures = await measure({ small: process.argv.includes('--small') });
  for (const { what, figure, ratio, target } of figures)
    console.log(`${what}: ${figure}${ratio === undefined ? '' : `; ${ratio}`} (target ${target})`);
}

/** A folder on disk for the time of some work. `BENCH_FOLDER` says where, if the system's own is not the disk that counts. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(process.env['BENCH_FOLDER'] ?? tmpdir(), 'steward-bench-')));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Steward extends Program {
  readonly ada: Person;
  /** A folder beside its data, where people may organise. */
  readonly folder: string;
}

/** Steward in a process of its own, as people run it, with the modules of `program.ts` beside its own; for the time of some work. */
export async function withSteward<T>(
  work: (steward: Steward) => Promise<T>,
  { env = {} }: { env?: Readonly<Record<string, string>> } = {},
): Promise<T> {
  return withFolder(async (folder) => {
    const data = join(folder, 'data');
    mkdirSync(data);
    const program = await startProgram({
      data,
      main: 'bench/program.ts',
      env: { STEWARD_FILES_BASES: folder, ...env },
    });
    try {
      return await work({ ...program, ada: await signUp(program.url), folder });
    } finally {
      await program.end('SIGTERM');
    }
  });
}

/** Starts another program and waits until it answers at its address. */
export async function startPeer(command: string, args: readonly string[], url: string): Promise<ChildProcess> {
  const peer = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  while (peer.exitCode === null) {
    const answers = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answers) return peer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${command} ${args.join(' ')} ended with code ${peer.exitCode}.`);
}

export async function endPeer(peer: ChildProcess): Promise<void> {
  peer.kill();
  if (peer.exitCode === null && peer.signalCode === null) await once(peer, 'exit');
}

/** What one address is asked. */
export interface Call {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Answers a second under load from a process of its own (autocannon). @throws where an answer was no success */
export async function answersPerSecond(
  call: Call,
  { seconds, connections = 64 }: { seconds: number; connections?: number },
) {
  const headers = Object.entries({
    ...call.headers,
    ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
  });
  const args = [
    ...[fileURLToPath(import.meta.resolve('autocannon')), '--json', '-c', String(connections), '-d', String(seconds)],
    ...['-m', call.method ?? 'GET', ...headers.flatMap(([name, value]) => ['-H', `${name}=${value}`])],
    ...(call.body === undefined ? [] : ['-b', JSON.stringify(call.body)]),
    call.url,
  ];
  const cannon = spawn(process.execPath, args, {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const result = JSON.parse(await text(cannon.stdout)) as {
    non2xx: number;
    errors: number;
    requests: { average: number };
    latency: { p50: number; p99: number };
  };
  if (result.non2xx + result.errors > 0)
    throw new Error(`${call.url}: ${result.non2xx} refusals, ${result.errors} errors`);
  return { perSecond: result.requests.average, p50Ms: result.latency.p50, p99Ms: result.latency.p99 };
}

/** The value below which `share` of them lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (value === undefined) throw new Error('Nothing was measured.');
  return value;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

/** Resident memory of a process, Linux only. */
export function residentMB(pid: number): number {
  const kB = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kB) / 1024);
}

export const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export const times = (value: number, peer: number) => `${(value / peer).toFixed(value / peer < 10 ? 2 : 0)} ×`;
export const count = (value: number) => Math.round(value).toLocaleString('en-US');

/** "4.2 s"; what is done in less than one, "38 ms". */
export function spell(ms: number): string {
  return ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
}
