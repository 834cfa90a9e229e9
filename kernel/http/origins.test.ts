import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHttp } from './http-in-test.ts';

const PREFLIGHT = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' };

test('pages of the public address and of the development server may call; others may not read', async (t) => {
  const { http } = await openHttp(t);
  for (const origin of ['https://steward.example', 'http://localhost:5173']) {
    const reply = await http.inject({ method: 'OPTIONS', url: '/api/v1/notes', headers: { origin, ...PREFLIGHT } });
    assert.equal(reply.statusCode, 204);
    assert.equal(reply.headers['access-control-allow-origin'], origin);
    assert.match(String(reply.headers['access-control-allow-headers']), /Authorization/);
  }
  const evil = await http.inject({ url: '/health', headers: { origin: 'https://evil.example' } });
  assert.equal(evil.headers['access-control-allow-origin'], undefined);
  assert.equal(evil.headers.vary, 'Origin');
});

test('the development server is trusted only on a machine of one’s own', async (t) => {
  const config = { HOST: '0.0.0.0', PORT: 0, STEWARD_PUBLIC_URL: undefined, STEWARD_TRUST_PROXY: false };
  const { http } = await openHttp(t, { config });
  const reply = await http.inject({ url: '/health', headers: { origin: 'http://localhost:5173' } });
  assert.equal(reply.headers['access-control-allow-origin'], undefined);
});

test('another site’s page cannot act with a person’s cookie', async (t) => {
  const { http } = await openHttp(t);
  const act = (headers: Record<string, string>) =>
    http.inject({ method: 'PUT', url: '/api/v1/nothing', headers: { host: 'steward.local:8000', ...headers } });
  const cookie = 'steward_refresh=x';
  for (const origin of ['https://evil.example', 'null', 'http://steward.local:8001']) {
    const reply = await act({ cookie, origin });
    assert.deepEqual([reply.statusCode, reply.json().code], [403, 'http.foreign-origin']);
  }
  assert.equal((await act({ cookie, origin: 'http://steward.local:8000' })).statusCode, 204, 'our own page');
  assert.equal((await act({ cookie, origin: 'https://steward.example' })).statusCode, 204, 'the public address');
  assert.equal((await act({ cookie })).statusCode, 204, 'a program');
});

test('behind a proxy only the nearest one is believed', async (t) => {
  const config = { HOST: '0.0.0.0', PORT: 0, STEWARD_PUBLIC_URL: undefined, STEWARD_TRUST_PROXY: true };
  const { http } = await openHttp(t, { config });
  const rare = (client: string, forged: string) =>
    http.inject({ method: 'POST', url: '/api/v1/rare', headers: { 'x-forwarded-for': `${forged}, ${client}` } });
  await rare('203.0.113.1', '1.1.1.1');
  await rare('203.0.113.1', '2.2.2.2');
  assert.equal((await rare('203.0.113.1', '3.3.3.3')).statusCode, 429, 'what the client wrote itself does not count');
  assert.equal((await rare('203.0.113.2', '1.1.1.1')).statusCode, 204);
});
