import { opendir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { filesError } from './files.errors.ts';
import { holdFolder, realBases, rootsOfOthers } from './held.ts';
import { isPackageName } from './planning/planning.ts';
import { errnoOf } from './reasons.ts';
import { isWithin } from './tree-path.ts';
import type { FilesContext } from './held.ts';

/** More than this nobody picks from; what lies deeper is found by its path. */
const MOST_FOLDERS = 1000;

export interface FolderChoice {
  readonly path: string | null;
  readonly parent: string | null;
  readonly folders: readonly { readonly name: string; readonly path: string }[];
  readonly truncated: boolean;
}

/**
 * What somebody can pick from: the allowed bases, or the folders in one. Hidden folders, packages, links and the roots of others are not shown.
 *
 * @throws what `holdFolder` throws, files.folder-unreadable
 */
export async function listFolders(
  context: FilesContext,
  { path }: { path?: string | undefined },
): Promise<FolderChoice> {
  const bases = await realBases(context);
  if (path === undefined) {
    const folders = bases.map((base) => ({ name: basename(base) || base, path: base }));
    return { path: null, parent: null, folders, truncated: false };
  }
  const real = await holdFolder(context, path);
  const others = await rootsOfOthers(context, bases);
  const folders = [];
  let truncated = false;
  for await (const entry of await openFolder(real)) {
    const folder = { name: entry.name, path: join(real, entry.name) };
    if (!entry.isDirectory() || entry.name.startsWith('.') || isPackageName(entry.name)) continue;
    if (entry.name.includes('\uFFFD') || others.some((other) => isWithin(folder.path, other))) continue;
    truncated = folders.length === MOST_FOLDERS;
    if (truncated) break;
    folders.push(folder);
  }
  const parent = bases.some((base) => base !== real && isWithin(real, base)) ? dirname(real) : null;
  return { path: real, parent, folders: folders.toSorted((a, b) => a.name.localeCompare(b.name)), truncated };
}

/** @throws files.folder-unreadable */
export async function openFolder(path: string) {
  try {
    return await opendir(path, { bufferSize: 1024 });
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
    throw filesError('files.folder-unreadable', { detail: `Steward may not look into ${path}.`, cause: error });
  }
}
