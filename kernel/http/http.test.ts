import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Http } from './http.ts';
import { bearer, openHttp } from './http-in-test.ts';

type Inject = Parameters<Http['inject']>[0];

/** Sends one request and expects a problem document of that code. */
async function refused(t: TestContext, request: Inject, status: number, code: string) {
  const { http } = await openHttp(t);
  return refusedBy(http, request, status, code);
}

async function refusedBy(http: Http, request: Inject, status: number, code: string) {
  const reply = await http.inject(request);
  const problem: Record<string, unknown> = reply.json();
  assert.equal(reply.statusCode, status, reply.body);
  assert.equal(reply.headers['content-type'], 'application/problem+json');
  assert.equal(problem['code'], code);
  assert.equal(problem['status'], status);
  assert.equal(problem['type'], `/docs/errors#${code}`);
  assert.equal(problem['request_id'], reply.headers['x-request-id'] ?? problem['request_id']);
  return { reply, problem };
}

const json = (body: unknown) => ({ payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

test('health is said as the seed says it', async (t) => {
  const { http } = await openHttp(t);
  assert.equal((await http.inject('/health')).body, '{"status":"healthy"}');
  const status = (await http.inject('/api/v1/status')).json();
  assert.deepEqual(status, { name: 'Steward', version: '1.2.3', started_at: '2026-01-01T00:00:00.000Z' });
});

test('readiness names the part that fails, and not why', async (t) => {
  const { http } = await openHttp(t, {
    readiness: { database: async () => 1, queue: () => Promise.reject(new Error('redis://secret')) },
  });
  const { problem, reply } = await refusedBy(http, '/health/ready', 503, 'http.not-ready');
  assert.deepEqual(problem['checks'], { database: 'ok', queue: 'failing' });
  assert.doesNotMatch(reply.body, /secret/);
});

test('a reply is plain JSON with the headers that every reply has', async (t) => {
  const { http } = await openHttp(t);
  const reply = await http.inject({ url: '/api/v1/notes/3', headers: { ...bearer('ada'), 'x-request-id': 'abc-1' } });
  assert.deepEqual(reply.json(), { id: 3, title: 'Note 3', tags: [] });
  assert.equal(reply.headers['x-request-id'], 'abc-1');
  assert.equal(reply.headers['x-content-type-options'], 'nosniff');
  assert.equal(reply.headers['cache-control'], 'no-store');
});

test('an unsound request id is replaced', async (t) => {
  const { http } = await openHttp(t);
  const reply = await http.inject({ url: '/health', headers: { 'x-request-id': 'a b"<script>' } });
  assert.match(String(reply.headers['x-request-id']), /^[0-9a-f-]{36}$/);
});

test('who may call is enforced, before the body is read', async (t) => {
  const { http } = await openHttp(t);
  const broken = { payload: '{', headers: { 'content-type': 'application/json' } };
  const none = await refusedBy(http, { method: 'POST', url: '/api/v1/notes', ...broken }, 401, 'http.sign-in-needed');
  assert.equal(none.reply.headers['www-authenticate'], 'Bearer');
  const old = await refusedBy(
    http,
    { url: '/api/v1/notes/1', headers: bearer('nobody') },
    401,
    'http.credentials-not-valid',
  );
  assert.equal(old.reply.headers['www-authenticate'], 'Bearer error="invalid_token"');
  await refusedBy(
    http,
    { method: 'DELETE', url: '/api/v1/admin/all', headers: bearer('ada') },
    403,
    'http.admin-needed',
  );
  const admin = await http.inject({ method: 'DELETE', url: '/api/v1/admin/all', headers: bearer('root') });
  assert.deepEqual(admin.json(), { by: 'root' });
});

test('every fault of an input has its entry', async (t) => {
  const body = {
    count: 1.5,
    email: 'no',
    kind: 'other',
    nested: { list: [{ name: 'x' }, {}, { name: 7 }] },
    shape: { form: 'star' },
    either: { day: 'soon' },
    'un/known': 1,
  };
  const { problem } = await refused(
    t,
    { method: 'POST', url: '/api/v1/echo', ...json(body) },
    422,
    'http.invalid-input',
  );
  const fields = problem['fields'] as { path: string; message: string }[];
  assert.deepEqual(Object.fromEntries(fields.map(({ path, message }) => [path, message])), {
    '/title': 'This is needed.',
    '/count': 'Give a whole number.',
    '/email': 'Give an e-mail address.',
    '/kind': 'Give one of: plain, rich.',
    '/nested/list/1/name': 'This is needed.',
    '/nested/list/2/name': 'Give text.',
    '/shape/form': 'Give one of: round, square.',
    '/either/day': 'Give a day such as 2026-01-31.',
    '/un~1known': 'This is not known here.',
  });
});

test('a body that is not well-formed is refused', async (t) => {
  const { http } = await openHttp(t);
  const post = (payload: string, type = 'application/json') =>
    ({ method: 'POST', url: '/api/v1/echo', payload, headers: { 'content-type': type } }) as const;
  await refusedBy(http, post('{"title":'), 400, 'http.bad-body');
  await refusedBy(http, post('{"title":"a\\u0000b"}'), 400, 'http.bad-body');
  await refusedBy(http, post('{"title":"a","__proto__":{"admin":true}}'), 400, 'http.bad-body');
  await refusedBy(
    http,
    post(`{"title":"a","anything":${'['.repeat(50_000)}${']'.repeat(50_000)}}`),
    400,
    'http.bad-body',
  );
  await refusedBy(http, post('title=a', 'application/x-www-form-urlencoded'), 415, 'http.unsupported-media-type');
  await refusedBy(http, post('<a/>', 'text/xml'), 415, 'http.unsupported-media-type');
  await refusedBy(http, post(`{"title":"${'x'.repeat(1024 * 1024)}"}`), 413, 'http.body-too-large');
  await refusedBy(http, { method: 'POST', url: '/api/v1/echo' }, 422, 'http.invalid-input');
  assert.equal((await http.inject(post('{"title":"a","constructor":1}'))).statusCode, 422);
  assert.equal(
    (await http.inject(post(String.raw`{"title":"\\u0000"}`))).statusCode,
    200,
    'an escaped backslash is no NUL',
  );
});

test('an address that is not well-formed, or leads nowhere, is refused', async (t) => {
  const { http } = await openHttp(t);
  await refusedBy(http, '/api/v1/notes/%zz', 400, 'http.bad-url');
  await refusedBy(http, '/api/v1/notes?q=%zz', 400, 'http.bad-query');
  await refusedBy(http, '/api/v1/notes?q=%00', 400, 'http.bad-query');
  await refusedBy(http, '/api/v1/notes?q=a&q=b', 422, 'http.invalid-input');
  await refusedBy(http, '/api/v1/notes?__proto__=a', 400, 'http.bad-query');
  await refusedBy(http, '/api/v1/nowhere', 404, 'http.not-found');
  await refusedBy(
    http,
    { method: 'POST', url: '/nowhere', payload: '<', headers: { 'content-type': 'text/xml' } },
    404,
    'http.not-found',
  );
  await refusedBy(http, { url: '/api/v1/notes/99', headers: bearer('ada') }, 404, 'notes.not-found');
  const { reply } = await refusedBy(http, { method: 'PUT', url: '/api/v1/notes/' }, 405, 'http.method-not-allowed');
  assert.equal(reply.headers.allow, 'HEAD, GET, POST');
});

test('a query may repeat what is a list', async (t) => {
  const { http } = await openHttp(t);
  assert.equal((await http.inject('/api/v1/notes?tags=a&tags=b+c&q=%C3%A9')).statusCode, 200);
});

test('what we did wrong is told to nobody but the log', async (t) => {
  const { http } = await openHttp(t);
  const { reply } = await refusedBy(http, '/api/v1/broken', 500, 'http.internal');
  assert.doesNotMatch(reply.body, /secret/);
  await refusedBy(http, '/api/v1/untrue', 500, 'http.internal');
});

test('replies may be empty, streamed or of another media type', async (t) => {
  const { http } = await openHttp(t);
  const empty = await http.inject({ method: 'PUT', url: '/api/v1/nothing' });
  assert.deepEqual([empty.statusCode, empty.body], [204, '']);
  const csv = await http.inject('/api/v1/csv');
  assert.deepEqual([csv.headers['content-type'], csv.body], ['text/csv; charset=utf-8', 'a,b\n1,2\n']);
  assert.equal((await http.inject({ method: 'HEAD', url: '/api/v1/notes' })).statusCode, 200);
  const bare = { method: 'POST', url: '/api/v1/no-body', headers: { 'content-type': 'application/json' } } as const;
  assert.equal((await http.inject(bare)).statusCode, 202, 'JSON announced, nothing sent');
});

test('a form is read where a route takes forms', async (t) => {
  const { http } = await openHttp(t);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const reply = await http.inject({
    method: 'POST',
    url: '/api/v1/form',
    payload: 'username=ada+l&password=%26',
    headers,
  });
  assert.deepEqual(reply.json(), { username: 'ada l' });
  await refusedBy(
    http,
    { method: 'POST', url: '/api/v1/form', payload: 'username=%zz', headers },
    400,
    'http.bad-body',
  );
});

test('a list is read page by page', async (t) => {
  const { http } = await openHttp(t);
  const ids: number[] = [];
  let cursor: string | null = '';
  for (let pages = 0; cursor !== null && pages < 10; pages += 1) {
    const reply = await http.inject(`/notes?limit=3${cursor && `&cursor=${cursor}`}`);
    const part: { items: { id: number }[]; next_cursor: string | null } = reply.json();
    ids.push(...part.items.map(({ id }) => id));
    cursor = part.next_cursor;
  }
  assert.deepEqual(ids, [1, 2, 3, 4, 5, 6, 7]);
  for (const forged of ['x', 'e30', 'IlwAIg', '%20'])
    await refusedBy(http, `/notes?cursor=${forged}`, 400, 'http.bad-cursor');
  await refusedBy(http, '/notes?limit=201', 422, 'http.invalid-input');
  await refusedBy(http, '/notes?limit=', 422, 'http.invalid-input');
});

test('a route with a limit answers 429 and says when to come back', async (t) => {
  const { http, clock } = await openHttp(t);
  const call = { method: 'POST', url: '/api/v1/rare' } as const;
  assert.equal((await http.inject(call)).statusCode, 204);
  assert.equal((await http.inject(call)).statusCode, 204);
  const { reply } = await refusedBy(http, call, 429, 'http.too-many-requests');
  assert.equal(reply.headers['retry-after'], '30');
  assert.equal((await http.inject({ ...call, remoteAddress: '10.0.0.9' })).statusCode, 204, 'another address');
  clock.advance(30_000);
  assert.equal((await http.inject(call)).statusCode, 204);
});

test('a flood from one address is held off; other addresses are not', async (t) => {
  const { http } = await openHttp(t);
  const from = (remoteAddress: string) => http.inject({ url: '/health', remoteAddress });
  let last = 200;
  for (let sent = 0; sent <= 6000; sent += 1) last = (await from('2001:db8::1')).statusCode;
  assert.equal(last, 429);
  assert.equal((await from('2001:db8::2')).statusCode, 429, 'the same network');
  assert.equal((await from('2001:db8:0:1::1')).statusCode, 200);
});
