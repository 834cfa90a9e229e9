import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { settled, signIn, signUp } from '../../../test/person.ts';
import type { OperationReply, Person } from '../../../test/person.ts';
import { freshPostgresql } from '../../../test/postgresql.ts';
import { startProgram } from '../../../test/program.ts';
import { believableEntries } from '../statements/test/made-statements.ts';
import type { Account } from '../money.schema.ts';
import { csvOf } from './test/import-world.ts';

const BOOKINGS = 2500;

/** Resolves once a part of the work is done, or all of it. */
async function underWay(person: Person, id: string): Promise<void> {
  for (;;) {
    const { status, progress } = await person.call<OperationReply>('GET', `/api/v1/operations/${id}`);
    if (!['pending', 'running', 'rolling_back'].includes(status)) return;
    if (progress && progress.stage !== 'reading' && progress.done > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('killed in the middle of an import and of its undo, each goes on: nothing is lost, nothing is twice', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-money-'));
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
    await postgresql?.endLeases();
    program = await startProgram({ data, env });
    ada = await signIn(program.url);
    return (await settled(ada, id)).result;
  };
  const bookings = believableEntries(BOOKINGS).map(({ date, amount, payee, memo }) => ({ date, amount, payee, memo }));
  const cents = bookings.reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')), 0n);
  const { id: account_id } = await ada.call<Account>('POST', '/api/v1/accounts', { name: 'Current', currency: 'EUR' });
  const account = async () => {
    const { balance, transactions } = await ada.call<Account>('GET', `/api/v1/accounts/${account_id}`);
    return [BigInt(balance.amount.replace('.', '')), transactions];
  };
  const reply = await fetch(`${program.url}/api/v1/imports?dry_run=true&account_id=${account_id}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ada.token}`, 'content-type': 'text/csv' },
    body: csvOf(bookings),
  });
  const { operation_id: id } = (await reply.json()) as { operation_id: string };
  assert.partialDeepStrictEqual((await settled(ada, id)).result, { new: BOOKINGS, broken: 0 });
  await ada.call('POST', `/api/v1/operations/${id}/apply`, {});
  assert.partialDeepStrictEqual(await killedIn(id), { imported: BOOKINGS, known: 0, left: 0 });
  assert.deepEqual(await account(), [cents, BOOKINGS]);
  await ada.call('POST', `/api/v1/operations/${id}/rollback`);
  assert.partialDeepStrictEqual(await killedIn(id), { taken_back: BOOKINGS, left: 0 });
  assert.deepEqual(await account(), [0n, 0]);
});
