import { z } from 'zod';
import { decodeCursor, page, pageOf, pageQuery, tagged, wantedRevision } from '../../kernel/http/route.ts';
import type { Route } from '../../kernel/http/route.ts';
import { route } from '../../kernel/module/module.ts';
import type { Context } from '../../kernel/module/module.ts';
import { changeCreature } from './change-creature.ts';
import { createCreature } from './create-creature.ts';

import { ChangeOfCreature, Creature, CreatureChange, NewCreature } from './creatures.schema.ts';
import { listChanges } from './history.ts';
import { getCreature } from './read-creatures.ts';
import { CHANGE, sendChanged } from './send-changed.ts';
import { deleteCreature, emptyTrash, purgeCreature, restoreCreature } from './trash.ts';
import { undoChange } from './undo-change.ts';

const tag = 'Creatures';
const params = z.object({ id: z.uuid() });
const ChangePosition = z.object({ revision: z.int() });

export const creatureRoutes: readonly Route<Context>[] = [
  route({
    method: 'POST',
    path: '/creatures',
    allow: 'person',
    summary: 'Create a creature; X-Steward-Change names it for undo',
    tag,
    body: NewCreature,
    replies: { 201: Creature },
    handle: ({ context, body, reply }) => sendChanged(reply, createCreature(context, body)),
  }),
  route({
    method: 'GET',
    path: '/creatures/:id',
    allow: 'person',
    summary: 'Read a creature',
    tag,
    params,
    replies: { 200: Creature },
    handle: ({ context, params: { id }, reply }) => tagged(reply, getCreature(context, { id })),
  }),
  route({
    method: 'PATCH',
    path: '/creatures/:id',
    allow: 'person',
    summary: 'Change a creature; traits and tags are replaced whole; X-Steward-Change names the change for undo',
    tag,
    params,
    body: ChangeOfCreature,
    replies: { 200: Creature },
    handle: ({ context, params: { id }, body, request, reply }) =>
      sendChanged(reply, changeCreature(context, { id, change: body, revision: wantedRevision(request) })),
  }),
  route({
    method: 'DELETE',
    path: '/creatures/:id',
    allow: 'person',
    summary: 'Put a creature into the trash; forever: out of the trash; X-Steward-Change names the change for undo',
    tag,
    params,
    query: z.object({ forever: z.stringbool().default(false) }),
    replies: { 204: null },
    handle: ({ context, params: { id }, query: { forever }, request, reply }) =>
      forever
        ? purgeCreature(context, { id })
        : tagged(
            reply,
            deleteCreature(context, { id, revision: wantedRevision(request) }).then((change_id) => {
              reply.header(CHANGE, change_id);
            }),
          ),
  }),
  route({
    method: 'POST',
    path: '/creatures/:id/restore',
    allow: 'person',
    summary: 'Take a creature out of the trash; X-Steward-Change names the change for undo',
    tag,
    params,
    replies: { 200: Creature },
    handle: ({ context, params: { id }, reply }) => sendChanged(reply, restoreCreature(context, { id })),
  }),
  route({
    method: 'GET',
    path: '/creatures/:id/history',
    allow: 'person',
    summary: 'What happened to a creature, the last first',
    tag,
    params,
    query: z.object(pageQuery),
    replies: { 200: pageOf(CreatureChange) },
    async handle({ context, params: { id }, query: { limit, cursor } }) {
      const after = decodeCursor(cursor, ChangePosition);
      const found = await listChanges(context, { id, after, limit: limit + 1 });
      return page(found, limit, ({ revision }) => ({ revision }));
    },
  }),
  route({
    method: 'POST',
    path: '/creatures/changes/:id/undo',
    allow: 'person',
    summary: 'Take the latest change of a creature back, all of it; that is a change, too',
    tag,
    params,
    replies: { 200: Creature },
    handle: ({ context, params: { id }, reply }) => sendChanged(reply, undoChange(context, { id })),
  }),
  route({
    method: 'DELETE',
    path: '/creatures/trash',
    allow: 'person',
    summary: 'Empty my trash of creatures, for ever',
    tag,
    replies: { 200: z.object({ deleted: z.number() }) },
    handle: async ({ context }) => ({ deleted: await emptyTrash(context) }),
  }),
];
