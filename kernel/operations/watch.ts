import { z } from 'zod';
import { socketFor } from '../http/route.ts';
import type { Socket } from '../http/http.ts';
import type { Asking, Engine } from './engine.ts';
import { feed } from './feed.ts';
import { findRow } from './find.ts';

const query = z.object({
  after: z.coerce.number().int().min(0).optional().meta({ description: 'Go on after this sequence number.' }),
});
const tag = 'Operations';
const socket = socketFor<Asking>();

/** A snapshot, then events with ascending sequence numbers. */
export function operationsSockets(engine: Engine): Socket<Asking>[] {
  return [
    socket({
      path: '/ws/operations/:id',
      allow: 'person',
      summary: 'Watch one operation',
      tag,
      query,
      params: z.object({ id: z.uuid() }),
      admit: ({ context, params: { id } }) => findRow(engine.database.read, context.actor.person_id, id),
      handle: ({ context, params: { id }, query: { after }, send, closed }) =>
        feed(engine, { owner_id: context.actor.person_id, operation_id: id, after, send, closed }),
    }),
    socket({
      path: '/ws/operations',
      allow: 'person',
      summary: 'Watch all of my operations',
      tag,
      query,
      handle: ({ context, query: { after }, send, closed }) =>
        feed(engine, { owner_id: context.actor.person_id, after, send, closed }),
    }),
  ];
}
