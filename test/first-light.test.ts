import assert from 'node:assert/strict';
import { on } from 'node:events';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { WebSocket } from 'ws';
import { startApp } from './app.ts';
import { settled } from './person.ts';

/** Every file and folder below `root`, as paths. */
const tree = (root: string) => readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted();

function untidy(root: string): void {
  mkdirSync(join(root, 'inbox'), { recursive: true });
  for (const name of ['holiday.jpg', 'invoice.pdf', 'song.mp3', 'inbox/holiday.jpg']) {
    writeFileSync(join(root, name), `the content of ${name}`);
    utimesSync(join(root, name), 1_600_000_000, 1_600_000_000);
  }
}

for (const threads of [0, 2])
  test(`a folder is previewed, organised, watched and put back, with ${threads} threads`, async (t) => {
    const app = await startApp(t, { threads });
    const ada = await app.signUp('ada');
    const root = join(app.base, 'downloads');
    untidy(root);
    const before = tree(root);

    const { operation_id, status } = await ada.call<{ operation_id: string; status: string }>(
      'POST',
      '/api/v1/operations',
      { root_path: root, operation_type: 'organize', organization_mode: 'category_year', dry_run: true },
      202,
    );
    assert.equal(status, 'pending');
    const preview = await settled(ada, operation_id);
    assert.equal(preview.status, 'completed');
    assert.equal(preview.result?.['moves'], 4);
    assert.deepEqual(tree(root), before, 'a preview has no effect');

    await ada.call('POST', `/api/v1/operations/${operation_id}/apply`, {}, 202);
    assert.equal((await settled(ada, operation_id)).status, 'completed');
    assert.deepEqual(
      tree(root).filter((path) => /\.\w+$/.test(path)),
      ['Audio/2020/song.mp3', 'Documents/2020/invoice.pdf', 'Images/2020/holiday (2).jpg', 'Images/2020/holiday.jpg'],
    );

    await ada.call('POST', `/api/v1/operations/${operation_id}/rollback`, undefined, 202);
    assert.equal((await settled(ada, operation_id)).status, 'rolled_back');
    assert.deepEqual(tree(root), before, 'everything is back');
  });

test('an operation is watched from its snapshot to its end, and resumed without a gap', async (t) => {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  const root = join(app.base, 'downloads');
  untidy(root);
  const { operation_id } = await ada.call<{ operation_id: string }>('POST', '/api/v1/operations', {
    root_path: root,
    operation_type: 'organize',
    organization_mode: 'extension',
  });
  const watch = async (query: string) => {
    const seen: { type: string; sequence: number; operation?: { status: string } }[] = [];
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/ws/operations/${operation_id}${query}`, {
      headers: { authorization: `Bearer ${ada.token}` },
    });
    for await (const [data] of on(socket, 'message')) {
      const event = JSON.parse(String(data)) as (typeof seen)[number];
      seen.push(event);
      if (event.type !== 'snapshot' && event.operation?.status === 'completed') break;
    }
    socket.close();
    return seen;
  };
  const all = await watch('?after=0');
  assert.equal(all[0]?.type, 'snapshot');
  // Progress is passing: of an operation that has ended only the last is kept.
  const lasting = (seen: typeof all) => seen.slice(1).filter(({ type }) => type !== 'progress');
  const events = lasting(all).map(({ sequence }) => sequence);
  const middle = events[Math.floor(events.length / 2)] ?? 0;
  const rest = lasting(await watch(`?after=${middle}`)).map(({ sequence }) => sequence);
  assert.deepEqual(
    rest,
    events.filter((sequence) => sequence > middle),
  );
  assert.ok(rest.length > 0);
});

test("another person's operation, root and socket are a 404", async (t) => {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  const rex = await app.signUp('rex');
  const root = join(app.base, 'downloads');
  untidy(root);
  const { operation_id } = await ada.call<{ operation_id: string }>('POST', '/api/v1/operations', {
    root_path: root,
    operation_type: 'organize',
    organization_mode: 'year',
    dry_run: true,
  });
  await settled(ada, operation_id);
  for (const [method, path] of [
    ['GET', ''],
    ['GET', '/plan'],
    ['GET', '/report'],
    ['GET', '/events'],
    ['POST', '/apply'],
    ['POST', '/rollback'],
    ['POST', '/cancel'],
    ['POST', '/retry'],
  ] as const)
    await rex.call(method, `/api/v1/operations/${operation_id}${path}`, method === 'POST' ? {} : undefined, 404);
  const refused = await new Promise<number | undefined>((resolve) => {
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/ws/operations/${operation_id}`, {
      headers: { authorization: `Bearer ${rex.token}` },
    });
    socket.on('unexpected-response', (_request, reply) => resolve(reply.statusCode));
    socket.on('error', () => {});
  });
  assert.equal(refused, 404);
});
