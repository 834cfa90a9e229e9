import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { timestamp } from '../../kernel/clock/clock.ts';
import type { Context } from '../../kernel/module/module.ts';
import { holdFolder } from './held.ts';
import { openFolder } from './list-folders.ts';
import { dayReader, extensionOf, kindByExtension, UNKNOWN } from './planning/planning.ts';
import { holdPlace } from './roots.ts';
import { folded, inside } from './tree-path.ts';
import type { FilesContext } from './held.ts';
import type { Category } from './planning/planning.ts';

export interface ListedFile {
  readonly path: string;
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly size: number;
  readonly modified_at: string;
  readonly taken_at: string | null;
  readonly taken_from: 'exif' | 'movie' | 'name' | 'modified' | null;
  readonly category: Category | null;
  readonly media_type: string | null;
}

/**
 * What lies in one folder of a root, in the order of the names, after the name `after`. Names that are not UTF-8 are left out.
 *
 * Bound: reads the folder once for each page, however large it is, and keeps only the page in memory.
 *
 * @throws what `holdPlace` throws, files.folder-unreadable
 */
export async function listFiles(
  context: FilesContext & Pick<Context, 'clock'>,
  {
    path,
    q,
    after,
    limit,
    ...place
  }: {
    root_id?: string | undefined;
    root_path?: string | undefined;
    path: string;
    q?: string | undefined;
    after?: string | undefined;
    limit: number;
  },
): Promise<ListedFile[]> {
  const root = await holdPlace(context, place);
  const wanted = join(root, path);
  // A link in the root may lead to another allowed folder, but then it is not this one.
  const folder = await holdFolder(context, wanted);
  const names = await firstNames(folder, { q, after, limit });
  const dayOf = dayReader({ timeZone: context.actor.time_zone, nowMs: context.clock.nowMs() });
  const relative = path.split('/').filter(Boolean).join('/');
  const files = await Promise.all(
    names.map(async (name) => describe(folder, { name, path: inside(relative, name), dayOf })),
  );
  return files.filter((file) => file !== undefined);
}

async function firstNames(
  folder: string,
  { q, after = '', limit }: { q?: string | undefined; after?: string | undefined; limit: number },
): Promise<string[]> {
  const part = q === undefined ? undefined : folded(q);
  let names: string[] = [];
  for await (const { name } of await openFolder(folder)) {
    if (name <= after || name.includes('\uFFFD') || (part !== undefined && !folded(name).includes(part))) continue;
    names.push(name);
    // Sorted now and then: a million names cost a few passes over a short list.
    if (names.length >= 4 * limit + 1000) names = names.toSorted().slice(0, limit);
  }
  return names.toSorted().slice(0, limit);
}

async function describe(
  folder: string,
  { name, path, dayOf }: { name: string; path: string; dayOf: ReturnType<typeof dayReader> },
): Promise<ListedFile | undefined> {
  const absolute = join(folder, name);
  const stats = await lstat(absolute).catch(() => undefined);
  // Gone since the folder was read.
  if (!stats) return undefined;
  const common = { path, name, size: stats.size, modified_at: timestamp(stats.mtimeMs) };
  const nothing = { taken_at: null, taken_from: null, category: null, media_type: null };
  if (!stats.isFile())
    return { ...common, kind: stats.isDirectory() ? 'folder' : stats.isSymbolicLink() ? 'link' : 'other', ...nothing };
  const extension = extensionOf(name);
  const { category, media_type } = kindByExtension(extension) ?? UNKNOWN;
  const { date, source } = dayOf({ path: absolute, name, extension, mtimeMs: stats.mtimeMs });
  return { ...common, kind: 'file', taken_at: date, taken_from: source, category, media_type };
}
