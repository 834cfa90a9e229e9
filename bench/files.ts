/**
 * Many files in one operation: looking and planning, beside `find -printf` of the same tree and the bare inserts of as many rows; doing and
 * undoing, beside a bare loop of link and unlink that syncs its folders as often; and the memory that it takes.
 *
 *     node bench/files.ts [FILES | --small]
 */
import { spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { settled } from '../test/person.ts';
import { makeTree } from './files-tree.ts';
import { count, printFigures, residentMB, times, withSteward } from './measure.ts';
import type { Figure, Steward } from './measure.ts';

/** What the mover promises to have synced at least so often. */
const SYNC_EVERY = 2000;
const INSERTS_AT_ONCE = 2000;

export async function measureFiles({
  small,
  files = small ? 2000 : 100_000,
}: {
  small: boolean;
  files?: number;
}): Promise<Figure[]> {
  return withSteward(async (steward) => {
    const root = join(steward.folder, 'tree');
    makeTree(root, files);
    const find = seconds(() => spawnSync('find', [root, '-printf', '%P %s %T@ %i %D\\n'], { maxBuffer: 1 << 30 }));
    const inserts = seconds(() => insertRows(join(steward.folder, 'bare.sqlite'), files));
    const links = seconds(() => linkAndUnlink(root, join(steward.folder, 'moved')));
    seconds(() => linkAndUnlink(join(steward.folder, 'moved'), root));

    // So that threads run and everything is loaded, as in a program that has done such things before.
    await operate(steward, { root: join(steward.folder, 'moved'), act: 'start' });
    const idle = residentMB(steward.pid);
    let most = idle;
    const watching = setInterval(() => (most = Math.max(most, residentMB(steward.pid))), 50);
    const plan = await operate(steward, { root, act: 'start' });
    const apply = await operate(steward, { id: plan.id, act: 'apply' });
    const undo = await operate(steward, { id: plan.id, act: 'rollback' });
    clearInterval(watching);

    const rate = (took: number) => `${count(files)} in ${took.toFixed(2)} s`;
    return [
      {
        what: 'Files, scan and plan',
        figure: rate(plan.seconds),
        ratio: `${times(plan.seconds, find + inserts)} the time of find and bare inserts`,
        target: '≤ 2 ×',
      },
      ...[
        { what: 'Files, apply', took: apply },
        { what: 'Files, undo', took: undo },
      ].map(({ what, took }) => ({
        what,
        figure: rate(took.seconds),
        ratio: `${times(took.seconds, links)} the time of bare link and unlink`,
        target: '≤ 2 ×',
      })),
      { what: 'Files, memory above idle', figure: `${most - idle} MB`, target: '< 300 MB' },
    ];
  });
}

/** One act on an operation, from the call to its end. */
async function operate(
  { ada }: Steward,
  act: { act: 'start'; root: string } | { act: 'apply' | 'rollback'; id: string },
): Promise<{ id: string; seconds: number }> {
  if (act.act === 'start') mkdirSync(act.root, { recursive: true });
  const begin = performance.now();
  const { operation_id } = await (act.act === 'start'
    ? ada.call<{ operation_id: string }>('POST', '/api/v1/operations', {
        operation_type: 'files.organize',
        root_path: act.root,
        organization_mode: 'category_year',
        dry_run: true,
      })
    : ada.call<{ operation_id: string }>(
        'POST',
        `/api/v1/operations/${act.id}/${act.act}`,
        act.act === 'apply' ? {} : undefined,
      ));
  const { status } = await settled(ada, operation_id, { withinMs: 3_600_000 });
  if (status !== 'completed' && status !== 'rolled_back') throw new Error(`${act.act}: ${status}`);
  return { id: operation_id, seconds: (performance.now() - begin) / 1000 };
}

function seconds(work: () => unknown): number {
  const begin = performance.now();
  work();
  return (performance.now() - begin) / 1000;
}

/** As many rows as the plan has, of the same size, with the same durability. */
function insertRows(path: string, rows: number): void {
  const db = new DatabaseSync(path);
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE entries (operation_id text, position integer, action text, subject text, target text, state text, reason text, bytes integer, detail text,
      PRIMARY KEY (operation_id, position)) STRICT`);
  const insert = db.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const detail = JSON.stringify({ device: '64768', inode: '1234567', size: 6, modified: '1400000000000000000' });
  for (let from = 0; from < rows; from += INSERTS_AT_ONCE) {
    db.exec('BEGIN IMMEDIATE');
    for (let n = from; n < Math.min(rows, from + INSERTS_AT_ONCE); n++)
      insert.run(
        '018f0000-0000-7000-8000-000000000001',
        n,
        'move',
        `inbox-${n % 100}/file-${n}.txt`,
        `Documents/2014/file-${n}.txt`,
        'planned',
        null,
        6,
        detail,
      );
    db.exec('COMMIT');
  }
  db.close();
}

/** Moves every file as the mover must: under the new name first, both folders synced before the journal may say so. */
function linkAndUnlink(from: string, to: string): void {
  for (const folder of readdirSync(from)) {
    mkdirSync(join(to, folder), { recursive: true });
    const names = readdirSync(join(from, folder));
    for (let start = 0; start < names.length; start += SYNC_EVERY) {
      const batch = names.slice(start, start + SYNC_EVERY);
      for (const name of batch) linkSync(join(from, folder, name), join(to, folder, name));
      syncFolder(join(to, folder));
      for (const name of batch) unlinkSync(join(from, folder, name));
      syncFolder(join(from, folder));
    }
  }
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

if (import.meta.main) {
  const files = Number(process.argv[2]);
  await printFigures((options) => measureFiles({ ...options, ...(files > 0 ? { files } : {}) }));
}
