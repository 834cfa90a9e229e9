import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { apiClient } from './api-client.ts';
import { ApiProblem, announceServer, findServer } from './connection.ts';
import type { Operation } from './connection.ts';

type Answer = (request: IncomingMessage) => { status: number; body?: unknown };

/** A small real server that speaks the protocol; `talk` has the sockets. */
async function serve(
  t: TestContext,
  { answer, talk }: { answer: Answer; talk?: (socket: WebSocket, request: IncomingMessage) => void },
): Promise<string> {
  const server = createServer((request, reply) => {
    const { status, body } = answer(request);
    reply.writeHead(status, { 'content-type': 'application/json' });
    reply.end(body === undefined ? '' : JSON.stringify(body));
  });
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'steward' });
  sockets.on('connection', (socket, request) => talk?.(socket, request));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return `http://127.0.0.1:${address.port}`;
}

const operation = (status: string): Operation => ({
  operation_id: '1',
  kind: 'files.organize',
  title: 'Organise',
  status,
  dry_run: false,
  result: null,
  error: null,
  can: { apply: false, rollback: false, cancel: false, retry: false },
  created_at: '2026-01-01T00:00:00.000Z',
  finished_at: null,
});

test('a problem document becomes an error with its code and words', async (t) => {
  const problem = { code: 'files.outside', title: 'Outside.', detail: '/x lies outside.' };
  const url = await serve(t, { answer: () => ({ status: 422, body: problem }) });
  await assert.rejects(apiClient(url, { access_token: 'a' }).call('GET', '/files'), (error) => {
    assert.ok(error instanceof ApiProblem);
    assert.deepEqual([error.status, error.code, error.message], [422, 'files.outside', '/x lies outside.']);
    return true;
  });
});

test('a token that has run out is renewed, once, and the call made again', async (t) => {
  const seen: string[] = [];
  const url = await serve(t, {
    answer: ({ url: path = '', headers }) => {
      seen.push(`${path} ${headers.authorization ?? ''}`);
      if (path.endsWith('/auth/refresh')) return { status: 200, body: { access_token: 'new', refresh_token: 'r2' } };
      return headers.authorization === 'Bearer new' ? { status: 200, body: { well: true } } : { status: 401 };
    },
  });
  const api = apiClient(url, { access_token: 'old', refresh_token: 'r1' });
  assert.deepEqual(await api.call('GET', '/operations'), { well: true });
  assert.deepEqual(await api.call('GET', '/operations'), { well: true });
  assert.deepEqual(seen, [
    '/api/v1/operations Bearer old',
    '/api/v1/auth/refresh Bearer old',
    '/api/v1/operations Bearer new',
    '/api/v1/operations Bearer new',
  ]);
});

test('watching goes on after a lost connection from the last event, to the end', async (t) => {
  const asked: string[] = [];
  const url = await serve(t, {
    answer: () => ({ status: 200, body: operation('running') }),
    talk(socket, { url: path = '', headers }) {
      asked.push(`${path} ${headers['sec-websocket-protocol'] ?? ''}`);
      const send = (event: unknown) => socket.send(JSON.stringify(event));
      if (asked.length === 1) {
        send({ type: 'snapshot', sequence: 7, operation: operation('pending') });
        send({ type: 'log', sequence: 8, level: 'info', message: 'begun' });
        socket.close();
      } else {
        send({ type: 'snapshot', sequence: 9, operation: operation('running') });
        send({ type: 'state', sequence: 10, operation: operation('completed') });
      }
    },
  });
  const events: number[] = [];
  const ended = await apiClient(url, { access_token: 'abc' }).watch('1', ({ sequence }) => events.push(sequence));
  assert.equal(ended.status, 'completed');
  assert.deepEqual(events, [7, 8, 9, 10]);
  assert.deepEqual(asked, ['/ws/operations/1 steward, bearer.abc', '/ws/operations/1?after=8 steward, bearer.abc']);
});

test('watching ends at once when it is interrupted', async (t) => {
  const interruption = new AbortController();
  const url = await serve(t, {
    answer: () => ({ status: 200, body: operation('running') }),
    talk: () => interruption.abort(new Error('stop')),
  });
  const api = apiClient(url, { access_token: 'abc' }, interruption.signal);
  await assert.rejects(
    api.watch('1', () => {}),
    /stop/,
  );
});

test('a server is found while it answers, and not by what a killed one left behind', async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'steward-server-'));
  t.after(() => rmSync(data, { recursive: true, force: true }));
  const url = await serve(t, { answer: () => ({ status: 200, body: { status: 'healthy' } }) });
  assert.equal(await findServer(data), undefined);
  const withdraw = announceServer(data, url);
  assert.equal(await findServer(data), url);
  withdraw();
  assert.equal(await findServer(data), undefined);
  announceServer(data, 'http://127.0.0.1:1');
  assert.equal(await findServer(data), undefined);
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(join(data, 'server.json'), JSON.stringify({ url, pid }));
  assert.equal(await findServer(data), undefined, 'another server answers at the address of one that was killed');
});
