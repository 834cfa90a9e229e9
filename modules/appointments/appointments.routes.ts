import { z } from 'zod';
import { decodeCursor, page, pageOf, pageQuery, tagged, wantedRevision } from '../../kernel/http/route.ts';
import type { Route } from '../../kernel/http/route.ts';
import { route } from '../../kernel/module/module.ts';
import type { Context } from '../../kernel/module/module.ts';
import {
  Appointment,
  AppointmentQuery,
  ChangeOfAppointment,
  NewAppointment,
  TargetQuery,
} from './appointments.schema.ts';
import { changeAppointment } from './change-appointment.ts';
import { createAppointment } from './create-appointment.ts';
import { deleteAppointment } from './delete-appointment.ts';
import { getAppointment, listAppointments, positionOf } from './read-appointments.ts';
import { emptyTrash, purgeAppointment, restoreAppointment } from './trash.ts';
import { undoChange } from './undo-change.ts';

const tag = 'Appointments';
/** Names what was done, to take it back. */
const CHANGE = 'x-steward-change';
const params = z.object({ id: z.uuid() });
const Position = z.object({ starts_at: z.string(), id: z.string() });

export const appointmentRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/appointments',
    allow: 'person',
    summary: 'List or search my appointments, by their beginning',
    tag,
    query: AppointmentQuery.extend(pageQuery),
    replies: { 200: pageOf(Appointment) },
    async handle({ context, query: { limit, cursor, ...query } }) {
      const after = decodeCursor(cursor, Position);
      const found = await listAppointments(context, { ...query, after, limit: limit + 1 });
      return page(found, limit, positionOf);
    },
  }),
  route({
    method: 'POST',
    path: '/appointments',
    allow: 'person',
    summary: 'Create an appointment',
    tag,
    body: NewAppointment,
    replies: { 201: Appointment },
    handle: ({ context, body, reply }) => tagged(reply, createAppointment(context, body)),
  }),
  route({
    method: 'GET',
    path: '/appointments/:id',
    allow: 'person',
    summary: 'Read an appointment',
    tag,
    params,
    replies: { 200: Appointment },
    handle: ({ context, params: { id }, reply }) => tagged(reply, getAppointment(context, { id })),
  }),
  route({
    method: 'PATCH',
    path: '/appointments/:id',
    allow: 'person',
    summary:
      'Change an appointment: one instance, it and the following, or all; X-Steward-Change names the change for undo',
    tag,
    params,
    query: TargetQuery,
    body: ChangeOfAppointment,
    replies: { 200: Appointment },
    handle: ({ context, params: { id }, query, body, request, reply }) =>
      tagged(
        reply,
        changeAppointment(context, { id, ...query, change: body, revision: wantedRevision(request) }).then(
          ({ appointment, change_id }) => {
            reply.header(CHANGE, change_id);
            return appointment;
          },
        ),
      ),
  }),
  route({
    method: 'DELETE',
    path: '/appointments/:id',
    allow: 'person',
    summary:
      'Put an appointment into the trash: one instance, it and the following, or all; forever: out of the trash; X-Steward-Change names the change for undo',
    tag,
    params,
    query: TargetQuery.extend({ forever: z.stringbool().default(false) }),
    replies: { 204: null },
    handle: ({ context, params: { id }, query: { forever, ...query }, request, reply }) =>
      forever
        ? purgeAppointment(context, { id })
        : tagged(
            reply,
            deleteAppointment(context, { id, ...query, revision: wantedRevision(request) }).then((change_id) => {
              reply.header(CHANGE, change_id);
            }),
          ),
  }),
  route({
    method: 'POST',
    path: '/appointments/changes/:id/undo',
    allow: 'person',
    summary: 'Take a change or a deletion back, exactly; refused where something was changed since',
    tag,
    params,
    replies: { 204: null },
    handle: ({ context, params: { id } }) => undoChange(context, { id }),
  }),
  route({
    method: 'POST',
    path: '/appointments/:id/restore',
    allow: 'person',
    summary: 'Take an appointment out of the trash',
    tag,
    params,
    replies: { 200: Appointment },
    handle: ({ context, params: { id }, reply }) => tagged(reply, restoreAppointment(context, { id })),
  }),
  route({
    method: 'DELETE',
    path: '/appointments/trash',
    allow: 'person',
    summary: 'Empty my trash, for ever',
    tag,
    replies: { 200: z.object({ deleted: z.number() }) },
    handle: async ({ context }) => ({ deleted: await emptyTrash(context) }),
  }),
];
