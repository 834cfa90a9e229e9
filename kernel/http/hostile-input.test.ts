import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { z } from 'zod';
import { bearer, openHttp, socket } from './http-in-test.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
const PATHS = [
  '/api/v1/notes',
  '/api/v1/echo',
  '/api/v1/form',
  '/api/v1/no-body',
  '/api/v1/nothing',
  '/notes',
  '/health',
  '/docs',
];
const TYPES = [
  'application/json',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'text/plain',
  'a/b;;',
  ';',
];

/** Bits that have broken parsers before. */
const nasty = fc.constantFrom(
  '%',
  '%0',
  '%00',
  '%zz',
  '%ff%fe',
  '\\u0000',
  '__proto__',
  'constructor',
  'prototype',
  '..',
  '//',
  '&&',
  '==',
  '[]',
  '[a]',
  '{',
  '"',
  '\\',
  '\\ud800',
  'null',
  '1e999',
  '-0',
  '9007199254740993',
  '%C0%80',
  '+',
  ';',
  '#',
  'é',
  '🙂',
);
const text = fc.array(fc.oneof(nasty, fc.string({ maxLength: 8 })), { maxLength: 6 }).map((parts) => parts.join(''));
const sendable = (part: string) => part.replaceAll(/[^\x21-\x7e]/g, (char) => encodeURIComponent(char.toWellFormed()));

/** Mostly nothing, so that the rest is reached. */
const tail = fc.oneof({ weight: 3, arbitrary: fc.constant('') }, text.map(sendable));

/** Something like what the schema wants, with a fault or two. */
const nearlyRight = fc.record(
  {
    title: fc.oneof(text, fc.anything()),
    count: fc.oneof(fc.integer(), fc.double(), fc.string()),
    email: text,
    kind: fc.constantFrom('plain', 'rich', 'other', '__proto__', 'constructor'),
    nested: fc.oneof(fc.record({ list: fc.array(fc.record({ name: fc.anything() })) }), fc.anything()),
    shape: fc.oneof(
      fc.record({ form: fc.constantFrom('round', 'square', '__proto__', 'toString'), radius: fc.anything() }),
      fc.anything(),
    ),
    either: fc.oneof(fc.record({ day: text }), fc.record({ at: text }), fc.anything()),
    anything: fc.jsonValue({ maxDepth: 80 }),
    by_name: fc.dictionary(text, fc.anything()),
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  text,
  nearlyRight.map(
    (value) =>
      JSON.stringify(value, (_name, member: unknown) => (typeof member === 'bigint' ? Number(member) : member)) ?? '',
  ),
  fc.json(),
  fc.integer({ min: 1, max: 20_000 }).map((depth) => '{"title":"x","anything":' + '[{"a":'.repeat(depth)),
  fc
    .integer({ min: 1, max: 20_000 })
    .map((depth) => `{"title":"x","anything":${'['.repeat(depth)}${']'.repeat(depth)}}`),
);

test('whatever is sent, the fault is never ours', async (t) => {
  const { http } = await openHttp(t);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...METHODS),
      fc.constantFrom(...PATHS),
      tail,
      tail,
      body,
      fc.constantFrom(...TYPES),
      async (method, path, tail, query, payload, type) => {
        const reply = await http.inject({
          method,
          url: `${path}${tail && `/${tail}`}${query && `?${query}`}`,
          headers: { ...bearer('ada'), 'content-type': type },
          ...(method === 'GET' || method === 'HEAD' ? {} : { payload }),
        });
        assert.ok(reply.statusCode < 500, `${reply.statusCode} ${reply.body}`);
        if (reply.statusCode >= 400 && method !== 'HEAD') {
          const problem: { code: string; fields?: { message: string }[] } = reply.json();
          assert.match(problem.code, /^[a-z]+\.[a-z-]+$/);
          for (const { message } of problem.fields ?? []) assert.match(message, /^[A-Z].*\.$/);
        }
      },
    ),
    { numRuns: 2000 },
  );
  assert.equal(Object.getPrototypeOf({}), Object.prototype);
});

test('whatever stands in a handshake, it is refused or let in', async (t) => {
  const feed = socket({
    path: '/ws/notes/:id',
    allow: 'person',
    summary: 'A feed',
    tag: 'Notes',
    params: z.object({ id: z.string() }),
    query: z.object({ after: z.coerce.number().int().default(0) }),
    handle: ({ close }) => close(),
  });
  const { http } = await openHttp(t, { sockets: [feed] });
  const address = await http.listen();
  const status = async (path: string, headers: Record<string, string>) => {
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
    const upgrade = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    };
    request(address + path, { headers: { ...upgrade, ...headers } })
      .on('response', (reply) => resolve(reply.resume().statusCode))
      .on('upgrade', (reply, stream) => {
        stream.destroy();
        resolve(reply.statusCode);
      })
      .on('error', reject)
      .end();
    return promise;
  };
  await fc.assert(
    fc.asyncProperty(text.map(sendable), text.map(sendable), text.map(sendable), async (id, query, offer) => {
      const answered = await status(`/ws/notes/${id}${query && `?${query}`}`, {
        'sec-websocket-protocol': `steward, bearer.${offer}`,
      });
      assert.ok(answered !== undefined && answered < 500, String(answered));
      const known = await status(`/ws/notes/${id}?${query}`, {
        'sec-websocket-protocol': 'steward, bearer.ada',
        'sec-websocket-version': '13',
      });
      assert.ok(known !== undefined && known < 500, String(known));
    }),
    { numRuns: 150 },
  );
});
