import { z } from 'zod';
import { decodeCursor, page, pageOf, pageQuery } from '../../../kernel/http/route.ts';
import type { Route } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { Day } from '../money.schema.ts';
import { auditLiveBook } from './audit.ts';
import { Audit, Entry, TrialBalance } from './ledger.schema.ts';
import { listPostings } from './postings.ts';
import { trialBalance } from './trial-balance.ts';

const tag = 'Money';
const Position = z.object({ date: Day, id: z.string().max(100) });

export const ledgerRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/books/postings',
    allow: 'person',
    summary: 'The entries of my book by day, each with its postings, which add up to zero',
    tag,
    query: z.object({ ...pageQuery, from: Day.optional(), to: Day.optional(), account: z.uuid().optional() }),
    replies: { 200: pageOf(Entry) },
    async handle({ context, query: { limit, cursor, ...range } }) {
      const after = decodeCursor(cursor, Position);
      const found = await listPostings(context, { ...range, after, limit: limit + 1 });
      return page(found, limit, ({ date, transaction_id }) => ({ date, id: transaction_id }));
    },
  }),
  route({
    method: 'GET',
    path: '/books/trial-balance',
    allow: 'person',
    summary: 'All accounts and categories with their balances as debit and credit, by currency: together they are zero',
    tag,
    query: z.object({ at: Day.optional().meta({ description: 'The last day that counts.' }) }),
    replies: { 200: TrialBalance },
    handle: ({ context, query }) => trialBalance(context, query),
  }),
  route({
    method: 'GET',
    path: '/books/audit',
    allow: 'person',
    summary: 'Hold my book against itself: parts, transfers and all totals against the transactions',
    tag,
    limit: { max: 10, seconds: 60, by: 'person' },
    replies: { 200: Audit },
    async handle({ context: { actor, database } }) {
      const faults = await auditLiveBook(database, { owner_id: actor.person_id });
      return { balanced: faults.length === 0, faults };
    },
  }),
];
