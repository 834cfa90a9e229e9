import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bearer, openHttp } from './http-in-test.ts';
import type { Http } from './http.ts';

const create = (http: Http, { key, title, who = 'ada' }: { key: string; title: string; who?: string }) =>
  http.inject({
    method: 'POST',
    url: '/api/v1/notes',
    payload: { title },
    headers: { ...bearer(who), 'idempotency-key': key },
  });

test('the same request with the same key is given the first reply', async (t) => {
  const { http, seen } = await openHttp(t);
  const first = await create(http, { key: 'k1', title: 'a' });
  const again = await create(http, { key: 'k1', title: 'a' });
  assert.deepEqual([again.statusCode, again.json()], [first.statusCode, first.json()]);
  assert.deepEqual([first.headers['idempotent-replayed'], again.headers['idempotent-replayed']], [undefined, 'true']);
  assert.equal(seen.creations, 1);
  assert.equal((await create(http, { key: 'k1', title: 'a', who: 'rex' })).headers['idempotent-replayed'], undefined);
  assert.equal(seen.creations, 2, 'a key is one person’s own');
});

test('the same key with another request is refused', async (t) => {
  const { http, seen } = await openHttp(t);
  await create(http, { key: 'k1', title: 'a' });
  const other = await create(http, { key: 'k1', title: 'b' });
  assert.deepEqual([other.statusCode, other.json().code], [422, 'http.idempotency-mismatch']);
  assert.equal(seen.creations, 1);
});

test('while the first request is under way, a second is told to wait', async (t) => {
  const { http, seen } = await openHttp(t);
  const first = create(http, { key: 'k1', title: 'wait' });
  await seen.hanging.promise;
  const second = await create(http, { key: 'k1', title: 'wait' });
  assert.deepEqual([second.statusCode, second.json().code], [409, 'http.idempotency-running']);
  seen.release.resolve();
  assert.equal((await first).statusCode, 201);
  assert.equal((await create(http, { key: 'k1', title: 'wait' })).headers['idempotent-replayed'], 'true');
});

test('a refusal is not kept: the key may be used again', async (t) => {
  const { http } = await openHttp(t);
  assert.equal((await create(http, { key: 'k1', title: '' })).statusCode, 422);
  assert.equal((await create(http, { key: 'k1', title: 'a' })).statusCode, 201);
});

test('a key left by a process that died is free after a minute, any other after a day', async (t) => {
  const { http, seen, database, clock } = await openHttp(t);
  await create(http, { key: 'k1', title: 'a' });
  await database.write((tx) => tx.updateTable('idempotency_keys').set({ status: null }).execute());
  clock.advance(59_000);
  assert.equal((await create(http, { key: 'k1', title: 'a' })).statusCode, 409);
  clock.advance(2000);
  assert.equal((await create(http, { key: 'k1', title: 'a' })).statusCode, 201);
  clock.advance(25 * 3_600_000);
  await create(http, { key: 'k2', title: 'b' });
  assert.equal(seen.creations, 3);
  const kept = await database.read.selectFrom('idempotency_keys').select('key').execute();
  assert.deepEqual(kept, [{ key: 'k2' }]);
});

test('a key that is not one is refused', async (t) => {
  const { http } = await openHttp(t);
  for (const key of ['', 'two words', 'é', 'x'.repeat(201)])
    assert.equal((await create(http, { key, title: 'a' })).json().code, 'http.bad-idempotency-key');
});
