import { z } from 'zod';
import { foldedKey } from '../../kernel/database/database.ts';
import { decodeCursor, page, pageOf, pageQuery, tagged, wantedRevision } from '../../kernel/http/route.ts';
import type { Route } from '../../kernel/http/route.ts';
import { route } from '../../kernel/module/module.ts';
import type { Context } from '../../kernel/module/module.ts';
import { ChangeOfTag, NewTag, Tag } from './creatures.schema.ts';
import { changeTag, createTag, deleteTag, getTag, listTags } from './tags.ts';

const tag = 'Tags';
const params = z.object({ id: z.uuid() });
const Position = z.object({ name_key: z.string(), creatures: z.int() });

export const tagRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/tags',
    allow: 'person',
    summary: 'My tags, with how many creatures have each; q: as somebody types',
    tag,
    query: z.object({
      ...pageQuery,
      q: z.string().max(200).optional().meta({ description: 'Beginnings of words of the name.' }),
      sort: z.enum(['name', 'creatures']).default('name').meta({ description: 'creatures: the most used first.' }),
    }),
    replies: { 200: pageOf(Tag) },
    async handle({ context, query: { limit, cursor, ...query } }) {
      const after = decodeCursor(cursor, Position);
      const found = await listTags(context, { ...query, after, limit: limit + 1 });
      return page(found, limit, ({ name, creatures }) => ({ name_key: foldedKey(name), creatures }));
    },
  }),
  route({
    method: 'POST',
    path: '/tags',
    allow: 'person',
    summary: 'Create a tag; the same name in other letters is the same tag',
    tag,
    body: NewTag,
    replies: { 201: Tag },
    handle: ({ context, body, reply }) => tagged(reply, createTag(context, body)),
  }),
  route({
    method: 'GET',
    path: '/tags/:id',
    allow: 'person',
    summary: 'Read a tag',
    tag,
    params,
    replies: { 200: Tag },
    handle: ({ context, params: { id }, reply }) => tagged(reply, getTag(context, { id })),
  }),
  route({
    method: 'PATCH',
    path: '/tags/:id',
    allow: 'person',
    summary: 'Change the colour or the description of a tag',
    tag,
    params,
    body: ChangeOfTag,
    replies: { 200: Tag },
    handle: ({ context, params: { id }, body, request, reply }) =>
      tagged(reply, changeTag(context, { id, change: body, revision: wantedRevision(request) })),
  }),
  route({
    method: 'DELETE',
    path: '/tags/:id',
    allow: 'person',
    summary: 'Take a tag off all creatures and delete it, for ever',
    tag,
    params,
    replies: { 204: null },
    handle: ({ context, params: { id }, request, reply }) =>
      tagged(reply, deleteTag(context, { id, revision: wantedRevision(request) })),
  }),
];
