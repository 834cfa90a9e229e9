import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import { appointmentKeys } from '../calendar-queries.ts';
import { toastUndoable } from '../../../../web/operations/operations.tsx';

/** One line as the API understands it, and what it would be in the way of. */
export async function askDraft(text: string, zone: string) {
  const said = await ask(api.POST('/api/v1/appointments/draft', { body: { text, time_zone: zone } }));
  const { title: _, ...when } = said.draft;
  const { conflicts, repeats } = await ask(api.POST('/api/v1/appointments/check', { body: when }));
  return { ...said, conflicts, repeats };
}

export type Said = Awaited<ReturnType<typeof askDraft>>;

export const draftOptions = (text: string, zone: string) =>
  queryOptions({
    queryKey: [...appointmentKeys.all, 'draft', zone, text],
    queryFn: () => askDraft(text, zone),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    // "in 2 hours" is soon another time.
    staleTime: 5_000,
    gcTime: 30_000,
    retry: false,
  });

/** Adds it, and offers the way back. */
export async function addDraft(client: QueryClient, draft: Said['draft']) {
  const added = await ask(api.POST('/api/v1/appointments', { body: draft }));
  await client.invalidateQueries({ queryKey: appointmentKeys.all });
  toastUndoable(`Added “${added.title}”`, async () => {
    await ask(api.DELETE('/api/v1/appointments/{id}', { params: { path: { id: added.id } } }));
    await client.invalidateQueries({ queryKey: appointmentKeys.all });
  });
  return added;
}
