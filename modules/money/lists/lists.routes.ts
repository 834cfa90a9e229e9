import { z } from 'zod';
import { decodeCursor, page, pageOf, pageQuery } from '../../../kernel/http/route.ts';
import type { Route } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { Day } from '../money.schema.ts';
import { positionBefore } from './order.ts';
import type { Position } from './order.ts';
import { countMonths } from './count-months.ts';
import { countTransactions } from './count-transactions.ts';
import { listTransactions } from './list-transactions.ts';
import {
  MonthCount,
  PayeeSuggestion,
  TagSuggestion,
  TransactionCount,
  TransactionFilter,
  TransactionInList,
  TransactionQuery,
} from './lists.schema.ts';
import { listTags, suggestPayees } from './suggest.ts';

const tag = 'Money';
const Begin = z.object({ q: z.string().max(100).optional().meta({ description: 'How they begin.' }) });
const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), next_cursor: z.null() });
const Id = z.string().max(100);
const Minor = z
  .string()
  .regex(/^-?\d{1,18}$/)
  .transform(BigInt);
/** A cursor goes on in the list that it was made for, and in no other. Amounts are text in it: JSON has no 64 bits. */
const CURSORS = {
  date: z.object({ sort: z.literal('date'), after: z.tuple([Day, Id]) }),
  amount: z.object({ sort: z.literal('amount'), after: z.tuple([Minor, Day, Id]) }),
  payee: z.object({ sort: z.literal('payee'), after: z.tuple([z.string().max(2000), Day, Id]) }),
};

export const listRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/transactions',
    allow: 'person',
    summary: 'List or search my transactions, the newest first',
    tag,
    query: TransactionQuery.extend(pageQuery),
    replies: { 200: pageOf(TransactionInList) },
    async handle({ context, query: { limit, cursor, start, ...query } }) {
      const { sort } = query;
      const after: Position | undefined =
        decodeCursor(cursor, CURSORS[sort])?.after ??
        (sort === 'date' ? positionBefore(start, query.order) : undefined);
      const found = await listTransactions(context, { ...query, after, limit: limit + 1 });
      const { items, next_cursor } = page(found, limit, ({ position }) => ({ sort, after: position.map(String) }));
      return { items: items.map(({ item }) => item), next_cursor };
    },
  }),
  route({
    method: 'GET',
    path: '/transactions/count',
    allow: 'person',
    summary: 'How many of my transactions a filter means, and their sums by currency',
    tag,
    query: TransactionFilter,
    replies: { 200: TransactionCount },
    handle: ({ context, query }) => countTransactions(context, query),
  }),
  route({
    method: 'GET',
    path: '/transactions/months',
    allow: 'person',
    summary: 'How many of my transactions a filter means in each month, the newest first',
    tag,
    query: TransactionFilter,
    replies: { 200: listOf(MonthCount) },
    handle: async ({ context, query }) => ({ items: await countMonths(context, query), next_cursor: null }),
  }),
  route({
    method: 'GET',
    path: '/transactions/payees',
    allow: 'person',
    summary: 'Payees to choose from, at most 20, each with its usual category',
    tag,
    query: Begin,
    replies: { 200: listOf(PayeeSuggestion) },
    handle: async ({ context, query }) => ({ items: await suggestPayees(context, query), next_cursor: null }),
  }),
  route({
    method: 'GET',
    path: '/transactions/tags',
    allow: 'person',
    summary: 'Tags of my transactions, the most frequent first, at most 200',
    tag,
    query: Begin,
    replies: { 200: listOf(TagSuggestion) },
    handle: async ({ context, query }) => ({ items: await listTags(context, query), next_cursor: null }),
  }),
];
