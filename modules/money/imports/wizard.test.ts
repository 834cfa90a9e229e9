import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Look } from './imports.schema.ts';
import { csvOf, importWorld, ofxOf } from './test/import-world.ts';

const LIST = { path: '/imports/look', status: 200 };

/** What a person says in the import wizard, file by file. */
test('files of one import are each read in their own way, and are of their own accounts', async (t) => {
  const { ada, account, send, previewOf, done, rows } = await importWorld(t);
  const [giro, card] = [await account({ name: 'Giro' }), await account({ name: 'Card' })];
  const text = csvOf([{ date: '2026-11-02', amount: '12.00', payee: 'Books' }]);
  const looks = [await send(text, LIST), await send(text, LIST)];
  const ids = looks.map(({ upload_id }) => upload_id);
  const look = await ada.call<Look>('POST', '/api/v1/imports/look', { upload_id: ids[1] });
  assert.deepEqual(look.table?.sample_lines, [2]);
  const [source] = look.sources;
  assert.ok(source && look.table);
  assert.equal(source.state, 'which');
  const preview = await previewOf({
    uploads: [
      { upload_id: ids[0], file_name: 'giro.csv', accounts: { '*': giro.id } },
      { upload_id: ids[1], accounts: { [source.key]: card.id }, layout: { ...look.table.layout, inverted: true } },
    ],
  });
  await done(preview.operation_id, 'apply');
  assert.deepEqual(await rows(giro.id), ['2026-11-02 1200 Books']);
  assert.deepEqual(await rows(card.id), ['2026-11-02 -1200 Books']);
});

test('accounts are made as the person describes them, once however many files name them, and others stay out', async (t) => {
  const { ada, send, previewOf, done } = await importWorld(t);
  const [november, december] = [
    ofxOf([{ date: '2026-11-02', amount: '-5.00', payee: 'Tea', id: '1' }], {
      closing: { date: '2026-11-30', amount: '95.00' },
    }),
    ofxOf([{ date: '2026-12-02', amount: '-7.00', payee: 'Tea', id: '2' }], {
      closing: { date: '2026-12-31', amount: '88.00' },
    }),
  ];
  const other = ofxOf([{ date: '2026-11-03', amount: '-1.00', payee: 'Other', id: '1' }], { number: '12345678' });
  const uploads: { upload_id: string }[] = [];
  for (const file of [november, december, other]) {
    const { upload_id } = await send(file, LIST);
    uploads.push({ upload_id });
  }
  const look = await ada.call<Look>('POST', '/api/v1/imports/look', uploads[1]);
  assert.deepEqual(look.sources[0]?.balance, { date: '2026-12-31', amount: '88.00' });
  const ref = crypto.randomUUID();
  const preview = await previewOf({
    uploads,
    accounts: { DE02120300000000202051: ref, 12345678: 'none' },
    new_accounts: { [ref]: { name: 'Tea money', kind: 'savings', currency: 'EUR' } },
  });
  const { new: fresh, waiting } = preview.result as { new: number; waiting: number };
  assert.deepEqual({ fresh, waiting }, { fresh: 2, waiting: 1 });
  await done(preview.operation_id, 'apply');
  const { items } = await ada.call<{ items: Record<string, unknown>[] }>('GET', '/api/v1/accounts');
  assert.deepEqual(
    items.map(({ name, kind, number, balance, opening_balance }) => ({ name, kind, number, balance, opening_balance })),
    [
      {
        ...{ name: 'Tea money', kind: 'savings', number: 'DE02120300000000202051' },
        balance: { amount: '88.00', currency: 'EUR' },
        opening_balance: { amount: '100.00', currency: 'EUR' },
      },
    ],
  );
});

test('a table of another shape is guessed anew, and what no guess finds is read as the person says', async (t) => {
  const { ada, account, send, previewOf } = await importWorld(t);
  const giro = await account();
  const { upload_id } = await send('2026-11-01;Tea;-2\nnonsense\n2026-11-02;Tea, green;-3\n', LIST);
  const look = (more: object) => ada.call<Look>('POST', '/api/v1/imports/look', { upload_id, ...more });
  const commas = await look({ shape: { delimiter: ',' } });
  assert.equal(commas.table?.readable, false);
  const right = await look({ shape: { delimiter: ';' } });
  assert.deepEqual([right.table?.readable, right.entries, right.broken], [true, 2, 0]);

  const words = await send('one,two\nthree,four\n', LIST);
  const layout = { ...commas.table?.layout, columns: ['date', 'amount'] };
  const uploads = [{ upload_id: words.upload_id, layout, accounts: { '*': giro.id } }];
  const preview = await previewOf({ uploads });
  assert.equal(preview.status, 'completed', JSON.stringify(preview));
  assert.equal((preview.result as { new: number }).new, 0);
});

test('accounts and files of others are not there', async (t) => {
  const { app, ada, send, account } = await importWorld(t);
  const eve = await app.signUp('eve');
  const hers = await account({}, eve);
  const { upload_id } = await send(csvOf([{ date: '2026-11-02', amount: '1.00', payee: 'Tea' }]), LIST);
  const uploads = [{ upload_id, accounts: { '*': hers.id } }];
  await ada.call('POST', '/api/v1/imports', { uploads, dry_run: true }, 404);
  await eve.call('POST', '/api/v1/imports/look', { upload_id }, 404);
  await eve.call('POST', '/api/v1/imports', { uploads, dry_run: true }, 404);
});
