import { realpath, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { DATA_FOLDER_MARK } from '../../kernel/config/config.ts';
import type { StewardError } from '../../kernel/errors/errors.ts';
import type { Context } from '../../kernel/module/module.ts';
import { filesError } from './files.errors.ts';
import { errnoOf } from './reasons.ts';
import { isWithin } from './tree-path.ts';

/** What a rule needs to know of who asks. */
export type FilesContext = Pick<Context, 'actor' | 'database' | 'storage'>;

/**
 * The real path of a folder that this person may work on: it is there, lies under a base of the admin's once every link is followed, is not
 * Steward's own data, and no root of somebody else lies in, above or at it.
 *
 * @throws files.path-not-absolute, files.outside-bases, files.folder-not-found, files.not-a-folder, files.folder-of-steward,
 *   files.folder-of-another
 */
export async function holdFolder(context: FilesContext, path: string): Promise<string> {
  if (!isAbsolute(path) || path.includes('\0'))
    throw filesError('files.path-not-absolute', { detail: `${path} is not a whole path.` });
  const bases = await realBases(context);
  const real = await realpath(path).catch((error: unknown) => {
    throw missing(error, { path, bases, context });
  });
  const base = nearestBase(real, bases);
  if (base === undefined) throw outside(path);
  if (!(await stat(real)).isDirectory()) throw filesError('files.not-a-folder', { detail: `${path} is not a folder.` });
  if (holdsStewardsData(real, base)) throw filesError('files.folder-of-steward');
  await refuseFoldersOfOthers(context, real, bases);
  return real;
}

/** The bases that are there, with every link followed. */
export async function realBases({ storage }: Pick<Context, 'storage'>): Promise<string[]> {
  const found = await Promise.all(storage.bases.map((base) => realpath(base).catch(() => undefined)));
  return [...new Set(found.filter((base) => base !== undefined))];
}

/** Paths of the roots that belong to others. A whole base belongs to nobody: else the first to add it would lock everybody out. */
export async function rootsOfOthers({ actor, database }: FilesContext, bases: readonly string[]): Promise<string[]> {
  const rows = await database.read
    .selectFrom('file_roots')
    .select('path')
    .where('owner_id', '<>', actor.person_id)
    .execute();
  return rows.map(({ path }) => path).filter((path) => !bases.includes(path));
}

async function refuseFoldersOfOthers(context: FilesContext, path: string, bases: readonly string[]): Promise<void> {
  const others = await rootsOfOthers(context, bases);
  if (others.some((other) => isWithin(path, other) || isWithin(other, path)))
    throw filesError('files.folder-of-another');
}

/** Says that a folder is missing only where the person may know it; elsewhere it is just outside. */
function missing(
  error: unknown,
  { path, bases, context }: { path: string; bases: readonly string[]; context: FilesContext },
): StewardError {
  const written = resolve(path);
  if (![...bases, ...context.storage.bases].some((base) => isWithin(written, base))) return outside(path);
  const code = errnoOf(error);
  if (code === 'EACCES') return filesError('files.folder-unreadable', { cause: error });
  return filesError('files.folder-not-found', { detail: `There is no folder ${path}.`, cause: error });
}

function outside(path: string): StewardError {
  return filesError('files.outside-bases', { detail: `${path} is not under a folder that the admin allows.` });
}

function nearestBase(path: string, bases: readonly string[]): string | undefined {
  return bases.filter((base) => isWithin(path, base)).toSorted((a, b) => b.length - a.length)[0];
}

/** A data folder, and all below it; `files` in it is a base of its own, and nearer. */
function holdsStewardsData(path: string, base: string): boolean {
  for (let at = path; isWithin(at, base); at = dirname(at)) {
    if (existsSync(join(at, DATA_FOLDER_MARK))) return true;
    if (at === base) break;
  }
  return false;
}
