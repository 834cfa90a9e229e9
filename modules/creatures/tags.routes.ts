import { page, pageOf, pageQuery } from '../../kernel/http/route.ts';
import { z } from 'zod';
import type { Route } from '../../kernel/http/route.ts';
import { route } from '../../kernel/module/module.ts';
import type { Context } from '../../kernel/module/module.ts';
import { Tag } from './creatures.schema.ts';
import { listTags } from './tags.ts';

const tag = 'Tags';

export const tagRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/tags',
    allow: 'person',
    summary: 'My tags, with how many creatures have each',
    tag,
    query: z.object(pageQuery),
    replies: { 200: pageOf(Tag) },
    handle: async ({ context, query: { limit } }) =>
      page(await listTags(context, { limit: limit + 1 }), limit, ({ id }) => id),
  }),
];
