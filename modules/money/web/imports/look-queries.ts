import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import type { StatementLook } from '../../../../web/api/api.ts';
import { moneyKeys } from '../money-queries.ts';
import type { TakenFile } from './draft.ts';

/** What Steward makes of a file, read as the person says. */
export const lookOptions = ({ upload_id, file_name, layout, shape }: TakenFile) =>
  queryOptions({
    queryKey: [...moneyKeys.all, 'look', upload_id, { layout, shape }] as const,
    queryFn: ({ signal }): Promise<StatementLook> =>
      ask(
        api.POST('/api/v1/imports/look', {
          body: { upload_id, file_name, ...(layout && { layout }), ...(!layout && shape && { shape }) },
          signal,
        }),
      ),
    // The table stays while it is read anew.
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });

/** Stores a file, and looks at it for the first time. */
export function sendFile(file: File): Promise<StatementLook> {
  return ask(
    api.POST('/api/v1/imports/look', {
      params: { query: { file_name: nameOf(file) } },
      body: file,
      bodySerializer: (body) => body as File,
      headers: { 'content-type': 'application/octet-stream' },
    }),
  );
}

/** As long as a name may be; its end says what it is. */
export function nameOf({ name }: File): string {
  return name.trim().slice(-255) || 'statement';
}
