import { z } from 'zod';
import { decodeCursor, page, pageOf, pageQuery } from '../../kernel/http/route.ts';
import { route } from '../../kernel/module/module.ts';
import { addReminder, getReminder, listReminders, removeReminder } from './reminders.ts';
import { NewReminder, Reminder } from './reminders.schema.ts';
import { sendReminderLater } from './send-reminder.operation.ts';

const tag = 'Reminders';
const params = z.object({ id: z.uuid() });
const Position = z.object({ due_at: z.string(), id: z.string() });

export const remindersRoutes = [
  route({
    method: 'GET',
    path: '/reminders',
    allow: 'person',
    summary: 'List my reminders, the next one first',
    tag,
    query: z.object(pageQuery),
    replies: { 200: pageOf(Reminder) },
    async handle({ context, query: { limit, cursor } }) {
      const after = decodeCursor(cursor, Position);
      const items = await listReminders(context, { after, limit: limit + 1 });
      return page(items, limit, ({ due_at, id }) => ({ due_at, id }));
    },
  }),
  route({
    method: 'POST',
    path: '/reminders',
    allow: 'person',
    summary: 'Add a reminder',
    tag,
    body: NewReminder,
    replies: { 201: Reminder },
    handle: ({ context, body }) => addReminder(context, body),
  }),
  route({
    method: 'GET',
    path: '/reminders/:id',
    allow: 'person',
    summary: 'Read a reminder',
    tag,
    params,
    replies: { 200: Reminder },
    handle: ({ context, params: { id } }) => getReminder(context, { id }),
  }),
  route({
    method: 'DELETE',
    path: '/reminders/:id',
    allow: 'person',
    summary: 'Remove a reminder',
    tag,
    params,
    replies: { 204: null },
    handle: ({ context, params: { id } }) => removeReminder(context, { id }),
  }),
  route({
    method: 'POST',
    path: '/reminders/:id/send',
    allow: 'person',
    summary: 'Send a reminder now, as an operation',
    tag,
    params,
    replies: { 202: z.object({ operation_id: z.uuid(), status: z.string(), deduplicated: z.boolean() }) },
    handle: ({ context, params: { id } }) => sendReminderLater(context, { id }),
  }),
];
