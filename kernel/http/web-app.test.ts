import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { openHttp } from './http-in-test.ts';

const PAGE = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

async function openWithWeb(t: TestContext) {
  const webFolder = mkdtempSync(join(tmpdir(), 'steward-web-'));
  t.after(() => rmSync(webFolder, { recursive: true }));
  mkdirSync(join(webFolder, 'assets'));
  writeFileSync(join(webFolder, 'index.html'), '<!doctype html><title>Steward</title>');
  writeFileSync(join(webFolder, 'book.html'), '<!doctype html><title>Book a time</title>');
  writeFileSync(join(webFolder, 'assets/app-1a2b.js'), 'start();');
  writeFileSync(join(webFolder, 'assets/app-1a2b.js.gz'), gzipSync('start();'));
  writeFileSync(join(webFolder, '.secret'), 'no');
  return openHttp(t, { webFolder });
}

test('the page is always asked for again, under a strict policy; hashed files are kept for a year', async (t) => {
  const { http } = await openWithWeb(t);
  const page = await http.inject({ url: '/', headers: PAGE });
  assert.match(page.body, /Steward/);
  assert.equal(page.headers['cache-control'], 'no-cache');
  assert.match(String(page.headers['content-security-policy']), /script-src 'self';/);
  const file = await http.inject({ url: '/assets/app-1a2b.js', headers: { 'accept-encoding': 'gzip' } });
  assert.equal(gunzipSync(file.rawPayload).toString(), 'start();');
  assert.equal(file.headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.match(String(file.headers['content-type']), /javascript/);
});

test('the app routes its own pages; what is not a page is not one', async (t) => {
  const { http } = await openWithWeb(t);
  const status = async (url: string, headers: Record<string, string> = PAGE) =>
    (await http.inject({ url, headers })).statusCode;
  const page = await http.inject({ url: '/operations/018f', headers: PAGE });
  assert.deepEqual([page.statusCode, page.headers['cache-control']], [200, 'no-cache']);
  assert.match(page.body, /<title>Steward/);
  const visitors = await http.inject({ url: '/book/talk/a-token', headers: PAGE });
  assert.match(visitors.body, /<title>Book a time/);
  assert.match(String(visitors.headers['content-security-policy']), /script-src 'self'/);
  assert.match(String(page.headers['content-security-policy']), /frame-ancestors 'none'/);
  assert.equal(await status('/assets/gone-1.js'), 404);
  assert.equal(await status('/operations', {}), 404, 'a program gets no page');
  assert.equal(await status('/api/v1/nowhere'), 404);
  assert.equal(await status('/.secret'), 404);
  assert.equal(await status('/..%2f..%2fetc%2fpasswd'), 404);
  assert.ok((await status('/%00')) < 500);
  assert.equal((await http.inject({ method: 'HEAD', url: '/operations/018f', headers: PAGE })).statusCode, 200);
});

test('a browser that opens a short path gets the page, a program gets the thing', async (t) => {
  const { http } = await openWithWeb(t);
  assert.match((await http.inject({ url: '/notes', headers: PAGE })).body, /<title>Steward/);
  assert.equal((await http.inject({ url: '/notes?limit=1', headers: { accept: '*/*' } })).json().items.length, 1);
  const posted = await http.inject({ method: 'POST', url: '/notes/', payload: {} });
  assert.deepEqual(
    [posted.statusCode, posted.json().code, posted.json().instance],
    [401, 'http.sign-in-needed', '/notes/'],
  );
});

test('while the app is not built, a page says how to build it', async (t) => {
  const { http } = await openHttp(t, { webFolder: join(tmpdir(), 'there-is-no-such-folder') });
  const page = await http.inject({ url: '/', headers: PAGE });
  assert.equal(page.statusCode, 200);
  assert.match(page.body, /npm start/);
});
