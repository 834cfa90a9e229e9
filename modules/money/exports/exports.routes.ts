import { z } from 'zod';
import type { Route } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { TransactionFilter } from '../lists/lists.ts';
import { FORMATS, exportMoney } from './export-money.ts';

/** What picks out part of an account's transactions: balances would say nothing then. */
const PICKING = [
  'q',
  'status',
  'min',
  'max',
  'direction',
  'payee',
  'import_id',
  'split',
  'uncategorised',
  'category',
  'tag',
] as const;

const ExportQuery = TransactionFilter.omit({ trashed: true })
  .extend({
    format: z.enum(FORMATS).default('csv').meta({
      description:
        'csv takes every filter and can be imported again; the others take account, from and to, and have balances.',
    }),
  })
  .superRefine((query, { addIssue }) => {
    if (query.format === 'csv') return;
    for (const name of PICKING)
      if (query[name] !== undefined)
        addIssue({ code: 'custom', path: [name], message: `only a CSV can be of part of an account: leave it out` });
  });

export const exportRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/transactions/export',
    allow: 'person',
    summary:
      'My transactions as CSV, which can be imported again; or as a journal for hledger or beancount, or as OFX, with balances',
    tag: 'Money',
    query: ExportQuery,
    replies: { 200: z.string() },
    produces: 'application/octet-stream',
    async handle({ context, query, reply }) {
      const { media_type, file_name, body } = await exportMoney(context, query);
      reply.type(media_type).header('content-disposition', `attachment; filename="${file_name}"`);
      return reply.send(body);
    },
  }),
];
