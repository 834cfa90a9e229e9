import { z } from 'zod';
import { decodeCursor, page, pageOf, pageQuery } from '../../../kernel/http/route.ts';
import type { Route } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { Month } from '../money.schema.ts';
import { getReport, latestReport, listReports, ownReport } from './keep-reports.ts';
import { reportLater } from './monthly-report.operation.ts';
import { MonthlyInput, Report, ReportHead } from './reports.schema.ts';
import { monthOf, sendFile } from './send-file.ts';

const tag = 'Money';
const IdBefore = z.string();
const OfReport = z.object({ id: z.uuid() });
const Started = z.object({
  operation_id: z.uuid(),
  job_id: z.string().meta({ examples: ['monthly_report_0199…_2026-10'] }),
  status: z.string(),
  deduplicated: z.boolean(),
});
const sent = { replies: { 200: z.string(), 304: null } };
const KINDS = [
  { ending: 'html', produces: 'text/html', summary: 'A report as one page that needs nothing else' },
  { ending: 'pdf', produces: 'application/pdf', summary: 'A report as PDF' },
  { ending: 'md', produces: 'text/markdown', summary: 'A report as Markdown' },
] as const;

export const reportsRoutes: readonly Route<Context>[] = [
  route({
    method: 'POST',
    path: '/reports/monthly',
    allow: 'person',
    summary: 'Have the report of a month made, as an operation; the same month while one is under way is the same one',
    tag,
    body: MonthlyInput.optional(),
    replies: { 202: Started },
    handle: ({ context, body }) => reportLater(context, body ?? {}),
  }),
  route({
    method: 'GET',
    path: '/reports',
    allow: 'person',
    summary: 'My reports, the newest first',
    tag,
    query: z.object({ ...pageQuery, month: Month.optional() }),
    replies: { 200: pageOf(ReportHead) },
    async handle({ context, query: { limit, cursor, month } }) {
      const before = decodeCursor(cursor, IdBefore);
      const items = await listReports(context, { month, before, limit: limit + 1 });
      return page(items, limit, ({ id }) => id);
    },
  }),
  route({
    method: 'GET',
    path: '/reports/:id',
    allow: 'person',
    summary: 'A report: figures with the filter of the transactions behind each, text and plots',
    tag,
    params: OfReport,
    replies: { 200: Report },
    handle: ({ context, params: { id } }) => getReport(context, { id }),
  }),
  ...KINDS.map(({ ending, produces, summary }) =>
    route({
      method: 'GET',
      path: `/reports/:id.${ending}`,
      allow: 'person',
      ...{ summary, tag, produces, params: OfReport, ...sent },
      async handle({ context, params: { id }, request, reply }) {
        const { actor, database } = context;
        const row = await ownReport(database.read, { id, owner_id: actor.person_id });
        return sendFile({ context, request, reply }, row, ending);
      },
    }),
  ),
  route({
    method: 'GET',
    path: '/reports-files/:name',
    allow: 'person',
    summary: 'A file of my newest report of a month: 2026-10.pdf, 2026-10.html, 2026-10.md',
    tag,
    params: z.object({ name: z.string().max(100) }),
    produces: 'application/octet-stream',
    ...sent,
    async handle({ context, params: { name }, request, reply }) {
      const { month, ending } = monthOf(name);
      const { actor, database } = context;
      const row = await latestReport(database.read, { month, owner_id: actor.person_id });
      return sendFile({ context, request, reply }, row, ending);
    },
  }),
];
