import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import type { Calendar } from '../../../../web/api/api.ts';
import { appointmentKeys } from '../calendar-queries.ts';
import { toastUndoable } from '../../../../web/operations/operations.tsx';

export type CalendarFields = Pick<Calendar, 'name' | 'color' | 'time_zone' | 'reminders' | 'all_day_reminders'>;

/** What becomes of a calendar's appointments when it is deleted. */
export type Leftovers = { readonly appointments: 'trash' } | { readonly move_to: string };

export function useSaveCalendar(calendar: Calendar | undefined, done: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (fields: CalendarFields) =>
      calendar
        ? ask(
            api.PATCH('/api/v1/calendars/{id}', {
              params: { path: { id: calendar.id } },
              body: fields,
              headers: { 'if-match': `"${calendar.revision}"` },
            }),
          )
        : ask(api.POST('/api/v1/calendars', { body: fields })),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: appointmentKeys.all });
      done();
    },
  });
}

export function useDeleteCalendar(calendar: Calendar, done: () => void) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: appointmentKeys.all });
  const path = { id: calendar.id };
  return useMutation({
    mutationFn: async (leftovers: Leftovers) => {
      await ask(api.DELETE('/api/v1/calendars/{id}', { params: { path, query: leftovers } }));
    },
    async onSuccess(_, leftovers) {
      await refresh();
      done();
      const restore = async () => {
        await ask(api.POST('/api/v1/calendars/{id}/restore', { params: { path } }));
        await refresh();
      };
      // Those that went to another calendar are among its own by now.
      toastUndoable(`Deleted the calendar “${calendar.name}”`, 'move_to' in leftovers ? undefined : restore);
    },
  });
}
