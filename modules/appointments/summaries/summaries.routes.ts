import { z } from 'zod';
import { decodeCursor, page, pageOf, pageQuery } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import { getSummary, listSummaries } from './keep-summaries.ts';
import { summarizeLater } from './summarize.operation.ts';
import { Summary, SummaryInput } from './summaries.schema.ts';

const tag = 'Summaries';
const IdBefore = z.string();
const Started = z.object({ operation_id: z.uuid(), status: z.string(), deduplicated: z.boolean() });

export const summariesRoutes = [
  route({
    method: 'POST',
    path: '/summary',
    allow: 'person',
    summary:
      'Sum up a day, a week or any days, as an operation; the same label within 300 seconds is the same operation',
    tag,
    body: SummaryInput,
    replies: { 202: Started },
    handle: ({ context, body }) => summarizeLater(context, body),
  }),
  route({
    method: 'GET',
    path: '/summaries',
    allow: 'person',
    summary: 'List my summaries, the newest first',
    tag,
    query: z.object({ ...pageQuery, label: z.string().max(50).optional() }),
    replies: { 200: pageOf(Summary) },
    async handle({ context, query: { limit, cursor, label } }) {
      const before = decodeCursor(cursor, IdBefore);
      const items = await listSummaries(context, { label, before, limit: limit + 1 });
      return page(items, limit, ({ id }) => id);
    },
  }),
  route({
    method: 'GET',
    path: '/summaries/:id',
    allow: 'person',
    summary: 'Read a summary: its text, the facts that it was written from, and who wrote it',
    tag,
    params: z.object({ id: z.uuid() }),
    replies: { 200: Summary },
    handle: ({ context, params: { id } }) => getSummary(context, { id }),
  }),
];
