import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { TestContext } from 'node:test';
import fc from 'fast-check';
import { startApp } from './app.ts';
import type { TestApp } from './app.ts';
import { ask } from './ask.ts';
import type { Reply } from './ask.ts';
import { settled } from './person.ts';
import type { Person } from './person.ts';
import { freshPostgresql } from './postgresql.ts';
import { plant, tree } from './tree.ts';

const SOMEBODY_ELSES = '01980000-0000-7000-8000-000000000000';

suite('hostile requests to the whole program', () => {
  test('what is asked wrongly is a 4xx with its code, and one entry for each field', async (t) => {
    const { ada, call, root } = await ready(t);
    const json = (value: unknown) => ({ 'content-type': 'application/json', body: JSON.stringify(value) });
    const organise = { operation_type: 'organize', root_path: root, organization_mode: 'category', dry_run: true };
    for (const [input, status, code, path] of [
      [{ ...organise, organization_mode: 'colour' }, 422, 'operations.bad-input', '/organization_mode'],
      [{ ...organise, organization_mode: 7 }, 422, 'operations.bad-input', '/organization_mode'],
      [{ ...organise, organization_mode: undefined }, 422, 'operations.bad-input', '/organization_mode'],
      [{ ...organise, organization_mode: 'template' }, 422, 'operations.bad-input', '/template'],
      [{ ...organise, organization_mode: 'template', template: '../{name}' }, 422, 'operations.bad-input', '/template'],
      [{ ...organise, organization_mode: 'template', template: '/{name}' }, 422, 'operations.bad-input', '/template'],
      [{ ...organise, template: '{name}' }, 422, 'operations.bad-input', '/template'],
      [{ ...organise, root_path: 7 }, 422, 'operations.bad-input', '/root_path'],
      [{ ...organise, root_path: [root] }, 422, 'operations.bad-input', '/root_path'],
      [{ ...organise, root_path: undefined }, 422, 'operations.bad-input', '/root_path'],
      [{ ...organise, root_id: SOMEBODY_ELSES }, 422, 'operations.bad-input', '/root_path'],
      [{ ...organise, root_path: undefined, root_id: SOMEBODY_ELSES }, 404, 'files.root-not-found', undefined],
      [{ ...organise, include_hidden: 'yes' }, 422, 'operations.bad-input', '/include_hidden'],
      [{ ...organise, extra: 1 }, 422, 'operations.bad-input', '/extra'],
      [{ ...organise, dry_run: 'true' }, 422, 'http.invalid-input', '/dry_run'],
      [{ ...organise, operation_type: 'destroy' }, 422, 'operations.unknown-type', '/operation_type'],
      [{ ...organise, operation_type: '__proto__' }, 422, 'operations.unknown-type', '/operation_type'],
      [{ ...organise, operation_type: undefined }, 422, 'http.invalid-input', '/operation_type'],
      [[organise], 422, 'http.invalid-input', ''],
      ['organise', 422, 'http.invalid-input', ''],
      [null, 422, 'http.invalid-input', ''],
    ] as const) {
      const { body, ...headers } = json(input);
      const reply = await call('POST', '/api/v1/operations', { headers, body });
      assertProblem(reply, `${JSON.stringify(input)} → ${reply.text}`);
      const fields = reply.body['fields'] as { path: string }[] | undefined;
      assert.deepEqual(
        [reply.status, reply.body['code'], fields?.[0]?.path],
        [status, code, path],
        `${JSON.stringify(input)} → ${reply.text}`,
      );
    }
    assert.deepEqual((await ada.call<{ items: unknown[] }>('GET', '/api/v1/operations')).items, []);
  });

  test('bodies that are too large, too deep, not JSON, or of another type', async (t) => {
    const { call } = await ready(t);
    const json = { 'content-type': 'application/json' };
    for (const [headers, body, statuses] of [
      [json, `{"operation_type":"organize","root_path":"${'x'.repeat(3_000_000)}"}`, [413]],
      [json, `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, [400, 413, 422]],
      [json, '['.repeat(200_000), [400]],
      [json, '{"operation_type":', [400]],
      [json, '', [400, 422]],
      [json, '\u0000', [400]],
      [json, '{"__proto__":{"admin":true},"operation_type":"organize"}', [400, 422]],
      [json, '{"constructor":{"prototype":{"admin":true}},"operation_type":"organize"}', [400, 422]],
      [{ 'content-type': 'application/json; charset=utf-16' }, '{}', [400, 415, 422]],
      [{ 'content-type': 'application/xml' }, '<a/>', [415]],
      [{ 'content-type': 'text/plain' }, '{"operation_type":"organize"}', [415]],
      [{ 'content-type': 'multipart/form-data; boundary=x' }, '--x--', [415]],
      [{ 'content-type': 'application/x-www-form-urlencoded' }, 'operation_type=organize', [415]],
      [{ 'content-type': '' }, '{}', [400, 415, 422]],
      [{ 'content-type': 'nonsense' }, '{}', [415]],
      [{ 'content-type': 'application/json', 'content-encoding': 'gzip' }, '{}', [400, 415, 422]],
    ] as const) {
      const reply = await call('POST', '/api/v1/operations', { headers, body });
      assertProblem(reply, `${JSON.stringify(headers)} ${body.slice(0, 40)}`);
      assert.ok(
        (statuses as readonly number[]).includes(reply.status),
        `${JSON.stringify(headers)} ${body.slice(0, 40)} → ${reply.status} ${reply.text}`,
      );
    }
    const latin = await call('POST', '/api/v1/operations', { headers: json, body: new Uint8Array([0x22, 0xe9, 0x22]) });
    assertProblem(latin, 'bytes that are not UTF-8');
  });

  for (const database of ['SQLite', 'PostgreSQL'])
    test(`every route, with ids, queries and bodies that nobody would think of: never a 5xx, on ${database}`, async (t) => {
      const env: Record<string, string> = {};
      if (database === 'PostgreSQL') {
        const { url, drop } = await freshPostgresql();
        t.after(drop);
        env['DATABASE_URL'] = url;
      }
      const { call, app } = await ready(t, env);
      const { body } = await ask(`${app.url}/openapi.json`);
      const paths = body['paths'] as Record<string, Record<string, { parameters?: { name: string; in: string }[] }>>;
      const routes = Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods)
          .filter(([method]) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
          .map(([method, { parameters = [] }]) => ({ path, method: method.toUpperCase(), parameters })),
      );
      assert.ok(routes.length > 20, `${routes.length} routes`);
      const oddText = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.constantFrom(
          '',
          '0',
          '-1',
          '1e309',
          '9'.repeat(30),
          'NaN',
          'null',
          'undefined',
          "' or 1=1 --",
          '%',
          '\u0000',
          '..',
          SOMEBODY_ELSES,
        ),
      );
      const oddValue = fc.oneof(oddText, fc.jsonValue({ maxDepth: 3 }));
      const bodyNames = [
        'email',
        'username',
        'password',
        'refresh_token',
        'exclude',
        'path',
        'name',
        'dry_run',
        'operation_type',
        'root_path',
        'root_id',
        'organization_mode',
        'template',
        'time_zone',
        'locale',
        'full_name',
        'current_password',
        'new_password',
        'immediately',
      ];
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(
            ...routes.filter(
              ({ path, method }) =>
                !(method === 'POST' && path.endsWith('/auth/logout')) && path !== '/admin/rotate-keys',
            ),
          ),
          fc.array(oddText, { minLength: 6, maxLength: 6 }),
          fc.option(fc.dictionary(fc.constantFrom(...bodyNames), oddValue, { maxKeys: 6 })),
          async ({ path, method, parameters }, texts, body) => {
            const next = () => encodeURIComponent((texts.shift() ?? 'x').toWellFormed());
            const filled = path.replaceAll(/\{[^}]+\}/g, () => next() || 'x');
            const query = parameters.filter((one) => one.in === 'query').map(({ name }) => `${name}=${next()}`);
            const full = `${filled}${query.length > 0 ? `?${query.join('&')}` : ''}`;
            const reply = await call(method, full, {
              ...(body && method !== 'GET'
                ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
                : {}),
            });
            assert.ok(reply.status < 500, `${method} ${full} ${JSON.stringify(body)} → ${reply.status} ${reply.text}`);
            if (reply.status >= 400) assertProblem(reply, `${method} ${full}`);
          },
        ),
        { numRuns: 400 },
      );
    });

  test('without a token, with a broken one, with a stranger: 401, 401, 404', async (t) => {
    const { app, ada, root } = await ready(t);
    const rex = await app.signUp('rex');
    const { id } = await ada.call<{ id: string }>('POST', '/api/v1/files/roots', { path: root }, 201);
    const { operation_id } = await ada.call<{ operation_id: string }>('POST', '/api/v1/operations', {
      operation_type: 'organize',
      root_id: id,
      organization_mode: 'year',
      dry_run: true,
    });
    await settled(ada, operation_id);
    const address = `${app.url}/api/v1/operations/${operation_id}`;
    for (const authorization of [
      '',
      'Bearer',
      'Bearer ',
      'Bearer x',
      'Basic YTpi',
      `bearer ${ada.token}x`,
      `Bearer ${ada.token} x`,
      `Token ${ada.token}`,
    ]) {
      const reply = await ask(address, { headers: { authorization } });
      assertProblem(reply, authorization);
      assert.equal(reply.status, 401, `${authorization} → ${reply.text}`);
    }
    const [head = '', payload = '', signature = ''] = ada.token.split('.');
    const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
    for (const forged of [
      `${none}.${payload}.`,
      `${none}.${payload}.${signature}`,
      `${head}.${payload}.`,
      `${head}.${Buffer.from('{"sub":"x"}').toString('base64url')}.${signature}`,
    ])
      assert.equal((await ask(address, { headers: { authorization: `Bearer ${forged}` } })).status, 401);

    await rex.call('DELETE', `/api/v1/files/roots/${id}`, undefined, 404);
    await rex.call('GET', `/api/v1/files?root_id=${id}`, undefined, 404);
    await rex.call(
      'POST',
      '/api/v1/operations',
      { operation_type: 'organize', root_id: id, organization_mode: 'year' },
      404,
    );
    await rex.call(
      'POST',
      '/api/v1/operations',
      { operation_type: 'organize', root_path: root, organization_mode: 'year' },
      403,
    );
    await rex.call('GET', `/api/v1/operations/${SOMEBODY_ELSES}`, undefined, 404);
    await rex.call('GET', '/api/v1/operations/not-an-id', undefined, 422);
    assert.deepEqual((await rex.call<{ items: unknown[] }>('GET', '/api/v1/operations')).items, []);
  });

  test('an Idempotency-Key answers again what was answered, and starts nothing twice', async (t) => {
    const { ada, call, root } = await ready(t);
    const start = (key: string, organization_mode: string) =>
      call('POST', '/api/v1/operations', {
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({ operation_type: 'organize', root_path: root, organization_mode }),
      });
    const replies = await Promise.all(Array.from({ length: 8 }, () => start('one', 'extension')));
    const ids = new Set(replies.filter(({ status }) => status === 202).map(({ body }) => String(body['operation_id'])));
    assert.equal(ids.size, 1);
    for (const { status, body } of replies)
      assert.ok(status === 202 || body['code'] === 'http.idempotency-running', `${status}`);
    const [id = ''] = ids;
    assert.equal((await settled(ada, id)).status, 'completed');
    const again = await start('one', 'extension');
    assert.deepEqual([again.status, again.body['operation_id']], [202, id], 'also when it has ended');
    const other = await start('one', 'year');
    assert.deepEqual([other.status, other.body['code']], [422, 'http.idempotency-mismatch']);
    for (const key of [' ', 'a b', 'x'.repeat(201), 'é']) assertProblem(await start(key, 'year'), key);
    const { items } = await ada.call<{ items: unknown[] }>('GET', '/api/v1/operations');
    assert.equal(items.length, 1);
    assert.deepEqual(tree(root), ['txt', 'txt/a.txt']);
  });

  test('acts at the wrong time are refused and change nothing', async (t) => {
    const { ada, call, root } = await ready(t);
    const { operation_id } = await ada.call<{ operation_id: string }>('POST', '/api/v1/operations', {
      operation_type: 'organize',
      root_path: root,
      organization_mode: 'extension',
      dry_run: true,
    });
    await settled(ada, operation_id);
    const act = async (name: string, body?: string) => {
      const reply = await call(
        'POST',
        `/api/v1/operations/${operation_id}/${name}`,
        body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body },
      );
      return [reply.status, reply.body['code'] ?? reply.body['status']];
    };
    assert.deepEqual(await act('rollback'), [409, 'operations.nothing-to-undo']);
    assert.deepEqual(await act('cancel'), [409, 'operations.not-cancellable']);
    assert.deepEqual(await act('retry'), [409, 'operations.not-retryable']);
    assert.deepEqual(await act('apply', '{"exclude":["1"]}'), [422, 'http.invalid-input']);
    assert.deepEqual(tree(root), ['a.txt']);
    assert.deepEqual(await act('apply'), [202, 'pending']);
    await settled(ada, operation_id);
    assert.deepEqual(await act('apply'), [409, 'operations.not-applicable']);
    assert.deepEqual(await act('rollback'), [202, 'rolling_back']);
    await settled(ada, operation_id);
    assert.deepEqual(await act('rollback'), [409, 'operations.nothing-to-undo']);
    assert.deepEqual(tree(root), ['a.txt']);
  });
});

async function ready(t: TestContext, env: Record<string, string> = {}) {
  const app: TestApp = await startApp(t, { env });
  const ada: Person = await app.signUp('ada');
  const root = join(app.base, 'root');
  mkdirSync(root);
  plant(root, { 'a.txt': 'a' });
  const call = (method: string, path: string, { headers = {}, ...rest }: NonNullable<Parameters<typeof ask>[1]> = {}) =>
    ask(app.url + path, { method, headers: { authorization: `Bearer ${ada.token}`, ...headers }, ...rest });
  return { app, ada, root, call };
}

/** RFC 9457, with our members; never a fault of ours. */
function assertProblem(reply: Reply, what: string): void {
  assert.ok(reply.status >= 400 && reply.status < 500, `${what} → ${reply.status} ${reply.text}`);
  assert.equal(reply.headers.get('content-type'), 'application/problem+json', what);
  assert.equal(reply.body['status'], reply.status, what);
  for (const name of ['code', 'title', 'type', 'request_id'])
    assert.equal(typeof reply.body[name], 'string', `${name}: ${what}`);
}
