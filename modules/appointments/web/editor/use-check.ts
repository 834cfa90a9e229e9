import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, ask, toProblem } from '../../../../web/api/api.ts';
import type { ApiProblem, AppointmentCheck } from '../../../../web/api/api.ts';
import { appointmentKeys } from '../calendar-queries.ts';
import { toWire } from './draft.ts';
import type { Draft } from './draft.ts';

/** How long typing has stopped before the API is asked. */
const QUIET_MS = 300;

/** What the API thinks of what is being typed: what is in the way, and what is wrong. `id`: it is there already. */
export function useCheck(
  draft: Draft,
  id: string | undefined,
): { check: AppointmentCheck | undefined; problem: ApiProblem | undefined } {
  const { title: _title, notes: _notes, location: _location, url: _url, category: _category, ...asked } = toWire(draft);
  const text = JSON.stringify({ ...asked, ...(id !== undefined && { id }) });
  const [body] = useDebouncedValue(text, QUIET_MS);
  const { data, error } = useQuery({
    queryKey: [...appointmentKeys.all, 'check', body],
    queryFn: () => ask(api.POST('/api/v1/appointments/check', { body: JSON.parse(body) as typeof asked })),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    gcTime: 30_000,
    retry: false,
  });
  return { check: error ? undefined : data, problem: error ? toProblem(error) : undefined };
}
