import { z } from 'zod';
import { tagged, wantedRevision } from '../../../kernel/http/route.ts';
import type { Route } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { ChangeOfGoal, Goal, NewGoal } from './goals.schema.ts';
import { changeGoal, createGoal, deleteGoal, getGoal, listGoals } from './goals.ts';

const tag = 'Money';
const params = z.object({ id: z.uuid() });

export const goalRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/goals',
    allow: 'person',
    summary: 'What I save for: how far I am, and whether I am on track',
    tag,
    replies: { 200: z.object({ items: z.array(Goal), next_cursor: z.null() }) },
    handle: async ({ context }) => ({ items: await listGoals(context), next_cursor: null }),
  }),
  route({
    method: 'POST',
    path: '/goals',
    allow: 'person',
    summary: 'Create a goal',
    tag,
    body: NewGoal,
    replies: { 201: Goal },
    handle: ({ context, body, reply }) => tagged(reply, createGoal(context, body)),
  }),
  route({
    method: 'GET',
    path: '/goals/:id',
    allow: 'person',
    summary: 'Read a goal',
    tag,
    params,
    replies: { 200: Goal },
    handle: ({ context, params: { id }, reply }) => tagged(reply, getGoal(context, { id })),
  }),
  route({
    method: 'PATCH',
    path: '/goals/:id',
    allow: 'person',
    summary: 'Change a goal, say what is saved, or that it is done',
    tag,
    params,
    body: ChangeOfGoal,
    replies: { 200: Goal },
    handle: ({ context, params: { id }, body, request, reply }) =>
      tagged(reply, changeGoal(context, { id, change: body, revision: wantedRevision(request) })),
  }),
  route({
    method: 'DELETE',
    path: '/goals/:id',
    allow: 'person',
    summary: 'Delete a goal',
    tag,
    params,
    replies: { 204: null },
    handle: ({ context, params: { id }, request, reply }) =>
      tagged(reply, deleteGoal(context, { id, revision: wantedRevision(request) })),
  }),
];
