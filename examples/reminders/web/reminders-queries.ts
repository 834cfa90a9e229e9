import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../../web/api/api.ts';

/** The first page is enough for a list that a person reads. */
export const remindersOptions = queryOptions({
  queryKey: ['reminders'],
  queryFn: () => ask(api.GET('/api/v1/reminders')),
});

export const addReminder = (reminder: { text: string; due_at: string }) =>
  ask(api.POST('/api/v1/reminders', { body: reminder }));

export const sendReminder = (id: string) => ask(api.POST('/api/v1/reminders/{id}/send', { params: { path: { id } } }));
