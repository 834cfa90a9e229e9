import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { WebSocket as Client } from 'ws';
import { z } from 'zod';
import { bearer, noteError, openHttp, socket } from './http-in-test.ts';
import type { TestContextOfRoute } from './http-in-test.ts';
import type { Socket, SocketCall } from './route.ts';

type AnyCall = SocketCall<TestContextOfRoute, z.ZodType<{ after: number }>, z.ZodType<{ id: string }>>;

/** A feed of notes whose open calls the test can take, one by one. */
async function openFeed(t: TestContext, options: Parameters<typeof openHttp>[1] = {}) {
  const opened: AnyCall[] = [];
  let arrived = Promise.withResolvers<AnyCall>();
  const feed: Socket<TestContextOfRoute> = socket({
    path: '/ws/notes/:id',
    allow: 'person',
    summary: 'A feed',
    tag: 'Notes',
    params: z.object({ id: z.string() }),
    query: z.object({ after: z.coerce.number().int().default(0) }),
    admit: ({ params }) => {
      if (params.id === 'foreign') throw noteError('notes.not-found');
    },
    handle: (call) => {
      if (call.params.id === 'failing') throw new Error('broken inside');
      opened.push(call);
      arrived.resolve(call);
      arrived = Promise.withResolvers();
      call.send({ type: 'snapshot', id: call.params.id, after: call.query.after, who: call.actor?.person_id });
    },
  });
  const parts = await openHttp(t, { sockets: [feed], ...options });
  const address = await parts.http.listen();
  const clients: Client[] = [];
  t.after(() => clients.forEach((client) => client.terminate()));
  const connectTo = (path: string, protocols: string[] = [], headers: Record<string, string> = {}) => {
    const client = new Client(address.replace('http', 'ws') + path, protocols, { headers });
    clients.push(client);
    return client;
  };
  return { ...parts, address, connectTo, opened };
}

async function firstMessage(client: Client): Promise<unknown> {
  const [data]: [Buffer] = (await once(client, 'message')) as [Buffer];
  return JSON.parse(data.toString());
}

async function closeOf(client: Client): Promise<{ code: number; reason: string }> {
  const [code, reason] = (await once(client, 'close')) as [number, Buffer];
  return { code, reason: reason.toString() };
}

async function refusal(client: Client): Promise<{ status: number | undefined; problem: Record<string, unknown> }> {
  client.on('error', () => {});
  const [, reply] = (await once(client, 'unexpected-response')) as [unknown, IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of reply) parts.push(part as Buffer);
  return { status: reply.statusCode, problem: JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown> };
}

test('the token travels as a header, or as a subprotocol beside steward', async (t) => {
  const { connectTo } = await openFeed(t);
  const snapshot = { type: 'snapshot', id: '7', after: 3, who: 'ada' };
  assert.deepEqual(await firstMessage(connectTo('/ws/notes/7?after=3', [], bearer('ada'))), snapshot);
  for (const offer of ['bearer.ada', 'ticket.ada']) {
    const client = connectTo('/ws/notes/7?after=3', ['steward', offer]);
    assert.deepEqual(await firstMessage(client), snapshot);
    assert.equal(client.protocol, 'steward');
  }
});

test('the platform’s own WebSocket gets in with a subprotocol', async (t) => {
  const { address } = await openFeed(t);
  const client = new WebSocket(`${address.replace('http', 'ws')}/ws/notes/7`, ['steward', 'bearer.ada']);
  const [event] = (await once(client, 'message')) as [MessageEvent<string>];
  assert.equal((JSON.parse(event.data) as { who: string }).who, 'ada');
  client.close();
});

test('a refused handshake is answered as HTTP, with a problem', async (t) => {
  const { connectTo } = await openFeed(t);
  const cases: [Client, number, string][] = [
    [connectTo('/ws/notes/7'), 401, 'http.sign-in-needed'],
    [connectTo('/ws/notes/7', ['steward', 'bearer.nobody']), 401, 'http.credentials-not-valid'],
    [connectTo('/ws/notes/foreign', [], bearer('ada')), 404, 'notes.not-found'],
    [connectTo('/ws/nowhere', [], bearer('ada')), 404, 'http.not-found'],
    [connectTo('/ws/notes/7?after=x', [], bearer('ada')), 422, 'http.invalid-input'],
    [connectTo('/ws/notes/7?after=%zz', [], bearer('ada')), 400, 'http.bad-query'],
    [connectTo('/ws/notes/7', [], { ...bearer('ada'), origin: 'https://evil.example' }), 403, 'http.foreign-origin'],
  ];
  for (const [client, status, code] of cases) {
    const refused = await refusal(client);
    assert.deepEqual([refused.status, refused.problem['code']], [status, code]);
  }
});

test('a socket’s address without an upgrade says what it needs; short paths lead to sockets too', async (t) => {
  const { http, connectTo } = await openFeed(t);
  const reply = await http.inject({ url: '/ws/notes/7', headers: bearer('ada') });
  assert.deepEqual([reply.statusCode, reply.json().code], [426, 'http.upgrade-needed']);
  assert.deepEqual(await firstMessage(connectTo('/live/7', [], bearer('ada'))), {
    type: 'snapshot',
    id: '7',
    after: 0,
    who: 'ada',
  });
});

test('a client that asks for h2c is answered in HTTP/1.1', async (t) => {
  const { address } = await openFeed(t);
  const request = httpRequest(`${address}/health`, {
    headers: { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQAAP__' },
  }).end();
  const [reply] = (await once(request, 'response')) as [IncomingMessage];
  assert.equal(reply.statusCode, 200);
  reply.destroy();
});

test('the handler hears when the client has gone', async (t) => {
  const { connectTo, opened } = await openFeed(t);
  const client = connectTo('/ws/notes/7', [], bearer('ada'));
  await firstMessage(client);
  const [call] = opened;
  assert.ok(call && !call.closed.aborted);
  const gone = once(call.closed, 'abort');
  client.terminate();
  await gone;
  call.send({ type: 'late' });
});

test('a client that talks too much is closed; a feed that fails closes', async (t) => {
  const { connectTo } = await openFeed(t);
  const loud = connectTo('/ws/notes/7', [], bearer('ada'));
  await firstMessage(loud);
  loud.send('x'.repeat(5000));
  assert.equal((await closeOf(loud)).code, 1009);
  assert.deepEqual(await closeOf(connectTo('/ws/notes/failing', [], bearer('ada'))), {
    code: 1011,
    reason: 'http.internal',
  });
});

test('a slow reader is closed with 1013', async (t) => {
  const { connectTo, opened } = await openFeed(t);
  const client = connectTo('/ws/notes/7', [], bearer('ada'));
  await firstMessage(client);
  client.pause();
  const line = { type: 'log', message: 'x'.repeat(64 * 1024) };
  for (let sent = 0; sent < 500; sent += 1) opened[0]?.send(line);
  client.resume();
  assert.equal((await closeOf(client)).code, 1013);
});

test('the sockets of a session that has ended close: at once by call, in 4 s by the check', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const ended = new Set<string>();
  const { http, connectTo } = await openFeed(t, { stillValid: ({ person_id }) => !ended.has(person_id) });
  const ada = connectTo('/ws/notes/7', [], bearer('ada'));
  const rex = connectTo('/ws/notes/7', [], bearer('rex'));
  const root = connectTo('/ws/notes/7', [], bearer('root'));
  await Promise.all([ada, rex, root].map(firstMessage));
  http.closeSockets(({ person_id }) => person_id === 'ada');
  assert.deepEqual(await closeOf(ada), { code: 4401, reason: 'The session has ended.' });
  ended.add('rex');
  const closed = closeOf(rex);
  t.mock.timers.tick(4000);
  assert.equal((await closed).code, 4401);
  assert.equal(root.readyState, Client.OPEN);
});

test('a peer that answers no ping is dropped; one that answers stays', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const { connectTo, opened } = await openFeed(t);
  const quick = connectTo('/ws/notes/quick', [], bearer('ada'));
  await firstMessage(quick);
  const dead = connectTo('/ws/notes/dead', [], bearer('rex'));
  await firstMessage(dead);
  dead.pause();
  const pinged = once(quick, 'ping');
  t.mock.timers.tick(20_000);
  await pinged;
  const gone = once(opened[1]?.closed ?? AbortSignal.abort(), 'abort');
  // Frames keep their order: when our ping is answered, our pong before it has arrived.
  quick.ping();
  await once(quick, 'pong');
  t.mock.timers.tick(20_000);
  await gone;
  assert.equal(opened[0]?.closed.aborted, false);
});

test('one person cannot hold every connection', async (t) => {
  const { connectTo } = await openFeed(t);
  const clients = Array.from({ length: 100 }, () => connectTo('/ws/notes/7', [], bearer('ada')));
  await Promise.all(clients.map(firstMessage));
  const refused = await refusal(connectTo('/ws/notes/7', [], bearer('ada')));
  assert.deepEqual([refused.status, refused.problem['code']], [429, 'http.too-many-sockets']);
  await firstMessage(connectTo('/ws/notes/7', [], bearer('rex')));
});

test('on shutdown sockets close with 1001, and what is in flight is finished', async (t) => {
  const { http, address, connectTo, seen } = await openFeed(t);
  const client = connectTo('/ws/notes/7', [], bearer('ada'));
  await firstMessage(client);
  const slow = fetch(`${address}/api/v1/slow`);
  await seen.hanging.promise;
  const closing = http.close();
  assert.equal((await closeOf(client)).code, 1001);
  seen.release.resolve();
  assert.deepEqual(await (await slow).json(), { done: true });
  await closing;
  await assert.rejects(fetch(`${address}/health`));
});

test('a connection on which nothing was asked does not hold up the stop', async (t) => {
  const { http, address, seen } = await openFeed(t);
  const silent = connect(Number(new URL(address).port), '127.0.0.1');
  await once(silent, 'connect');
  const slow = fetch(`${address}/api/v1/slow`);
  await seen.hanging.promise;
  const closing = http.close();
  await once(silent.resume(), 'close');
  seen.release.resolve();
  assert.deepEqual(await (await slow).json(), { done: true }, 'it went before everything was cut off');
  await closing;
});

test('a handler’s signal aborts when the caller has gone', async (t) => {
  const { address, seen } = await openFeed(t);
  const caller = new AbortController();
  const slow = fetch(`${address}/api/v1/slow`, { signal: caller.signal });
  await seen.hanging.promise;
  caller.abort();
  await assert.rejects(slow);
  await seen.aborted.promise;
});

test('what is not HTTP is answered with a problem', async (t) => {
  const { address } = await openFeed(t);
  const { port } = new URL(address);
  const raw = connect(Number(port), '127.0.0.1');
  raw.end('nonsense\r\n\r\n');
  const parts: Buffer[] = [];
  for await (const part of raw) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  assert.match(text, /^HTTP\/1\.1 400 /);
  assert.match(text, /"code":"http\.bad-request"/);
});
