import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { settled } from '../../../test/person.ts';
import type { Person } from '../../../test/person.ts';
import { auditBook } from '../ledger/ledger.ts';
import { importWorld } from '../imports/test/import-world.ts';
import { exported, hostileBook, writeBook } from './test/hostile-book.ts';

const RUNS = process.env['STEWARD_TEST_DATABASE'] === 'postgresql' ? 3 : 12;

test('a table of a hostile book makes the same book of somebody else, and changes nothing in its own', async (t) => {
  const { app, send } = await importWorld(t);
  let nth = 0;
  await fc.assert(
    fc.asyncProperty(hostileBook, async (book) => {
      nth += 1;
      const [mine, theirs] = [await app.signUp(`one${nth}`), await app.signUp(`other${nth}`)];
      await writeBook(app, mine, { book, transfers: 'alike' });
      const before = await exported(app, mine);
      const [head, ...rest] = before.split('\r\n');
      const rows = rest.filter((line) => line !== '').length;
      assert.equal(head, 'account,date,amount,currency,payee,memo,category,tags,status,transfer,parts,id');

      const again = await bring(mine, before, 'mine');
      assert.partialDeepStrictEqual(again, {
        new: 0,
        merged: 0,
        doubtful: 0,
        broken: 0,
        waiting: 0,
        known: rows,
      });
      assert.equal(await exported(app, mine), before);

      const brought = await bring(theirs, before, 'new');
      assert.partialDeepStrictEqual(brought, { new: rows, broken: 0, doubtful: 0, waiting: 0 });
      assert.deepEqual(lines(await exported(app, theirs)), lines(before));
      const { id: owner_id } = await theirs.call<{ id: string }>('GET', '/api/v1/auth/me');
      assert.deepEqual(await auditBook(app.database.read, { owner_id }), []);
    }),
    { numRuns: RUNS },
  );

  async function bring(person: Person, file: string, which: 'mine' | 'new') {
    const looked = await send(file, {
      person,
      path: '/imports/look',
      query: { file_name: 'transactions.csv' },
      status: 200,
    });
    const sources = looked['sources'] as { key: string }[];
    const accounts = which === 'new' ? Object.fromEntries(sources.map(({ key }) => [key, 'new'])) : {};
    const uploads = [{ upload_id: looked.upload_id, file_name: 'transactions.csv' }];
    const { operation_id } = await person.call<{ operation_id: string }>('POST', '/api/v1/imports', {
      dry_run: true,
      uploads,
      accounts,
    });
    const { status, result } = await settled(person, operation_id);
    assert.equal(status, 'completed');
    await person.call('POST', `/api/v1/operations/${operation_id}/apply`, {});
    assert.equal((await settled(person, operation_id)).status, 'completed');
    return result;
  }
});

function lines(csv: string): string[] {
  return csv.split('\r\n').toSorted();
}
