import { randomUUIDv7 } from 'node:crypto';
import { basename } from 'node:path';
import { timestamp } from '../../kernel/clock/clock.ts';
import { isUniqueViolation } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import { filesError } from './files.errors.ts';
import { holdFolder } from './held.ts';
import type { FileRootTable } from './files.table.ts';
import type { FilesContext } from './held.ts';

export type FileRoot = Pick<FileRootTable, 'id' | 'name' | 'path' | 'created_at'>;

const COLUMNS = ['id', 'name', 'path', 'created_at'] as const;

/** My roots, by name. */
export async function listRoots({ actor, database }: FilesContext): Promise<FileRoot[]> {
  return database.read
    .selectFrom('file_roots')
    .select(COLUMNS)
    .where('owner_id', '=', actor.person_id)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** @throws files.root-exists, and what `holdFolder` throws */
export async function addRoot(
  context: FilesContext & Pick<Context, 'clock'>,
  { path, name }: { path: string; name?: string | undefined },
): Promise<FileRoot> {
  const real = await holdFolder(context, path);
  const root = {
    id: randomUUIDv7(),
    name: name ?? (basename(real) || real),
    path: real,
    created_at: timestamp(context.clock.nowMs()),
  };
  try {
    await context.database.write((tx) =>
      tx
        .insertInto('file_roots')
        .values({ ...root, owner_id: context.actor.person_id })
        .execute(),
    );
  } catch (error) {
    if (isUniqueViolation(error))
      throw filesError('files.root-exists', { detail: `${real} is one of your roots already.`, cause: error });
    throw error;
  }
  return root;
}

/** Steward forgets the root; nothing in the folder changes. @throws files.root-not-found */
export async function removeRoot({ actor, database }: FilesContext, { id }: { id: string }): Promise<void> {
  const { numDeletedRows } = await database.write((tx) =>
    tx.deleteFrom('file_roots').where('id', '=', id).where('owner_id', '=', actor.person_id).executeTakeFirst(),
  );
  if (numDeletedRows === 0n) throw filesError('files.root-not-found');
}

/** The real path of one of my roots. @throws files.root-not-found, and what `holdFolder` throws */
async function holdRoot(context: FilesContext, id: string): Promise<string> {
  const root = await context.database.read
    .selectFrom('file_roots')
    .select('path')
    .where('id', '=', id)
    .where('owner_id', '=', context.actor.person_id)
    .executeTakeFirst();
  if (!root) throw filesError('files.root-not-found');
  return holdFolder(context, root.path);
}

/** Where the work is: one of my roots, or any folder that I may work on. */
export async function holdPlace(
  context: FilesContext,
  { root_id, root_path = '' }: { root_id?: string | undefined; root_path?: string | undefined },
): Promise<string> {
  return root_id === undefined ? holdFolder(context, root_path) : holdRoot(context, root_id);
}
