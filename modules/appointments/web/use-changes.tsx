import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { api, askChange } from '../../../web/api/api.ts';
import type { Occurrence } from '../../../web/api/api.ts';
import { toastProblem, toastUndoable } from '../../../web/operations/operations.tsx';
import { appointmentKeys } from './calendar-queries.ts';
import type { Entry, Times } from './entries.ts';
import { dayOfWall, instantOf, isoDay } from './time/time.ts';
import type { Scope } from './scope.ts';
import { undoChange } from './undo-change.ts';

export interface Target {
  readonly entry: Entry;
  readonly scope: Scope;
}

interface Cached {
  readonly items: readonly Occurrence[];
}

/** Moves and removes at once on the screen; takes it back where the API refuses, and offers to take it back where it does not. */
export function useChanges(zone: string) {
  const client = useQueryClient();

  const moving = useMutation({
    // One after the other: the last of several quick moves is the one that stays.
    scope: { id: 'appointments' },
    mutationFn: ({ entry, scope, times }: Target & { times: Times }) =>
      askChange(
        api.PATCH('/api/v1/appointments/{id}', {
          params: named(entry.occurrence, scope),
          body: wireTimes(times, zone),
        }),
      ),
    async onMutate({ entry, scope, times }) {
      await client.cancelQueries({ queryKey: appointmentKeys.occurrences });
      return takeBack(client, (occurrence) =>
        isMeant(occurrence, entry.occurrence, scope) ? shifted(occurrence, entry, times, zone) : occurrence,
      );
    },
    onError(error, _, restore) {
      restore?.();
      toastProblem(error);
    },
    onSuccess({ change }, { entry }) {
      toastUndoable(`Moved “${entry.occurrence.title}”`, () => undoChange(client, change));
    },
    onSettled: () => settle(client),
  });

  const removing = useMutation({
    scope: { id: 'appointments' },
    mutationFn: ({ entry: { occurrence }, scope }: Target) =>
      askChange(api.DELETE('/api/v1/appointments/{id}', { params: named(occurrence, scope) })),
    async onMutate({ entry, scope }) {
      await client.cancelQueries({ queryKey: appointmentKeys.occurrences });
      return takeBack(client, (occurrence) => (isMeant(occurrence, entry.occurrence, scope) ? undefined : occurrence));
    },
    onError(error, _, restore) {
      restore?.();
      toastProblem(error);
    },
    onSuccess({ change }, { entry }) {
      toastUndoable(`Deleted “${entry.occurrence.title}”`, () => undoChange(client, change));
    },
    onSettled: () => settle(client),
  });

  return { move: moving.mutate, remove: removing.mutate };
}

/** Only the last of several that are under way looks again: before, the screen is ahead of the API. */
async function settle(client: QueryClient): Promise<void> {
  if (client.isMutating() <= 1) await client.invalidateQueries({ queryKey: appointmentKeys.all });
}

export const named = ({ appointment_id, recurrence_id, repeating }: Occurrence, scope: Scope) => ({
  path: { id: appointment_id },
  query: repeating ? { scope, ...(recurrence_id !== null && { recurrence_id }) } : {},
});

interface WireTimes {
  readonly starts_at: string;
  readonly ends_at: string;
}

/** Days where it is all day, else instants: those are never in doubt, whatever the clocks do. */
function wireTimes({ start, end, allDay }: Times, zone: string): WireTimes {
  if (allDay) return { starts_at: isoDay(dayOfWall(start)), ends_at: isoDay(dayOfWall(end)) };
  const startMs = instantOf(start, zone);
  const endMs = instantOf(end, zone);
  return {
    starts_at: new Date(startMs).toISOString(),
    // On the night of a change the wall clock may put the end before the beginning: then it lasts as long as it was drawn.
    ends_at: new Date(endMs > startMs ? endMs : startMs + (end - start) * 60_000).toISOString(),
  };
}

/** Is this one changed, where the change of `named` means so many? */
function isMeant(occurrence: Occurrence, named: Occurrence, scope: Scope): boolean {
  if (occurrence.appointment_id !== named.appointment_id) return false;
  if (scope === 'all') return true;
  if (scope === 'one') return occurrence.recurrence_id === named.recurrence_id;
  return (occurrence.recurrence_id ?? '') >= (named.recurrence_id ?? '');
}

function shifted(occurrence: Occurrence, { occurrence: from }: Entry, times: Times, zone: string): Occurrence {
  const to = wireTimes(times, zone);
  const by = (next: string, before: string, at: string) => {
    const ms = Date.parse(at) + Date.parse(next) - Date.parse(before);
    return occurrence.all_day ? new Date(ms).toISOString().slice(0, 10) : new Date(ms).toISOString();
  };
  return {
    ...occurrence,
    starts_at: by(to.starts_at, from.starts_at, occurrence.starts_at),
    ends_at: by(to.ends_at, from.ends_at, occurrence.ends_at),
  };
}

/** Changes what is cached. @returns how to take that back */
function takeBack(client: QueryClient, change: (occurrence: Occurrence) => Occurrence | undefined): () => void {
  const before = client.getQueriesData<Cached>({ queryKey: appointmentKeys.occurrences });
  for (const [key, cached] of before) {
    if (!cached) continue;
    const items = cached.items.map(change).filter((each) => each !== undefined);
    client.setQueryData<Cached>(key, { ...cached, items });
  }
  return () => {
    for (const [key, cached] of before) client.setQueryData(key, cached);
  };
}
