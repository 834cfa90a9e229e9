import type { Route } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { draftAppointment } from './draft-appointment.ts';
import { DraftText, Interpretation } from './quick-add.schema.ts';

export const quickAddRoutes: readonly Route<Context>[] = [
  route({
    method: 'POST',
    path: '/appointments/draft',
    allow: 'person',
    summary: 'Understand one line as an appointment; nothing is written',
    tag: 'Appointments',
    body: DraftText,
    replies: { 200: Interpretation },
    handle: ({ context, body }) => draftAppointment(context, body),
  }),
];
