import { z } from 'zod';
import type { Route } from '../../../../kernel/http/route.ts';
import { route } from '../../../../kernel/module/module.ts';
import type { Context } from '../../../../kernel/module/module.ts';
import { decideFinding, decideSeries } from './decide.ts';
import { readForecast } from './read-forecast.ts';
import { listInsights, listRecurring } from './read-insights.ts';
import { AccountForecast, DecideInsight, DecideSeries, Fresh, Insight, Recurring } from './seen.schema.ts';
import { toForecast, toInsight, toRecurring } from './wire.ts';

const tag = 'Money';
const seen = { fresh: Fresh, computed_at: z.string(), next_cursor: z.null() };
const params = z.object({ key: z.string().min(1).max(200) });

export const seenRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/recurring',
    allow: 'person',
    summary: 'Payments and income that come again and again, seen by itself: the next first',
    tag,
    replies: { 200: z.object({ items: z.array(Recurring), ...seen }) },
    async handle({ context }) {
      const { kept, items } = await listRecurring(context);
      return { items, fresh: kept.fresh, computed_at: kept.computed_at, next_cursor: null };
    },
  }),
  route({
    method: 'PUT',
    path: '/recurring/:key',
    allow: 'person',
    summary: 'Say that it is right, that it is none, or whether it is a subscription',
    tag,
    params,
    body: DecideSeries,
    replies: { 200: Recurring },
    async handle({ context, params: { key }, body: { decision } }) {
      return toRecurring(await decideSeries(context, { key, decision }), decision ?? undefined);
    },
  }),
  route({
    method: 'GET',
    path: '/insights',
    allow: 'person',
    summary: 'What stands out: unusual spending, possible duplicates, fees and interest; the latest first',
    tag,
    query: z.object({ all: z.stringbool().default(false).meta({ description: 'With what I dismissed.' }) }),
    replies: { 200: z.object({ items: z.array(Insight), ...seen }) },
    async handle({ context, query }) {
      const { kept, items } = await listInsights(context, query);
      return { items, fresh: kept.fresh, computed_at: kept.computed_at, next_cursor: null };
    },
  }),
  route({
    method: 'PUT',
    path: '/insights/:key',
    allow: 'person',
    summary: 'Say that it is right, or that there is nothing to it',
    tag,
    params,
    body: DecideInsight,
    replies: { 200: Insight },
    async handle({ context, params: { key }, body: { decision } }) {
      return toInsight(await decideFinding(context, { key, decision }), decision ?? undefined);
    },
  }),
  route({
    method: 'GET',
    path: '/forecast',
    allow: 'person',
    summary: 'The balance of each account for ninety days, with its lowest day',
    tag,
    query: z.object({ account: z.uuid().optional() }),
    replies: { 200: z.object({ items: z.array(AccountForecast), next_cursor: z.null() }) },
    handle: async ({ context, query }) => ({
      items: (await readForecast(context, query)).map(toForecast),
      next_cursor: null,
    }),
  }),
];
