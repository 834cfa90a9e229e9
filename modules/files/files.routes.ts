import { z } from 'zod';
import { decodeCursor, page, pageOf, pageQuery } from '../../kernel/http/route.ts';
import { route } from '../../kernel/module/module.ts';
import type { Context } from '../../kernel/module/module.ts';
import type { Route } from '../../kernel/http/route.ts';
import { File, FolderQuery, Folders, inOnePlace, ListQuery, NewRoot, Root } from './files.schema.ts';
import { listFiles } from './list-files.ts';
import { listFolders } from './list-folders.ts';
import { addRoot, listRoots, removeRoot } from './roots.ts';

const PathBefore = z.string();
const tag = 'Files';

export const filesRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/files/roots',
    allow: 'person',
    summary: 'My roots',
    tag,
    replies: { 200: z.object({ items: z.array(Root), next_cursor: z.null() }) },
    handle: async ({ context }) => ({ items: await listRoots(context), next_cursor: null }),
  }),
  route({
    method: 'POST',
    path: '/files/roots',
    allow: 'person',
    summary: 'Add a root: a folder under an allowed base',
    tag,
    body: NewRoot,
    replies: { 201: Root },
    handle: ({ context, body }) => addRoot(context, body),
  }),
  route({
    method: 'DELETE',
    path: '/files/roots/:id',
    allow: 'person',
    summary: 'Forget a root; nothing in the folder changes',
    tag,
    params: z.object({ id: z.uuid() }),
    replies: { 204: null },
    handle: ({ context, params }) => removeRoot(context, params),
  }),
  route({
    method: 'GET',
    path: '/files/folders',
    allow: 'person',
    summary: 'Folders to pick from: the allowed bases, or what lies in one',
    tag,
    query: FolderQuery,
    replies: { 200: Folders },
    handle: ({ context, query }) => listFolders(context, query),
  }),
  route({
    method: 'GET',
    path: '/files',
    allow: 'person',
    summary: 'What lies in a folder of a root, by name',
    tag,
    query: ListQuery.extend(pageQuery).refine(inOnePlace.check, inOnePlace.fault),
    replies: { 200: pageOf(File) },
    handle: async ({ context, query: { cursor, limit, ...query } }) =>
      page(
        await listFiles(context, { ...query, after: decodeCursor(cursor, PathBefore), limit: limit + 1 }),
        limit,
        ({ name }) => name,
      ),
  }),
];
