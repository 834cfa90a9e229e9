import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, rename, rm, rmdir, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { timestamp } from '../clock/clock.ts';
import { StewardError } from '../errors/errors.ts';
import { checkKey, checkPrefix, TEMPORARY } from './key.ts';
import type { Storage, StoredObject } from './store.ts';
import { storageError } from './storage.errors.ts';

/** Keeps stored files under `folder`, each at its key's path, readable with any other tool. Makes the folder at the first `put`. */
export function localStorage({ folder, bases = [] }: { folder: string; bases?: readonly string[] }): Storage {
  const pathOf = (key: string) => {
    checkKey(key);
    return join(folder, key);
  };
  return {
    bases,
    put: (key, body, { ifAbsent = false } = {}) =>
      tellFaults(async () => {
        const path = pathOf(key);
        const temporary = join(folder, `${TEMPORARY}${randomBytes(9).toString('hex')}`);
        await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
          throw storageError('storage.unavailable', { cause });
        });
        try {
          await writeDurably(temporary, body);
          await publish(temporary, path, { ifAbsent });
        } catch (error) {
          await rm(temporary, { force: true });
          throw error;
        }
        return describe(key, await stat(path));
      }),

    read: (key) =>
      tellFaults(async () => {
        const file = await open(pathOf(key));
        const found = await file.stat();
        if (found.isFile()) return file.createReadStream();
        await file.close();
        throw storageError('storage.not-found');
      }),

    find: (key) =>
      tellFaults(async () => {
        const found = await stat(pathOf(key)).catch(absent);
        return found?.isFile() ? describe(key, found) : undefined;
      }),

    list: (prefix, { after = '', limit = 1000 } = {}) =>
      tellFaults(async () => {
        checkPrefix(prefix);
        const found: StoredObject[] = [];
        for await (const key of keysUnder(folder, prefix.slice(0, prefix.lastIndexOf('/') + 1), { prefix, after })) {
          if (found.length >= limit) break;
          const there = await stat(join(folder, key)).catch(absent);
          if (there) found.push(describe(key, there));
        }
        return found;
      }),

    delete: (key) =>
      tellFaults(async () => {
        const path = pathOf(key);
        await unlink(path).catch(absent);
        // Folders come and go with what is in them: in S3 there are none.
        for (let parent = dirname(key); parent !== '.'; parent = dirname(parent))
          if (
            !(await rmdir(join(folder, parent)).then(
              () => true,
              () => false,
            ))
          )
            break;
      }),
  };
}

async function writeDurably(path: string, body: Uint8Array | Readable): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    // writeFile, unlike write, goes on after a short write, and reports a full disk.
    if (body instanceof Readable) await pipeline(body, async (chunks) => await file.writeFile(chunks));
    else await file.writeFile(body);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function publish(temporary: string, path: string, { ifAbsent }: { ifAbsent: boolean }): Promise<void> {
  const parent = dirname(path);
  for (let attempt = 1; ; attempt++) {
    const made = await mkdir(parent, { recursive: true });
    try {
      // Link refuses to replace, also when two do so at once; rename replaces in one step.
      if (ifAbsent) await link(temporary, path).then(() => unlink(temporary));
      else await rename(temporary, path);
      return await syncFolders(parent, made === undefined ? parent : dirname(made));
    } catch (error) {
      // A delete beside us may have removed the folder, empty for a moment.
      if (codeOf(error) !== 'ENOENT' || attempt === 10) throw error;
    }
  }
}

/** A name is durable when its folder is; and a new folder when the one that it stands in is. */
async function syncFolders(from: string, upTo: string): Promise<void> {
  for (let folder = from; ; folder = dirname(folder)) {
    const handle = await open(folder);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (folder === upTo) return;
  }
}

/** In key order, which is not the order of a walk: `a-b` stands before `a/b`, so folders are sorted as if they ended in a slash. */
async function* keysUnder(
  root: string,
  folder: string,
  wanted: { prefix: string; after: string },
): AsyncGenerator<string> {
  const entries = (await readdir(join(root, folder), { withFileTypes: true }).catch(absent)) ?? [];
  const names = entries
    .filter((entry) => (entry.isFile() || entry.isDirectory()) && !entry.name.startsWith(TEMPORARY))
    .map((entry) => folder + entry.name + (entry.isDirectory() ? '/' : ''))
    .toSorted();
  for (const name of names) {
    const { prefix, after } = wanted;
    if (name.endsWith('/')) {
      const mayHold = name.startsWith(prefix) || prefix.startsWith(name);
      if (mayHold && (name > after || after.startsWith(name))) yield* keysUnder(root, name, wanted);
    } else if (name.startsWith(prefix) && name > after) yield name;
  }
}

function describe(key: string, { size, mtimeMs }: { size: number; mtimeMs: number }): StoredObject {
  return { key, size, modified_at: timestamp(mtimeMs) };
}

function absent(error: unknown): undefined {
  if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
  throw error;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : undefined;
}

/** The file system's errors in the catalogue's words; any other as it is. */
async function tellFaults<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof StewardError) throw cause;
    switch (codeOf(cause)) {
      case undefined:
        throw cause;
      case 'ENOENT':
      case 'ENOTDIR':
        throw storageError('storage.not-found', { cause });
      case 'EEXIST':
      case 'EISDIR':
      case 'ENOTEMPTY':
        throw storageError('storage.exists', { cause });
      case 'ENOSPC':
      case 'EDQUOT':
      case 'EFBIG':
        throw storageError('storage.full', { cause });
      default:
        throw storageError('storage.unavailable', { cause });
    }
  }
}
