import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { settled } from '../../../test/person.ts';
import type { Person } from '../../../test/person.ts';
import { believable } from './test/believable.ts';
import { firstAccount, reportsWorld } from './test/reports-world.ts';
import type { Started, World } from './test/reports-world.ts';
import type { Report, ReportHead } from './reports.schema.ts';

interface Page {
  readonly items: readonly ReportHead[];
  readonly next_cursor: string | null;
}

const MONTHLY = '/api/v1/reports/monthly';

async function get(
  { app, ada }: World,
  path: string,
  headers: Record<string, string> = {},
  person: Person | null = ada,
) {
  const reply = await fetch(app.url + path, {
    headers: { ...(person ? { authorization: `Bearer ${person.token}` } : {}), ...headers },
  });
  return { status: reply.status, headers: reply.headers, bytes: Buffer.from(await reply.arrayBuffer()) };
}

/** Files of reports in the data folder. */
function stored({ app }: World): string[] {
  const folder = join(app.data, 'store/reports');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.\w+$/.test(path))
    .map((path) => path.split('/').at(-1) ?? '')
    .toSorted();
}

suite('monthly reports', () => {
  test('are made as the manuals say: the job id, the trace, the same job while one runs, the files', async (t) => {
    const world = await reportsWorld(t);
    await believable(world);
    const { ada, owner_id } = world;
    const started = await world.start('2026-10');
    assert.deepEqual(
      [started.job_id, started.status, started.deduplicated],
      [`monthly_report_${owner_id}_2026-10`, 'pending', false],
    );
    const done = await settled(ada, started.operation_id);
    assert.deepEqual(
      [done.status, done.progress?.stage, done.progress?.done, done.progress?.total],
      ['completed', 'drawing', 3, 3],
    );
    assert.partialDeepStrictEqual(done.result, {
      ...{ month: '2026-10', job_id: started.job_id, pdf_fault: null },
      files: ['2026-10.pdf', '2026-10.html', '2026-10.md'],
    });
    const { items } = await ada.call<{ items: { message?: string }[] }>(
      'GET',
      `/api/v1/operations/${started.operation_id}/events`,
    );
    assert.deepEqual(
      items.flatMap(({ message }) => message ?? []),
      [`Found job ${started.job_id}. Starting execution...`, `Job ${started.job_id} completed.`],
    );
    assert.deepEqual(stored(world), ['2026-10.html', '2026-10.md', '2026-10.pdf']);
    const again = await world.start('2026-10');
    assert.notEqual(again.operation_id, started.operation_id, 'an ended one holds nobody up');
    await settled(ada, again.operation_id);
  });

  test('of the same month while one is under way are the same one, however it is asked for', async (t) => {
    const { startModelServer, writes } = await import('../../../kernel/writer/test/model-server.ts');
    const answer = Promise.withResolvers<void>();
    const server = await startModelServer(async (question, reply) => {
      await answer.promise;
      await writes('A quiet month.')(question, reply);
    });
    t.after(() => server.close());
    const world = await reportsWorld(t, { env: { STEWARD_AI_BASE_URL: server.url, STEWARD_AI_MODEL: 'm' } });
    const first = await world.start('2026-10');
    const second = await world.start();
    assert.deepEqual([second.operation_id, second.deduplicated], [first.operation_id, true]);
    const other = await world.start('2026-09');
    assert.notEqual(other.operation_id, first.operation_id);
    const rex = await world.app.signUp('rex');
    const his = await rex.call<Started>('POST', MONTHLY, { month: '2026-10' }, 202);
    assert.deepEqual([his.deduplicated, his.job_id === first.job_id], [false, false]);
    answer.resolve();
    for (const { operation_id } of [first, other])
      assert.equal((await settled(world.ada, operation_id)).status, 'completed');
    await settled(rex, his.operation_id);
  });

  test('of a month that is none, or has not begun, are refused; the present one says that it is not over', async (t) => {
    const world = await reportsWorld(t);
    const { ada } = world;
    for (const body of [
      ...['2026-13', '2026-00', '1800-01', '2026-1', 'october', '2026-10-01', '', 202610, null].map((month) => ({
        month,
      })),
      { month: '2026-10', for: 'somebody else' },
    ])
      assert.equal((await ada.call('POST', MONTHLY, body, 422))['code'], 'http.invalid-input', JSON.stringify(body));
    const refused = await ada.call('POST', MONTHLY, { month: '2026-12' }, 422);
    assert.deepEqual([refused['code'], refused['detail']], ['money.month-not-begun', 'December 2026 has not begun.']);
    assert.equal((await world.report('2026-11')).facts.complete, false);
  });

  test('of no month are of the last full one where the person lives', async (t) => {
    // In Berlin the new year has begun, in Greenwich it has not.
    const world = await reportsWorld(t, { now: '2026-12-31T23:30:00Z' });
    const { ada } = world;
    const { job_id, operation_id } = await world.start();
    assert.match(job_id, /_2026-12$/);
    await settled(ada, operation_id);
    const by_type = await ada.call<Started>('POST', '/api/v1/operations', {
      operation_type: 'generate_monthly_report',
      dry_run: false,
    });
    assert.partialDeepStrictEqual((await settled(ada, by_type.operation_id)).result, { month: '2026-12' });
  });

  test('are listed, read, and say when the book has changed since', async (t) => {
    const world = await reportsWorld(t);
    const { ada } = world;
    await believable(world);
    const [september, october] = [await world.report('2026-09'), await world.report('2026-10')];
    const { items, next_cursor } = await ada.call<Page>('GET', '/api/v1/reports?limit=1');
    assert.deepEqual([items.map(({ id }) => id), typeof next_cursor], [[october.id], 'string']);
    const rest = await ada.call<Page>('GET', `/api/v1/reports?limit=1&cursor=${String(next_cursor)}`);
    assert.deepEqual([rest.items.map(({ id }) => id), rest.next_cursor], [[september.id], null]);
    const [only] = (await ada.call<Page>('GET', '/api/v1/reports?month=2026-09')).items;
    assert.deepEqual(
      [only?.id, only?.stale, only?.figures[0]],
      [
        ...[september.id, false],
        {
          currency: 'EUR',
          income: { amount: '3250.00', currency: 'EUR' },
          spending: { amount: '1898.81', currency: 'EUR' },
          saved: { amount: '1351.19', currency: 'EUR' },
        },
      ],
    );
    assert.deepEqual(Object.keys(october.plots), [
      'categories-EUR',
      'flow-EUR',
      'worth-EUR',
      'categories-CHF',
      'flow-CHF',
      'worth-CHF',
    ]);
    assert.deepEqual(
      october.sections.map(({ key, written_by }) => `${key} ${written_by}`),
      [
        'overview builtin',
        'categories builtin',
        'changes builtin',
        'regular builtin',
        'outlook builtin',
        'advice builtin',
      ],
    );
    await world.store([{ account_id: await firstAccount(world), date: '2026-10-31', amount_minor: -100n }]);
    assert.equal((await ada.call<Report>('GET', `/api/v1/reports/${october.id}`)).stale, true);
  });

  test('are of nobody else: 404, and without a token 401', async (t) => {
    const world = await reportsWorld(t);
    const { id, operation_id } = await world.report('2026-10');
    const rex = await world.app.signUp('rex');
    const paths = [
      `/api/v1/reports/${id}`,
      ...['html', 'pdf', 'md'].map((ending) => `/api/v1/reports/${id}.${ending}`),
    ].concat(['/reports-files/2026-10.pdf', '/api/v1/reports-files/2026-10.html']);
    for (const path of paths) {
      assert.equal((await get(world, path)).status, 200, path);
      const his = await get(world, path, {}, rex);
      assert.deepEqual(
        [his.status, (JSON.parse(his.bytes.toString()) as { code: string }).code],
        [404, 'money.report-not-found'],
      );
      assert.equal((await get(world, path, {}, null)).status, 401);
    }
    assert.equal((await get(world, MONTHLY.replace('/monthly', ''), {}, null)).status, 401);
    await rex.call('POST', `/api/v1/operations/${operation_id}/rollback`, {}, 404);
    for (const name of ['2026-09.pdf', '2026-13.pdf', '2026-10.exe', '2026-10', '..%2f2026-10.pdf', 'x'.repeat(90)])
      assert.equal((await get(world, `/reports-files/${name}`)).status, 404, name);
  });

  test('come as a page, a PDF and Markdown, each with its type, its name, its tag and a guard', async (t) => {
    const world = await reportsWorld(t);
    await believable(world);
    await world.report('2026-10');
    for (const [ending, type, disposition, begin] of [
      ['pdf', 'application/pdf', 'inline', '%PDF-1.7'],
      ['html', 'text/html; charset=utf-8', 'inline', '<!doctype html>'],
      ['md', 'text/markdown; charset=utf-8', 'attachment', '# Money in October 2026'],
    ] as const) {
      const { status, headers, bytes } = await get(world, `/reports-files/2026-10.${ending}`, { accept: 'text/html' });
      assert.deepEqual(
        [status, headers.get('content-type'), headers.get('content-disposition'), headers.get('cache-control')],
        [200, type, `${disposition}; filename="2026-10.${ending}"`, 'private, no-cache'],
      );
      assert.equal(bytes.subarray(0, begin.length).toString(), begin);
      assert.equal(Number(headers.get('content-length')), bytes.length);
      const policy = headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'/);
      assert.match(policy, /sandbox/);
      assert.doesNotMatch(policy, /script|https?:/);
      assert.match(headers.get('vary') ?? '', /Authorization/);
      const etag = headers.get('etag') ?? '';
      const fresh = await get(world, `/reports-files/2026-10.${ending}`, { 'if-none-match': etag });
      assert.deepEqual([fresh.status, fresh.bytes.length], [304, 0]);
    }
  });

  test('are the same bytes for the same facts', async (t) => {
    const world = await reportsWorld(t);
    await believable(world);
    const hashes = async () => (await world.report('2026-10')).files.map(({ name, hash }) => `${name} ${hash}`);
    assert.deepEqual(await hashes(), await hashes());
  });

  test('are taken back with their files, and made again', async (t) => {
    const world = await reportsWorld(t);
    const { ada } = world;
    const { id, operation_id } = await world.report('2026-10');
    await ada.call('POST', `/api/v1/operations/${operation_id}/rollback`, {});
    assert.deepEqual((await settled(ada, operation_id)).result, { removed: 1 });
    assert.deepEqual(stored(world), []);
    await ada.call('GET', `/api/v1/reports/${id}`, undefined, 404);
    assert.equal((await get(world, '/reports-files/2026-10.pdf')).status, 404);
    await ada.call('POST', `/api/v1/operations/${operation_id}/apply`, {});
    const again = await settled(ada, operation_id);
    assert.equal(again.status, 'completed');
    assert.equal((await ada.call<Page>('GET', '/api/v1/reports')).items.length, 1);
    assert.equal((await get(world, '/reports-files/2026-10.pdf')).status, 200);
  });

  test('that a crash left without a row are cleaned away after a day; others stay', async (t) => {
    const world = await reportsWorld(t);
    const { operation_id } = await world.report('2026-10');
    const orphan = join(world.app.data, 'store/reports', world.owner_id, '01990000-0000-7000-8000-000000000000');
    mkdirSync(orphan, { recursive: true });
    writeFileSync(join(orphan, '2026-09.md'), 'half');
    const kept = join(world.app.data, 'store/reports', world.owner_id, operation_id, '2026-10.md');
    const forget = () => world.app.operations.performDuty('money.forget-report-files');
    await forget();
    assert.equal(stored(world).length, 4, 'it may be about to get its row');
    const longAgo = new Date(world.clock.nowMs() - 2 * 86_400_000);
    for (const path of [join(orphan, '2026-09.md'), kept]) utimesSync(path, longAgo, longAgo);
    world.clock.advance(2 * 86_400_000);
    await forget();
    assert.deepEqual(stored(world), ['2026-10.html', '2026-10.md', '2026-10.pdf']);
  });
});
