import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chromium } from 'playwright-core';
import { z } from 'zod';
import { Note, openHttp, route } from './http-in-test.ts';

test('the document has every route, names each operation once and each shape once', async (t) => {
  const { http } = await openHttp(t);
  const document = http.openApi();
  assert.equal(document.openapi, '3.1.0');
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  const ids = operations.map(({ operationId }) => operationId);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.includes('getNotesById') && ids.includes('deleteAdminAll') && ids.includes('getHealth'));
  assert.deepEqual(document.paths['/api/v1/notes/{id}']?.['get'], {
    operationId: 'getNotesById',
    summary: 'For a test',
    tags: ['Notes'],
    security: [{ bearer: [] }, { password: [] }],
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
    responses: {
      200: { description: 'OK', content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } } },
      default: { $ref: '#/components/responses/Problem' },
    },
  });
  const { schemas } = document['components'] as {
    schemas: Record<string, { properties?: object; required?: string[] }>;
  };
  assert.deepEqual(Object.keys(schemas), ['Note', 'Problem', 'Recursive1']);
  assert.deepEqual(schemas['Note'], {
    type: 'object',
    properties: {
      id: { type: 'integer' },
      title: { type: 'string' },
      tags: { default: [], type: 'array', items: { type: 'string' } },
      due: { type: 'string', format: 'date' },
    },
    required: ['id', 'title', 'tags'],
  });
  const text = JSON.stringify(document);
  assert.doesNotMatch(text, /\$defs|"pattern"|9007199254740991/);
  assert.equal((await http.inject('/openapi.json')).body, text);
});

test('a shape that is sent otherwise than it is given has two names', async (t) => {
  const whole = route({
    method: 'PUT',
    path: '/whole',
    allow: 'anyone',
    summary: 'For a test',
    tag: 'Notes',
    body: Note.array(),
    replies: { 200: Note },
    handle: () => undefined,
  });
  const { http } = await openHttp(t, { routes: [whole] });
  const document = http.openApi();
  const { schemas } = document['components'] as { schemas: Record<string, { required?: string[] }> };
  assert.deepEqual(
    [schemas['Note']?.required, schemas['NoteInput']?.required],
    [
      ['id', 'title', 'tags'],
      ['id', 'title'],
    ],
  );
  assert.match(
    JSON.stringify(document.paths['/api/v1/whole']),
    /"items":\{"\$ref":"#\/components\/schemas\/NoteInput"\}/,
  );
});

test('shapes that hold themselves have a name', async (t) => {
  const Folder = z.object({
    name: z.string(),
    get folders() {
      return z.array(Folder);
    },
  });
  const routes = [Folder, Folder.meta({ id: 'Folder' }), z.object({ folder: Folder })].map((shape, index) =>
    route({
      method: 'PUT',
      path: `/folders/${index}`,
      allow: 'anyone',
      summary: 'For a test',
      tag: 'Notes',
      body: shape,
      replies: { 200: shape },
      handle: ({ body }) => body,
    }),
  );
  const { http } = await openHttp(t, { routes });
  const document = http.openApi();
  const { schemas } = document['components'] as { schemas: Record<string, unknown> };
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
    ([, name]) => name,
  );
  assert.deepEqual(new Set(references), new Set(Object.keys(schemas)));
  assert.doesNotMatch(JSON.stringify(document), /Input|__schema/);
});

test('every code has its place on the page that problems point at', async (t) => {
  const { http } = await openHttp(t);
  const { body } = await http.inject('/docs/errors');
  assert.match(body, /id="notes.not-found"/);
  assert.match(body, /id="http.invalid-input"/);
});

test('the page to try the API works in a browser under the strict policy', async (t) => {
  const { http } = await openHttp(t);
  const address = await http.listen();
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  t.after(() => browser.close());
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${address}/docs`);
  await page.getByText('/api/v1/admin/all').waitFor();
  await page.getByRole('button', { name: 'Authorize' }).click();
  await page.getByLabel('username').waitFor();
  assert.deepEqual(complaints, []);
});
