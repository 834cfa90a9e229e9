import { z } from 'zod';
import type { Route } from '../../kernel/http/route.ts';
import { route } from '../../kernel/module/module.ts';
import type { Context } from '../../kernel/module/module.ts';
import { Category } from './appointments.schema.ts';
import { colorCategory, listCategories } from './categories.ts';

const tag = 'Appointments';

export const categoryRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/appointments/categories',
    allow: 'person',
    summary: 'My categories, with their colours and how many appointments have them',
    tag,
    replies: { 200: z.object({ items: z.array(Category), next_cursor: z.null() }) },
    handle: async ({ context }) => ({ items: await listCategories(context), next_cursor: null }),
  }),
  route({
    method: 'PUT',
    path: '/appointments/categories/:name',
    allow: 'person',
    summary: 'Give a category a colour',
    tag,
    params: z.object({ name: z.string().trim().min(1).max(100) }),
    body: Category.pick({ color: true }),
    replies: { 204: null },
    handle: ({ context, params: { name }, body: { color } }) => colorCategory(context, { name, color }),
  }),
];
