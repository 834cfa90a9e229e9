import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import { bearer, openHttp } from './http-in-test.ts';

type Line = Record<string, unknown> & { err?: { message: string } };

/** A log whose lines the test reads. */
function readableLog(level: string) {
  const lines: Line[] = [];
  const log = pino({ level }, { write: (text: string) => void lines.push(JSON.parse(text) as Line) });
  return { log, lines };
}

test('a request is one line, without its query and without its token', async (t) => {
  const { log, lines } = readableLog('debug');
  const { http } = await openHttp(t, { log });
  await http.inject({
    url: '/api/v1/notes/1?ticket=secret-ticket',
    headers: { ...bearer('ada'), 'x-request-id': 'r1' },
  });
  await http.inject('/api/v1/nowhere?token=secret-token');
  await http.inject(`/api/v1/nowhere/${'secret-'.repeat(7)}.ics`);
  const told = lines.map(({ level, request_id, method, path, status, person_id }) => ({
    ...{ level, method, path, status },
    ...(request_id === 'r1' ? { person_id } : {}),
  }));
  assert.deepEqual(told, [
    { level: 20, method: 'GET', path: '/api/v1/notes/1', status: 200, person_id: 'ada' },
    { level: 30, method: 'GET', path: '/api/v1/nowhere', status: 404 },
    { level: 30, method: 'GET', path: '/api/v1/nowhere/[hidden].ics', status: 404 },
  ]);
  assert.doesNotMatch(JSON.stringify(lines), /secret|Bearer/);
});

test('a fault of ours is in the log, under the id that the caller was told', async (t) => {
  const { log, lines } = readableLog('warn');
  const { http } = await openHttp(t, { log });
  const reply = await http.inject('/api/v1/broken');
  const fault = lines.find(({ err }) => err);
  assert.equal(fault?.err?.message, 'the inner secret');
  assert.equal(fault['request_id'], reply.json().request_id);
});
