import type { QueryClient } from '@tanstack/react-query';
import { api, ask } from '../../../web/api/api.ts';
import { appointmentKeys } from './calendar-queries.ts';

/** As it was before, whatever that took: one instance, half a series or all of it. @throws ApiProblem where it was changed since */
export async function undoChange(client: QueryClient, change: string): Promise<void> {
  await ask(api.POST('/api/v1/appointments/changes/{id}/undo', { params: { path: { id: change } } }));
  await client.invalidateQueries({ queryKey: appointmentKeys.all });
}
