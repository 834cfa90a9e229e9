import { isUtf8 } from 'node:buffer';
import { opendirSync, readdirSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { inside, nameOf, under } from '../tree-path.ts';
import { reasonOf } from '../reasons.ts';
import type { Reason } from '../reasons.ts';
import { isPackageName, isUnfinishedCopy, markOf } from './packages.ts';

export interface WalkOptions {
  readonly hidden: boolean;
  readonly packages: boolean;
  /** Symbolic links count as files then. */
  readonly links: boolean;
}

/** Something that is left alone, and why. */
export interface Passed {
  readonly path: string;
  readonly reason: Reason;
  readonly more?: string;
}

/** One folder and the names of the files in it, in the order of their code units. */
export interface Folder {
  readonly path: string;
  readonly files: readonly string[];
  readonly passed: readonly Passed[];
  readonly empty: boolean;
}

/**
 * Every folder below `root`, each before what is in it, in an order that is the same each time. Links are never followed.
 * Faults are part of the result: what cannot be read is passed over with its reason.
 *
 * Bound: keeps the names of one folder, and the folders that are still to come, in memory.
 */
export function* walk(root: string, options: WalkOptions): Generator<Folder, void, void> {
  const waiting = [''];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const { folders, ...folder } = visit(root, path, options);
    for (const name of folders.toSorted().toReversed()) waiting.push(inside(path, name));
    yield folder;
  }
}

function visit(root: string, path: string, options: WalkOptions): Folder & { folders: string[] } {
  const files: string[] = [];
  const folders: string[] = [];
  const passed: Passed[] = [];
  const alone = (reason: Reason, more?: string) => ({
    ...{ path, files: [], folders: [], empty: false },
    passed: [{ path, reason, ...(more === undefined ? {} : { more }) }],
  });
  let empty = true;
  let mayBeBroken = false;
  try {
    for (const entry of entriesOf(under(root, path))) {
      empty = false;
      const { name } = entry;
      const mark = path === '' ? undefined : markOf(name);
      if (mark === 'of-steward' || (mark === 'package' && !options.packages)) return alone(mark);
      mayBeBroken ||= name.includes('\uFFFD');
      const reason = reasonToPass(entry, options);
      if (reason) passed.push({ path: inside(path, name), reason });
      else (entry.isDirectory() ? folders : files).push(name);
    }
    if (!mayBeBroken) return { path, files: files.toSorted(), folders, passed, empty };
    return { path, ...withoutBroken({ root, path, files, folders, passed }), empty };
  } catch (error) {
    const { reason, more } = reasonOf(error);
    return alone(reason, more);
  }
}

/** Few at a time, so that a folder of a million names costs no more than its names. */
function* entriesOf(path: string): Generator<Dirent, void, void> {
  const folder = opendirSync(path, { bufferSize: 256 });
  try {
    for (let entry = folder.readSync(); entry; entry = folder.readSync()) yield entry;
  } finally {
    folder.closeSync();
  }
}

function reasonToPass(entry: Dirent, { hidden, packages, links }: WalkOptions): Reason | undefined {
  if (entry.isSymbolicLink() && !links) return 'link';
  if (entry.name.startsWith('.') && (!hidden || isUnfinishedCopy(entry.name))) return 'hidden';
  if (entry.isFile() || entry.isSymbolicLink()) return undefined;
  if (!entry.isDirectory()) return 'special-file';
  return !packages && isPackageName(entry.name) ? 'package' : undefined;
}

/** A name has U+FFFD: either it really has, or bytes that are not UTF-8 were replaced by it. Only the bytes can tell. */
function withoutBroken({
  root,
  path,
  files,
  folders,
  passed,
}: {
  root: string;
  path: string;
  files: readonly string[];
  folders: readonly string[];
  passed: readonly Passed[];
}) {
  const broken = readdirSync(under(root, path), { encoding: 'buffer' }).filter((name) => !isUtf8(name));
  const decoded = new Set(broken.map(String));
  const isSound = (name: string) => !decoded.has(name);
  return {
    files: files.filter(isSound).toSorted(),
    folders: folders.filter(isSound),
    passed: [
      ...passed.filter((one) => isSound(nameOf(one.path))),
      ...broken.map((name): Passed => ({ path: inside(path, escapeBytes(name)), reason: 'name-not-utf-8' })),
    ],
  };
}

/** Bytes beyond ASCII as `\xE9`: ugly, but nobody can take it for another name. */
function escapeBytes(name: Buffer): string {
  return Array.from(name, (byte) =>
    byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
}
