/**
 * What a durable create costs, and how long the event loop stands still meanwhile: bare `node:sqlite` with a commit for each create, Steward's
 * group commit in the main thread, and the same group commit with the connection in a thread of its own. See decisions/0002-sqlite-writer.md.
 *
 *     node bench/database-writer.ts [seconds]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrate, openDatabase } from '../kernel/database/database.ts';
import { silent } from '../kernel/log/log.ts';
import { openThreadWriter } from './database-writer-thread.ts';

declare module '../kernel/database/database.ts' {
  interface Tables {
    bench_notes: { id: string; title: string; count: number };
  }
}

type Create = (id: string) => Promise<unknown>;

const seconds = Number(process.argv[2] ?? 3);
const folder = mkdtempSync(join(process.env['BENCH_FOLDER'] ?? tmpdir(), 'steward-bench-'));
try {
  const bare = measureBare();
  report('bare node:sqlite, one commit each', bare, bare.perSecond);
  for (const callers of [1, 64]) {
    report(`group commit in the main thread, ${callers} callers`, await withMain(callers), bare.perSecond);
    report(`group commit in a writer thread, ${callers} callers`, await withThread(callers), bare.perSecond);
  }
} finally {
  rmSync(folder, { recursive: true });
}

interface Figures {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly latencyP99: number;
  readonly worstStall: number;
}

function measureBare(): Figures {
  const db = new DatabaseSync(join(folder, 'bare.sqlite'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  db.exec('create table bench_notes (id text primary key, title text not null, count integer not null) strict');
  const insert = db.prepare('insert into bench_notes (id, title, count) values (?, ?, ?)');
  const latencies: number[] = [];
  const end = performance.now() + seconds * 1000;
  for (let startedAt = performance.now(); startedAt < end; startedAt = performance.now()) {
    insert.run(`bare-${latencies.length}`, 'Call the dentist', 1);
    latencies.push(performance.now() - startedAt);
  }
  db.close();
  return figures(latencies, Math.max(...latencies.slice(-100_000)));
}

async function withMain(callers: number): Promise<Figures> {
  const database = await openDatabase({ dataFolder: join(folder, `main-${callers}`), log: silent });
  await migrate(database, [
    {
      name: 'bench/0001-notes',
      up: ({ createTable }) =>
        createTable('bench_notes', {
          id: 'text primary key',
          title: 'text not null',
          count: 'integer not null',
        }),
    },
  ]);
  const result = await drive(callers, (id) =>
    database.write((tx) => tx.insertInto('bench_notes').values({ id, title: 'Call the dentist', count: 1 }).execute()),
  );
  await database.close();
  return result;
}

async function withThread(callers: number): Promise<Figures> {
  const writer = await openThreadWriter(join(folder, `thread-${callers}.sqlite`));
  await writer.run(
    'create table bench_notes (id text primary key, title text not null, count integer not null) strict',
  );
  const result = await drive(callers, (id) =>
    writer.write((run) =>
      run('insert into bench_notes (id, title, count) values (?, ?, ?)', [id, 'Call the dentist', 1]),
    ),
  );
  await writer.close();
  return result;
}

async function drive(callers: number, create: Create): Promise<Figures> {
  const latencies: number[] = [];
  let [stall, turnedAt, driving, created] = [0, performance.now(), true, 0];
  const watch = () => {
    stall = Math.max(stall, performance.now() - turnedAt);
    turnedAt = performance.now();
    if (driving) setImmediate(watch);
  };
  setImmediate(watch);
  const end = performance.now() + seconds * 1000;
  const caller = async () => {
    for (let startedAt = performance.now(); startedAt < end; startedAt = performance.now()) {
      await create(`note-${created++}`);
      latencies.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  driving = false;
  return figures(latencies, stall);
}

function figures(latencies: number[], worstStall: number): Figures {
  const sorted = latencies.toSorted((a, b) => a - b);
  const latencyP99 = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
  return { perSecond: latencies.length / seconds, latencyP99, worstStall };
}

function report(name: string, { perSecond, latencyP99, worstStall }: Figures, peer: number): void {
  const ratio = (perSecond / peer).toFixed(2);
  console.log(
    `${name.padEnd(46)} ${Math.round(perSecond).toString().padStart(7)} durable creates/s  ${ratio.padStart(6)} × bare  p99 ${latencyP99.toFixed(2)} ms  worst stall of the loop ${worstStall.toFixed(1)} ms`,
  );
}
