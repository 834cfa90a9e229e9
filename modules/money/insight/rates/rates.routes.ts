import { Readable } from 'node:stream';
import { z } from 'zod';
import { decodeCursor, page, pageOf, pageQuery } from '../../../../kernel/http/route.ts';
import type { Route } from '../../../../kernel/http/route.ts';
import { route } from '../../../../kernel/module/module.ts';
import type { Context } from '../../../../kernel/module/module.ts';
import { Currency } from '../../amounts/amounts.ts';
import { Day } from '../../money.schema.ts';
import { importRates } from './import-rates.ts';
import { ImportedRates, KnownRate, NewRate, RateSource } from './rates.schema.ts';
import { listRates, listSources } from './read-rates.ts';
import { deleteRate, deleteRatesOf, storeRates } from './store-rates.ts';

const tag = 'Money';
const Position = z.object({ date: z.string(), base: z.string(), quote: z.string() });

export const rateRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/rates',
    allow: 'person',
    summary: 'My exchange rates, the latest first',
    tag,
    query: z.object({
      ...pageQuery,
      base: Currency.optional(),
      quote: Currency.optional(),
      from: Day.optional(),
      to: Day.optional(),
    }),
    replies: { 200: pageOf(KnownRate) },
    async handle({ context, query: { limit, cursor, ...query } }) {
      const after = decodeCursor(cursor, Position);
      const found = await listRates(context, { ...query, after, limit: limit + 1 });
      return page(found, limit, ({ date, base, quote }) => ({ date, base, quote }));
    },
  }),
  route({
    method: 'GET',
    path: '/rates/sources',
    allow: 'person',
    summary: 'Where my exchange rates come from, and for which days there are any',
    tag,
    replies: { 200: z.object({ items: z.array(RateSource), next_cursor: z.null() }) },
    handle: async ({ context }) => ({ items: await listSources(context), next_cursor: null }),
  }),
  route({
    method: 'POST',
    path: '/rates',
    allow: 'person',
    summary: 'Give a rate of a day by hand; it takes the place of whichever was there',
    tag,
    body: NewRate,
    replies: { 201: KnownRate },
    async handle({ context, body }) {
      await storeRates(context, { source: 'person', rates: [body] });
      return { ...body, source: 'person' };
    },
  }),
  route({
    method: 'POST',
    path: '/rates/import',
    allow: 'person',
    summary: 'Import rates of the European Central Bank: the body is its XML or CSV, of a day, of 90 days or of all',
    tag,
    upload: ['text/xml', 'application/xml', 'text/csv', 'text/plain', 'application/octet-stream'],
    replies: { 200: ImportedRates },
    handle: ({ context, request: { body, headers } }) =>
      importRates(context, {
        body: body instanceof Readable ? body : Readable.from([]),
        length: headers['content-length'] === undefined ? undefined : Number(headers['content-length']),
      }),
  }),
  route({
    method: 'DELETE',
    path: '/rates/:base/:quote/:date',
    allow: 'person',
    summary: 'Delete the rate of a day',
    tag,
    params: z.object({ base: Currency, quote: Currency, date: Day }),
    replies: { 204: null },
    handle: ({ context, params }) => deleteRate(context, params),
  }),
  route({
    method: 'DELETE',
    path: '/rates',
    allow: 'person',
    summary: 'Delete all rates of one source',
    tag,
    query: z.object({ source: z.string().trim().min(1).max(40) }),
    replies: { 200: z.object({ deleted: z.number() }) },
    handle: async ({ context, query }) => ({ deleted: await deleteRatesOf(context, query) }),
  }),
];
