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
import { openedBook } from './test/book.ts';

const TRANSACTIONS = 1500;

/** Resolves once a part of the work is done, or all of it. */
async function underWay(person: Person, id: string): Promise<void> {
  for (;;) {
    const { status, progress } = await person.call<OperationReply>('GET', `/api/v1/operations/${id}`);
    if (!['pending', 'running', 'rolling_back'].includes(status)) return;
    if (progress && progress.stage !== 'looking' && progress.done > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('killed in the middle of rules over history, of a merge and of their undo, each goes on', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-planning-'));
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
  /** `spared` on PostgreSQL, where another process waits until the lease of the one that was killed is over: half a minute each time. */
  const killedIn = async (id: string, { spared = false } = {}) => {
    if (spared && postgresql) return (await settled(ada, id)).result;
    await underWay(ada, id);
    await program.end('SIGKILL');
    program = await startProgram({ data, env });
    ada = await signIn(program.url);
    return (await settled(ada, id)).result;
  };
  const database = await openDatabase({ dataFolder: data, ...env, log: silent });
  t.after(() => database.close());
  const { add, categories } = await openedBook({ database }, ada);
  const { Coffee = '', Fuel = '' } = categories;
  await add(Array.from({ length: TRANSACTIONS }, (_, n) => ({ amount_minor: -1n, payee: `Bean ${n}` })));
  const conditions = [{ field: 'payee', is: 'begins', value: 'bean' }];
  await ada.call('POST', '/api/v1/rules', { conditions, category_id: Coffee, tags: ['hot'] }, 201);
  /** By category: what the rows say, and what the kept totals say. */
  const counts = async () => {
    const rows = await database.read
      .selectFrom('transactions')
      .select((row) => ['category_id', row.fn.countAll<number>().as('entries')])
      .groupBy('category_id')
      .execute();
    const months = await database.read
      .selectFrom('account_months')
      .select(['category_key', 'entries', 'out_minor'])
      .where('entries', '>', 0)
      .execute();
    const kept = months.map(({ category_key, entries, out_minor }) => `${category_key} ${entries} ${out_minor}`);
    assert.deepEqual(
      rows.map(({ category_id, entries }) => `${category_id ?? ''} ${entries} ${entries}`).toSorted(),
      kept.toSorted(),
    );
    return Object.fromEntries(rows.map(({ category_id, entries }) => [category_id ?? '', entries]));
  };

  const start = async (path: string, body: object) =>
    (await ada.call<{ operation_id: string }>('POST', path, body, 202)).operation_id;
  const rules = await start('/api/v1/rules/apply', {});
  assert.deepEqual(await killedIn(rules), { changed: TRANSACTIONS, skipped: 0 });
  assert.deepEqual(await counts(), { [Coffee]: TRANSACTIONS });
  const merge = await start(`/api/v1/categories/${Coffee}/merge`, { into: Fuel });
  assert.deepEqual(await killedIn(merge, { spared: true }), { merged: 1, moved: TRANSACTIONS, rules: 1, budgets: 0 });
  assert.deepEqual(await counts(), { [Fuel]: TRANSACTIONS });
  await ada.call('POST', `/api/v1/operations/${merge}/rollback`, {});
  assert.deepEqual(await killedIn(merge), { merged: 1, restored: TRANSACTIONS, left: 0 });
  assert.deepEqual(await counts(), { [Coffee]: TRANSACTIONS });
  await ada.call('POST', `/api/v1/operations/${rules}/rollback`, {});
  assert.deepEqual(await killedIn(rules, { spared: true }), { restored: TRANSACTIONS, left: 0 });
  assert.deepEqual(await counts(), { '': TRANSACTIONS });
  const changes = await database.read
    .selectFrom('transaction_changes')
    .select((row) => row.fn.countAll<number>().as('changes'))
    .executeTakeFirstOrThrow();
  assert.equal(changes.changes, 4 * TRANSACTIONS, 'each was changed once by each');
  const tags = await database.read.selectFrom('money_tags').select('entries').execute();
  assert.deepEqual(tags, [{ entries: 0 }]);
});
