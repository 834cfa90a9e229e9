import { z } from 'zod';
import { tagged, wantedRevision } from '../../kernel/http/route.ts';
import type { Route } from '../../kernel/http/route.ts';
import { route } from '../../kernel/module/module.ts';
import type { Context } from '../../kernel/module/module.ts';
import { Calendar, ChangeOfCalendar, NewCalendar } from './appointments.schema.ts';
import { changeCalendar, createCalendar, listCalendars } from './calendars.ts';
import { deleteCalendar, purgeCalendar, restoreCalendar } from './trash-calendars.ts';

const tag = 'Calendars';
const params = z.object({ id: z.uuid() });

export const calendarRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/calendars',
    allow: 'person',
    summary: 'My calendars; the first use makes one',
    tag,
    query: z.object({ trashed: z.stringbool().default(false) }),
    replies: { 200: z.object({ items: z.array(Calendar), next_cursor: z.null() }) },
    handle: async ({ context, query }) => ({ items: await listCalendars(context, query), next_cursor: null }),
  }),
  route({
    method: 'POST',
    path: '/calendars',
    allow: 'person',
    summary: 'Create a calendar',
    tag,
    body: NewCalendar,
    replies: { 201: Calendar },
    handle: ({ context, body, reply }) => tagged(reply, createCalendar(context, body)),
  }),
  route({
    method: 'PATCH',
    path: '/calendars/:id',
    allow: 'person',
    summary: 'Change a calendar',
    tag,
    params,
    body: ChangeOfCalendar,
    replies: { 200: Calendar },
    handle: ({ context, params: { id }, body, request, reply }) =>
      tagged(reply, changeCalendar(context, { id, change: body, revision: wantedRevision(request) })),
  }),
  route({
    method: 'DELETE',
    path: '/calendars/:id',
    allow: 'person',
    summary: 'Put a calendar into the trash; say what becomes of its appointments. forever: out of the trash',
    tag,
    params,
    query: z.object({
      appointments: z.enum(['trash']).optional().meta({ description: 'They go along.' }),
      move_to: z.uuid().optional().meta({ description: 'They go to this calendar.' }),
      forever: z.stringbool().default(false),
    }),
    replies: { 204: null },
    handle: ({ context, params: { id }, query: { forever, ...query } }) =>
      forever ? purgeCalendar(context, { id }) : deleteCalendar(context, { id, ...query }),
  }),
  route({
    method: 'POST',
    path: '/calendars/:id/restore',
    allow: 'person',
    summary: 'Take a calendar out of the trash, with the appointments that went along',
    tag,
    params,
    replies: { 200: Calendar },
    handle: ({ context, params: { id }, reply }) => tagged(reply, restoreCalendar(context, { id })),
  }),
];
