import { Readable } from 'node:stream';
import { z } from 'zod';
import { isFresh } from '../../../kernel/http/route.ts';
import type { Reply, Request, Route } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { defaultCalendar } from '../calendars.ts';
import { exportCalendar, exportCsv } from './export-calendar.ts';
import type { Export } from './export-calendar.ts';
import { createFeed, listFeeds, openFeed, revokeFeed } from './feeds.ts';
import { Feed, FeedWithSecret, NewFeed } from './icalendar.schema.ts';
import { importCalendar } from './import.operation.ts';
import { calendarUploads } from './uploads.ts';

const tag = 'Calendar files';
const CALENDAR = 'text/calendar; charset=utf-8';

/** An instant or a day; a day is meant in the person's zone. */
const Bound = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .meta({ description: 'An RFC 3339 instant, or a day in my time zone.' });
const range = { from: Bound.optional(), to: Bound.optional(), calendar_id: z.uuid().optional() };

export const icalendarRoutes: readonly Route<Context>[] = [
  route({
    method: 'POST',
    path: '/appointments/import',
    allow: 'person',
    summary: 'Import an iCalendar file: the body is the file; with dry_run a preview',
    tag,
    upload: ['text/calendar', 'application/octet-stream'],
    query: z.object({
      calendar_id: z.uuid().optional().meta({ description: 'Where the events go; by default my first calendar.' }),
      file_name: z.string().trim().min(1).max(255).default('calendar.ics'),
      dry_run: z.stringbool().default(false).meta({ description: 'Plan only, and change nothing.' }),
    }),
    replies: {
      202: z.object({ operation_id: z.uuid(), status: z.string(), deduplicated: z.boolean() }),
    },
    async handle({ context, query: { calendar_id, file_name, dry_run }, request }) {
      const calendar = calendar_id ?? (await defaultCalendar(context)).id;
      const upload_id = await calendarUploads.store(context, { body: bodyOf(request), length: lengthOf(request) });
      const input = { upload_id, calendar_id: calendar, file_name };
      return context.operations.start(importCalendar, input, { dry_run });
    },
  }),
  route({
    method: 'GET',
    path: '/appointments/export.ics',
    allow: 'person',
    summary: 'My appointments as an iCalendar file: all, a calendar, a range, or one',
    tag,
    query: z.object({ ...range, id: z.uuid().optional() }),
    replies: { 200: z.string() },
    produces: CALENDAR,
    handle: async ({ context, query, reply }) =>
      download(reply, await exportCalendar(context, instants(query, context)), 'ics'),
  }),
  route({
    method: 'GET',
    path: '/appointments/export',
    allow: 'person',
    summary: 'My appointments as CSV (RFC 4180); cells that a spreadsheet would run begin with an apostrophe',
    tag,
    query: z.object({ ...range, q: z.string().max(200).optional() }),
    replies: { 200: z.string() },
    produces: 'text/csv; charset=utf-8; header=present',
    handle: async ({ context, query, reply }) =>
      download(reply, await exportCsv(context, instants(query, context)), 'csv'),
  }),
  route({
    method: 'GET',
    path: '/calendars/:id/feeds',
    allow: 'person',
    summary: 'The secret addresses of a calendar, without their secrets',
    tag,
    params: z.object({ id: z.uuid() }),
    replies: { 200: z.object({ items: z.array(Feed), next_cursor: z.null() }) },
    handle: async ({ context, params: { id } }) => ({
      items: await listFeeds(context, { calendar_id: id }),
      next_cursor: null,
    }),
  }),
  route({
    method: 'POST',
    path: '/calendars/:id/feeds',
    allow: 'person',
    summary: 'Make a secret address under which phones and others read a calendar; it is shown this once',
    tag,
    params: z.object({ id: z.uuid() }),
    body: NewFeed.optional(),
    replies: { 201: FeedWithSecret },
    handle: ({ context, params: { id }, body, request }) =>
      createFeed(context, { calendar_id: id, name: body?.name ?? 'Feed', origin: originOf(request) }),
  }),
  route({
    method: 'DELETE',
    path: '/calendars/:id/feeds/:feed_id',
    allow: 'person',
    summary: 'Revoke a secret address at once',
    tag,
    params: z.object({ id: z.uuid(), feed_id: z.uuid() }),
    replies: { 204: null },
    handle: ({ context, params: { id, feed_id } }) => revokeFeed(context, { calendar_id: id, id: feed_id }),
  }),
  route({
    method: 'GET',
    path: '/feeds/:token',
    root: true,
    allow: 'anyone',
    summary: 'A calendar by its secret address, which ends in .ics',
    tag,
    params: z.object({ token: z.string() }),
    replies: { 200: z.string(), 304: null },
    produces: CALENDAR,
    limit: { max: 120, seconds: 60, by: 'address' },
    async handle({ context, params: { token }, request, reply }) {
      const feed = await openFeed(context, { token: token.endsWith('.ics') ? token.slice(0, -4) : '' });
      reply
        .header('etag', feed.etag)
        .header('last-modified', new Date(feed.modifiedMs).toUTCString())
        .header('cache-control', 'private, no-cache');
      if (isKnown(request, feed)) return reply.code(304).removeHeader('content-type').send();
      return download(reply, { name: feed.name, text: feed.text() }, 'ics');
    },
  }),
];

/** Streams as fast as it is read: what is not yet wanted is not made. */
function download(reply: Reply, { name, text }: Export, ending: string): Reply {
  // Cut between characters: half of one cannot be encoded.
  const [...characters] = name.replaceAll(/[^\p{L}\p{N} ._-]/gu, '_');
  const file = `${characters.slice(0, 80).join('')}.${ending}`;
  const ascii = file.replaceAll(/[^\x20-\x7e]/g, '_');
  reply.header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file)}`);
  return reply.send(Readable.from(text, { objectMode: false }));
}

/** RFC 9110 13.2.2: If-None-Match decides where it is given. */
function isKnown(request: Request, { etag, modifiedMs }: { etag: string; modifiedMs: number }): boolean {
  if (request.headers['if-none-match'] !== undefined) return isFresh(request, etag);
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  return !Number.isNaN(since) && Math.floor(modifiedMs / 1000) * 1000 <= since;
}

function instants<Query extends { from?: string | undefined; to?: string | undefined }>(
  query: Query,
  { actor }: Context,
): Query {
  const instant = (bound: string | undefined) =>
    bound === undefined
      ? undefined
      : bound.length === 10
        ? Temporal.PlainDate.from(bound)
            .toZonedDateTime(actor.time_zone)
            .toInstant()
            .toString({ smallestUnit: 'millisecond' })
        : new Date(bound).toISOString();
  return { ...query, from: instant(query.from), to: instant(query.to) };
}

/** Taken as it comes: see `upload`. */
function bodyOf({ body }: Request): AsyncIterable<Uint8Array> {
  return body instanceof Readable ? body : Readable.from([]);
}

function lengthOf({ headers }: Request): number | undefined {
  return headers['content-length'] === undefined ? undefined : Number(headers['content-length']);
}

function originOf(request: Request): string {
  return request.publicUrl ?? `${request.protocol}://${request.host}`;
}
