import type { QueryClient } from '@tanstack/react-query';
import { api, ask } from '../../../web/api/api.ts';
import { appointmentKeys } from './calendar-queries.ts';

/** Waits for a change or a deletion. @returns the reply, and the name by which `undoChange` takes it back */
export async function askChange<Reply extends Awaited<Parameters<typeof ask>[0]>>(call: Promise<Reply>) {
  const reply = await ask(call);
  return { reply, change: (await call).response.headers.get('x-steward-change') ?? '' };
}

/** As it was before, whatever that took: one instance, half a series or all of it. @throws ApiProblem where it was changed since */
export async function undoChange(client: QueryClient, change: string): Promise<void> {
  await ask(api.POST('/api/v1/appointments/changes/{id}/undo', { params: { path: { id: change } } }));
  await client.invalidateQueries({ queryKey: appointmentKeys.all });
}
