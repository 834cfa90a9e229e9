import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '../../../../kernel/database/database.ts';
import { silent } from '../../../../kernel/log/log.ts';
import { settled, signIn, signUp } from '../../../../test/person.ts';
import type { OperationReply, Person } from '../../../../test/person.ts';
import { freshPostgresql } from '../../../../test/postgresql.ts';
import { startProgram } from '../../../../test/program.ts';
import { addAccount, fill } from '../../test/fill.ts';
import { TRANSACTIONS } from '../test/shelf.ts';

const MANY = 3000;

/** Resolves once a part of the work is done, or all of it. */
async function underWay(person: Person, id: string): Promise<void> {
  for (;;) {
    const { status, progress } = await person.call<OperationReply>('GET', `/api/v1/operations/${id}`);
    if (!['pending', 'running', 'rolling_back'].includes(status)) return;
    if (progress && progress.stage !== 'looking' && progress.done > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('killed in the middle of changing many, and of changing them back, it goes on', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-edit-'));
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
  const killedIn = async (id: string) => {
    await underWay(ada, id);
    await program.end('SIGKILL');
    program = await startProgram({ data, env });
    ada = await signIn(program.url);
    return (await settled(ada, id)).result;
  };
  const database = await openDatabase({ dataFolder: data, ...env, log: silent });
  t.after(() => database.close());
  const { id: owner_id } = await ada.call<{ id: string }>('GET', '/api/v1/auth/me');
  const account_id = await addAccount(database, { owner_id });
  const row = { account_id, date: '2026-10-01', amount_minor: -1n, payee: 'Bean' };
  await fill(database, { owner_id, rows: Array.from({ length: MANY }, () => row) });
  const counts = async () => {
    const { revisions, uncleared } = await database.read
      .selectFrom('transactions')
      .select((each) => [
        each.fn.sum<number>('revision').as('revisions'),
        each.fn.countAll<number>().filterWhere('status', '=', 'uncleared').as('uncleared'),
      ])
      .executeTakeFirstOrThrow();
    const account = await database.read.selectFrom('accounts').select('cleared_minor').executeTakeFirstOrThrow();
    const tags = await database.read.selectFrom('money_tags').select('entries').execute();
    return [revisions, uncleared, Number(account.cleared_minor), tags.map(({ entries }) => entries)];
  };
  const body = { filter: { q: 'bean' }, edit: { status: 'uncleared', add_tags: ['hot'] } };
  const { operation_id } = await ada.call<{ operation_id: string }>('POST', `${TRANSACTIONS}/bulk`, body, 202);
  assert.deepEqual(await killedIn(operation_id), { changed: MANY, skipped: 0 });
  assert.deepEqual(await counts(), [2 * MANY, MANY, 0, [MANY]], 'each was changed once');
  await ada.call('POST', `/api/v1/operations/${operation_id}/rollback`, {});
  assert.deepEqual(await killedIn(operation_id), { restored: MANY, left: 0 });
  assert.deepEqual(await counts(), [3 * MANY, 0, -MANY, [0]]);
});
