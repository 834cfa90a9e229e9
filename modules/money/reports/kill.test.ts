import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { neverAnswers, startModelServer } from '../../../kernel/writer/test/model-server.ts';
import { settled, signIn, signUp } from '../../../test/person.ts';
import type { OperationReply } from '../../../test/person.ts';
import { startProgram } from '../../../test/program.ts';
import type { ReportHead } from './reports.schema.ts';
import type { Started } from './test/reports-world.ts';

test('killed in the middle of a report, it is made all the same, and once', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-reports-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  const server = await startModelServer(neverAnswers);
  t.after(() => server.close());
  const slow = { STEWARD_AI_BASE_URL: server.url, STEWARD_AI_MODEL: 'm', STEWARD_AI_TIMEOUT_SECONDS: '60' };
  let program = await startProgram({ data, env: slow });
  t.after(async () => {
    await program.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  let ada = await signUp(program.url);
  await ada.call('POST', '/api/v1/accounts', { name: 'Giro', currency: 'EUR', opening_balance: '12.00' }, 201);
  const { operation_id } = await ada.call<Started>('POST', '/api/v1/reports/monthly', { month: '2026-01' }, 202);
  for (;;) {
    const { progress } = await ada.call<OperationReply>('GET', `/api/v1/operations/${operation_id}`);
    if (progress?.stage === 'writing' && server.asked.length > 0) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await program.end('SIGKILL');
  program = await startProgram({ data });
  ada = await signIn(program.url);
  const { status, result } = await settled(ada, operation_id);
  assert.equal(status, 'completed');
  const { items } = await ada.call<{ items: ReportHead[] }>('GET', '/api/v1/reports');
  assert.deepEqual(
    items.map(({ id, operation_id }) => [id, operation_id]),
    [[result?.['report_id'], operation_id]],
  );
  const files = readdirSync(join(data, 'store/reports'), { recursive: true, encoding: 'utf8' });
  assert.deepEqual(
    files
      .filter((path) => /\.\w+$/.test(path))
      .map((path) => path.split('/').at(-1) ?? '')
      .toSorted((a, b) => (a < b ? -1 : 1)),
    ['2026-01.html', '2026-01.md', '2026-01.pdf'],
  );
});
