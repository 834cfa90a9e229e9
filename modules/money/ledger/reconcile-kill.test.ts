import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '../../../kernel/database/database.ts';
import { silent } from '../../../kernel/log/log.ts';
import { settled, signIn, signUp } from '../../../test/person.ts';
import type { OperationReply, Person } from '../../../test/person.ts';
import { freshPostgresql } from '../../../test/postgresql.ts';
import { startProgram } from '../../../test/program.ts';
import { ACCOUNTS, bookOf } from '../test/book.ts';
import { fill } from '../test/fill.ts';
import { auditBook } from './audit.ts';

const MANY = 1600;

/** Resolves once a part of the work is done, or all of it. */
async function underWay(person: Person, id: string): Promise<void> {
  for (;;) {
    const { status, progress } = await person.call<OperationReply>('GET', `/api/v1/operations/${id}`);
    if (!['pending', 'running', 'rolling_back'].includes(status)) return;
    if (progress && progress.done > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('killed in the middle of a reconciliation and of its undo, each goes on, and one adjustment was made', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-reconcile-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  const postgresql = process.env['STEWARD_TEST_DATABASE'] === 'postgresql' ? await freshPostgresql() : undefined;
  const env = postgresql ? { DATABASE_URL: postgresql.url } : {};
  let program = await startProgram({ data, env });
  t.after(async () => {
    await program.end('SIGKILL');
    await postgresql?.drop();
    rmSync(folder, { recursive: true, force: true });
  });
  let ada = await signUp(program.url);
  const database = await openDatabase({ dataFolder: data, ...env, log: silent });
  t.after(() => database.close());
  const { owner_id, account } = await bookOf(program, ada);
  const rows = Array.from({ length: MANY }, () => ({ account_id: account.id, amount_minor: -1n, date: '2026-10-01' }));
  await fill(database, { owner_id, rows });
  const killedIn = async (id: string) => {
    await underWay(ada, id);
    await program.end('SIGKILL');
    program = await startProgram({ data, env });
    ada = await signIn(program.url);
    return (await settled(ada, id)).status;
  };
  const statuses = async () => {
    const living = database.read.selectFrom('transactions').where('deleted_at', 'is', null);
    const counts = await living
      .select((row) => ['status', row.fn.countAll<number>().as('count')])
      .groupBy('status')
      .execute();
    return Object.fromEntries(counts.map(({ status, count }) => [status, count]));
  };

  const place = `${ACCOUNTS}/${account.id}/reconciliations`;
  const body = { date: '2026-10-31', balance: '-20', adjust: true };
  const { operation_id: id } = await ada.call<{ operation_id: string }>('POST', place, body, 202);
  assert.equal(await killedIn(id), 'completed');
  assert.deepEqual(await statuses(), { reconciled: MANY + 1 });
  assert.deepEqual(await auditBook(database.read, { owner_id }), []);

  await ada.call('DELETE', `${place}/${id}`, undefined, 202);
  assert.equal(await killedIn(id), 'rolled_back');
  assert.deepEqual(await statuses(), { cleared: MANY });
  assert.deepEqual(await ada.call('GET', place), { items: [], next_cursor: null });
  assert.deepEqual(await auditBook(database.read, { owner_id }), []);
});
