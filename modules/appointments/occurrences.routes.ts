import { z } from 'zod';
import { timestamp } from '../../kernel/clock/clock.ts';
import type { Route } from '../../kernel/http/route.ts';
import { route } from '../../kernel/module/module.ts';
import type { Context } from '../../kernel/module/module.ts';
import { NewAppointment, Occurrence, OccurrenceQuery, RangeQuery } from './appointments.schema.ts';
import { checkAppointment } from './check-appointment.ts';
import { ensureIndexed, findBusy, listOccurrences, readRange } from './occurrences/occurrences.ts';

const tag = 'Appointments';

export const occurrenceRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/appointments/occurrences',
    allow: 'person',
    summary: 'What takes place between two instants, repetitions included',
    tag,
    query: OccurrenceQuery,
    replies: { 200: z.object({ items: z.array(Occurrence), next_cursor: z.null() }) },
    handle: async ({ context, query: { calendar_id, ...query } }) => ({
      items: await listOccurrences(context, { ...query, calendar_ids: calendar_id }),
      next_cursor: null,
    }),
  }),
  route({
    method: 'GET',
    path: '/appointments/free-busy',
    allow: 'person',
    summary: 'When I am busy between two instants, merged',
    tag,
    query: RangeQuery,
    replies: { 200: z.object({ busy: z.array(z.object({ starts_at: z.string(), ends_at: z.string() })) }) },
    async handle({ context: { actor, database, clock }, query: { from, to, calendar_id } }) {
      const { fromMs, toMs } = readRange({ from, to });
      const owner_id = actor.person_id;
      await ensureIndexed({ database, owner_id, toMs, nowMs: clock.nowMs() });
      const range = { from: timestamp(fromMs), to: timestamp(toMs) };
      return { busy: await findBusy(database.read, { owner_id, ...range, calendar_ids: calendar_id }) };
    },
  }),
  route({
    method: 'POST',
    path: '/appointments/check',
    allow: 'person',
    summary: 'What an appointment would be and what it would be in the way of; nothing is written',
    tag,
    body: NewAppointment.partial({ title: true }).extend({ id: z.uuid().optional() }),
    replies: {
      200: z.object({
        appointment: z.object({
          starts_at: z.string(),
          ends_at: z.string(),
          starts_local: z.string(),
          ends_local: z.string(),
          time_zone: z.string().nullable(),
          all_day: z.boolean(),
          rrule: z.string().nullable(),
        }),
        conflicts: z.array(Occurrence),
        repeats: z.string().nullable(),
        next: z.array(z.string()),
      }),
    },
    handle: ({ context, body: { title = 'New appointment', ...body } }) =>
      checkAppointment(context, { title, ...body }),
  }),
];
