import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../../web/api/api.ts';

export const rootsOptions = queryOptions({
  queryKey: ['files', 'roots'],
  queryFn: () => ask(api.GET('/api/v1/files/roots')),
});

/** Without a path: the folders under which one may look at all. */
export const foldersOptions = (path: string | undefined) =>
  queryOptions({
    queryKey: ['files', 'folders', path ?? null],
    queryFn: () => ask(api.GET('/api/v1/files/folders', { params: { query: path === undefined ? {} : { path } } })),
    staleTime: 5_000,
  });

export const nameOf = (path: string) => path.replace(/\/+$/, '').split('/').at(-1) || path;

/** What is before the last slash; nothing for what lies at the top. */
export const folderOf = (path: string) => path.split('/').slice(0, -1).join('/');
