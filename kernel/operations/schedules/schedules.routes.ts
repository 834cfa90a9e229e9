import { z } from 'zod';
import type { Route } from '../../http/http.ts';
import { routeFor } from '../../http/route.ts';
import type { Asking, Engine } from '../engine.ts';
import { StartedSchema } from '../operations.schema.ts';
import {
  addSchedule,
  changeSchedule,
  getSchedule,
  listSchedules,
  removeSchedule,
  runSchedule,
} from './keep-schedules.ts';
import { ChangeOfSchedule, NewSchedule, Schedule } from './schedules.schema.ts';

const params = z.object({ id: z.uuid() });
const tag = 'Schedules';
const allow = 'person';
const route = routeFor<Asking>();

/** Under `/api/v1/schedules`. */
export function schedulesRoutes(engine: Engine): Route<Asking>[] {
  return [
    route({
      method: 'GET',
      path: '/schedules',
      ...{ allow, tag },
      summary: 'List what is started again and again for me',
      replies: { 200: z.object({ items: z.array(Schedule), next_cursor: z.null() }) },
      handle: async ({ context }) => ({ items: await listSchedules(engine, context.actor), next_cursor: null }),
    }),
    route({
      method: 'POST',
      path: '/schedules',
      ...{ allow, tag },
      summary: 'Start an operation again and again, by a cron expression in my time zone',
      body: NewSchedule,
      replies: { 201: Schedule },
      handle: ({ context, body }) => addSchedule(engine, context.actor, body),
    }),
    route({
      method: 'GET',
      path: '/schedules/:id',
      ...{ allow, tag, params },
      summary: 'Read a schedule',
      replies: { 200: Schedule },
      handle: ({ context, params: { id } }) => getSchedule(engine, { actor: context.actor, id }),
    }),
    route({
      method: 'PATCH',
      path: '/schedules/:id',
      ...{ allow, tag, params },
      summary: 'Change, pause or resume a schedule',
      body: ChangeOfSchedule,
      replies: { 200: Schedule },
      handle: ({ context, params: { id }, body }) => changeSchedule(engine, { actor: context.actor, id }, body),
    }),
    route({
      method: 'DELETE',
      path: '/schedules/:id',
      ...{ allow, tag, params },
      summary: 'Delete a schedule; what it started stays',
      replies: { 204: null },
      handle: ({ context, params: { id } }) => removeSchedule(engine, { actor: context.actor, id }),
    }),
    route({
      method: 'POST',
      path: '/schedules/:id/run',
      ...{ allow, tag, params },
      summary: 'Start what a schedule starts, now',
      replies: { 202: StartedSchema },
      handle: ({ context, params: { id } }) => runSchedule(engine, { actor: context.actor, id }),
    }),
  ];
}
