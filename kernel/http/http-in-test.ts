import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { TestContext } from 'node:test';
import { z } from 'zod';
import { movableClock } from '../clock/clock.ts';
import { freshPostgresql } from '../../test/postgresql.ts';
import { migrate, openDatabase } from '../database/database.ts';
import { catalogue } from '../errors/errors.ts';
import { silent } from '../log/log.ts';
import type { Actor } from './actor.ts';
import { createHttp, createIdempotency, httpMigrations } from './http.ts';
import type { Caller, HttpOptions } from './http.ts';
import { decodeCursor, page, pageOf, pageQuery, routeFor, socketFor } from './route.ts';
import type { Route, Socket } from './route.ts';

export const noteError = catalogue({ 'notes.not-found': { status: 404, title: 'There is no such note.' } });

/** What the handlers of the tests get. */
export interface TestContextOfRoute {
  readonly caller: Caller;
}

export const route = routeFor<TestContextOfRoute>();
export const socket = socketFor<TestContextOfRoute>();

export const Note = z
  .object({ id: z.int(), title: z.string(), tags: z.array(z.string()).default([]), due: z.iso.date().optional() })
  .meta({ id: 'Note' });

const NewNote = z.strictObject({
  title: z.string().min(1).max(80),
  count: z.int().min(0).max(10).optional(),
  email: z.email().optional(),
  kind: z.enum(['plain', 'rich']).default('plain'),
  nested: z.object({ list: z.array(z.object({ name: z.string() })).max(3) }).optional(),
  shape: z
    .discriminatedUnion('form', [
      z.object({ form: z.literal('round'), radius: z.number() }),
      z.object({ form: z.literal('square'), side: z.number() }),
    ])
    .optional(),
  either: z.union([z.object({ day: z.iso.date() }), z.object({ at: z.iso.datetime() }), z.null()]).optional(),
  anything: z.json().optional(),
  by_name: z.record(z.string(), z.number()).optional(),
});

const NOTES = Array.from({ length: 7 }, (_, index) => ({ id: index + 1, title: `Note ${index + 1}`, tags: [] }));

/** Latches and counts that tests look at. */
export interface Seen {
  creations: number;
  readonly aborted: PromiseWithResolvers<void>;
  readonly hanging: PromiseWithResolvers<void>;
  readonly release: PromiseWithResolvers<void>;
}

function testRoutes(seen: Seen): Route<TestContextOfRoute>[] {
  const common = { summary: 'For a test', tag: 'Notes' } as const;
  return [
    route({
      ...common,
      method: 'GET',
      path: '/notes/:id',
      allow: 'person',
      params: z.object({ id: z.coerce.number().int() }),
      replies: { 200: Note },
      handle: ({ params }) => {
        const found = NOTES.find(({ id }) => id === params.id);
        if (!found) throw noteError('notes.not-found', { detail: `There is no note ${params.id}.` });
        return found;
      },
    }),
    route({
      ...common,
      method: 'GET',
      path: '/notes',
      allow: 'anyone',
      query: z.object({ ...pageQuery, q: z.string().optional(), tags: z.array(z.string()).optional() }),
      replies: { 200: pageOf(Note) },
      handle: ({ query }) => {
        const after = decodeCursor(query.cursor, z.int()) ?? 0;
        return page(
          NOTES.filter(({ id }) => id > after),
          query.limit,
          ({ id }) => id,
        );
      },
    }),
    route({
      ...common,
      method: 'POST',
      path: '/notes',
      allow: 'person',
      body: NewNote,
      replies: { 201: z.object({ title: z.string(), number: z.int() }) },
      handle: async ({ body }) => {
        seen.creations += 1;
        const number = seen.creations;
        if (body.title === 'wait') {
          seen.hanging.resolve();
          await seen.release.promise;
        }
        return { title: body.title, number };
      },
    }),
    route({
      ...common,
      method: 'POST',
      path: '/echo',
      allow: 'anyone',
      body: NewNote,
      replies: { 200: z.unknown() },
      handle: ({ body }) => body,
    }),
    route({
      ...common,
      method: 'POST',
      path: '/form',
      allow: 'anyone',
      form: true,
      body: z.object({ username: z.string(), password: z.string() }),
      replies: { 200: z.object({ username: z.string() }) },
      handle: ({ body }) => ({ username: body.username }),
    }),
    route({
      ...common,
      method: 'PUT',
      path: '/nothing',
      allow: 'anyone',
      replies: { 204: null },
      handle: () => undefined,
    }),
    route({
      ...common,
      method: 'POST',
      path: '/no-body',
      allow: 'anyone',
      replies: { 202: z.object({ started: z.boolean() }) },
      handle: () => ({ started: true }),
    }),
    route({
      ...common,
      method: 'DELETE',
      path: '/admin/all',
      allow: 'admin',
      replies: { 200: z.object({ by: z.string() }) },
      handle: ({ context }) => ({ by: context.caller.actor?.person_id }),
    }),
    route({
      ...common,
      method: 'GET',
      path: '/broken',
      allow: 'anyone',
      replies: { 200: z.null() },
      handle: () => {
        throw new Error('the inner secret');
      },
    }),
    route({
      ...common,
      method: 'GET',
      path: '/untrue',
      allow: 'anyone',
      replies: { 200: z.object({ count: z.int() }) },
      handle: () => ({ count: 'three' }),
    }),
    route({
      ...common,
      method: 'GET',
      path: '/csv',
      allow: 'anyone',
      produces: 'text/csv; charset=utf-8',
      replies: { 200: z.string() },
      handle: ({ reply }) => reply.send(Readable.from(['a,b\n', '1,2\n'])),
    }),
    route({
      ...common,
      method: 'GET',
      path: '/slow',
      allow: 'anyone',
      replies: { 200: z.object({ done: z.boolean() }) },
      handle: async ({ context }) => {
        context.caller.signal.addEventListener('abort', () => seen.aborted.resolve());
        seen.hanging.resolve();
        await seen.release.promise;
        return { done: true };
      },
    }),
    route({
      ...common,
      method: 'POST',
      path: '/rare',
      allow: 'anyone',
      limit: { max: 2, seconds: 60, by: 'address' },
      replies: { 204: null },
      handle: () => undefined,
    }),
  ];
}

function actor(name: string, role: 'user' | 'admin' = 'user'): Actor {
  return { person_id: name, role, session_id: `session-${name}`, time_zone: 'UTC', locale: 'en' };
}

/** Bearers and tickets of the tests: `ada` is a person, `root` an admin; anything else is nobody. */
const PEOPLE: Readonly<Record<string, Actor>> = {
  ada: actor('ada'),
  rex: actor('rex'),
  root: actor('root', 'admin'),
};

export const bearer = (name: string) => ({ authorization: `Bearer ${name}` });

/** A whole HTTP part with routes of its own, on a real database. */
export async function openHttp(
  t: TestContext,
  {
    sockets = [],
    ...changes
  }: Partial<Omit<HttpOptions<TestContextOfRoute>, 'sockets'>> & { sockets?: Socket<TestContextOfRoute>[] } = {},
) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'steward-http-'));
  const postgresql = process.env['STEWARD_TEST_DATABASE'] === 'postgresql' ? await freshPostgresql() : undefined;
  const database = await openDatabase({ dataFolder, DATABASE_URL: postgresql?.url, log: silent });
  await migrate(database, httpMigrations);
  const clock = movableClock();
  const seen: Seen = {
    creations: 0,
    aborted: Promise.withResolvers(),
    hanging: Promise.withResolvers(),
    release: Promise.withResolvers(),
  };
  const http = createHttp<TestContextOfRoute>({
    config: { HOST: '127.0.0.1', PORT: 0, STEWARD_PUBLIC_URL: 'https://steward.example', STEWARD_TRUST_PROXY: false },
    version: '1.2.3',
    log: silent,
    clock,
    routes: testRoutes(seen),
    sockets,
    authenticate: (credentials) => PEOPLE['bearer' in credentials ? credentials.bearer : credentials.ticket],
    contextFor: (caller) => ({ caller }),
    idempotency: createIdempotency({ database, clock }),
    checkReplies: true,
    aliases: { '/notes': '/api/v1/notes', '/live': '/ws/notes' },
    errors: [noteError.definitions],
    ...changes,
  });
  t.after(async () => {
    seen.release.resolve();
    await http.close();
    await database.close();
    await postgresql?.drop();
    rmSync(dataFolder, { recursive: true });
  });
  return { http, clock, seen, database };
}
