import { z } from 'zod';
import { tagged, wantedRevision } from '../../kernel/http/route.ts';
import type { Route } from '../../kernel/http/route.ts';
import { route } from '../../kernel/module/module.ts';
import type { Context } from '../../kernel/module/module.ts';
import { createCategory, getCategory, listCategories } from './categories.ts';
import { changeCategory, deleteCategory } from './change-category.ts';
import { Category, ChangeOfCategory, NewCategory } from './money.schema.ts';

const tag = 'Money';
const params = z.object({ id: z.uuid() });

export const categoryRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/categories',
    allow: 'person',
    summary: 'My categories in my order, each with how many transactions have it',
    tag,
    replies: { 200: z.object({ items: z.array(Category), next_cursor: z.null() }) },
    handle: async ({ context }) => ({ items: await listCategories(context), next_cursor: null }),
  }),
  route({
    method: 'POST',
    path: '/categories',
    allow: 'person',
    summary: 'Create a category, or one within another',
    tag,
    body: NewCategory,
    replies: { 201: Category },
    handle: ({ context, body, reply }) => tagged(reply, createCategory(context, body)),
  }),
  route({
    method: 'GET',
    path: '/categories/:id',
    allow: 'person',
    summary: 'Read a category',
    tag,
    params,
    replies: { 200: Category },
    handle: ({ context, params: { id }, reply }) => tagged(reply, getCategory(context, { id })),
  }),
  route({
    method: 'PATCH',
    path: '/categories/:id',
    allow: 'person',
    summary: 'Change a category, archive it or bring it back',
    tag,
    params,
    body: ChangeOfCategory,
    replies: { 200: Category },
    handle: ({ context, params: { id }, body, request, reply }) =>
      tagged(reply, changeCategory(context, { id, change: body, revision: wantedRevision(request) })),
  }),
  route({
    method: 'DELETE',
    path: '/categories/:id',
    allow: 'person',
    summary: 'Delete a category for ever; one that something has, or that has others within it, stays',
    tag,
    params,
    replies: { 204: null },
    handle: ({ context, params: { id }, request, reply }) =>
      tagged(reply, deleteCategory(context, { id, revision: wantedRevision(request) })),
  }),
];
