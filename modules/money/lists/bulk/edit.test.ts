import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settled } from '../../../../test/person.ts';
import type { Person } from '../../../../test/person.ts';
import { shelf, shelfOf, TRANSACTIONS } from '../test/shelf.ts';
import type { Shelf } from '../test/shelf.ts';

const path = `${TRANSACTIONS}/bulk`;
const date = '2026-10-01';

async function start({ person }: { person: Person }, body: object) {
  const { operation_id } = await person.call<{ operation_id: string }>('POST', path, body, 202);
  return settled(person, operation_id);
}

async function act({ person }: Shelf, id: string, what: 'apply' | 'rollback') {
  await person.call('POST', `/api/v1/operations/${id}/${what}`, {}, 202);
  return settled(person, id);
}

interface EntryReply {
  subject: string;
  target: string | null;
  state: string;
  reason: string | null;
}

async function plan({ person }: Shelf, id: string): Promise<(string | null)[][]> {
  const { items } = await person.call<{ items: EntryReply[] }>('GET', `/api/v1/operations/${id}/plan?limit=200`);
  return items
    .map(({ subject, target, state, reason }) => [subject, target, state, reason?.split(':')[0] ?? null])
    .toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
}

/** Payee → what edits change. */
async function all(of: Shelf): Promise<Record<string, unknown[]>> {
  const items = await of.list();
  return Object.fromEntries(
    items.map(({ payee, memo, category_id, tags, status }) => [payee, [memo, category_id, tags.join(' '), status]]),
  );
}

test('many are changed after a preview, and are as they were when that is undone; what was changed meanwhile is left', async (t) => {
  const ada = await shelf(t);
  const { account, store, category, person } = ada;
  const account_id = await account();
  const [food, coffee] = [await category('Food'), await category('Coffee')];
  const [, frost, , , nib] = await store([
    { account_id, date, amount_minor: -100n, payee: 'Ember', category_id: food, tags: ['old', 'fire'] },
    { account_id, date, amount_minor: -200n, payee: 'Frost', tags: ['OLD'] },
    {
      ...{ account_id, date, amount_minor: -300n, payee: 'Parts' },
      parts: [
        { category_id: food, amount_minor: -100n },
        { category_id: null, amount_minor: -200n },
      ],
    },
    { account_id, date, amount_minor: -400n, payee: 'Moved', transfer_id: '019a0000-0000-7000-8000-0000000000aa' },
    { account_id, date, amount_minor: -500n, payee: 'Nib', status: 'reconciled' },
    { account_id, date, amount_minor: -600n, payee: 'Same', category_id: coffee, tags: ['hot'] },
  ]);
  const before = await all(ada);
  const preview = await start(ada, {
    filter: {},
    edit: { category_id: coffee, add_tags: ['Hot'], remove_tags: ['old'] },
    dry_run: true,
  });
  assert.deepEqual(preview.result, { transactions: 3, skipped: 3 });
  assert.deepEqual(await plan(ada, preview.operation_id), [
    ['2026-10-01 Ember −1.00 EUR', 'Food → Coffee, + Hot, − old', 'planned', null],
    ['2026-10-01 Frost −2.00 EUR', 'no category → Coffee, + Hot, − OLD', 'planned', null],
    ['2026-10-01 Moved −4.00 EUR', 'no category → Coffee, + Hot', 'skipped', 'transfer'],
    ['2026-10-01 Nib −5.00 EUR', 'no category → Coffee, + Hot', 'planned', null],
    ['2026-10-01 Parts −3.00 EUR', 'no category → Coffee, + Hot', 'skipped', 'in-parts'],
    ['2026-10-01 Same −6.00 EUR', null, 'skipped', 'unchanged'],
  ]);
  assert.deepEqual(await all(ada), before);
  await person.call('PATCH', `${TRANSACTIONS}/${frost}`, { memo: 'mine' });
  assert.deepEqual((await act(ada, preview.operation_id, 'apply')).result, { changed: 2, skipped: 4 });
  assert.deepEqual(await all(ada), {
    ...before,
    Ember: ['', coffee, 'fire Hot', 'cleared'],
    Frost: ['mine', null, 'OLD', 'cleared'],
    Nib: ['', coffee, 'Hot', 'reconciled'],
  });
  const { items } = await person.call<{ items: object[] }>('GET', `${TRANSACTIONS}/${nib}/history`);
  assert.partialDeepStrictEqual(items[0], {
    ...{ what: 'changed', fields: ['category_id', 'tags'], operation_id: preview.operation_id },
  });
  await person.call('PATCH', `${TRANSACTIONS}/${nib}`, { category_id: food });
  assert.deepEqual((await act(ada, preview.operation_id, 'rollback')).result, { restored: 1, left: 1 });
  assert.deepEqual(await all(ada), {
    ...before,
    Frost: ['mine', null, 'OLD', 'cleared'],
    Nib: ['', food, 'Hot', 'reconciled'],
  });
  // What was undone is done again, from where it stands now.
  assert.partialDeepStrictEqual((await act(ada, preview.operation_id, 'apply')).result, { changed: 1 });
  assert.deepEqual((await all(ada))['Ember'], ['', coffee, 'fire Hot', 'cleared']);
});

test('payee, memo and status are changed and come back; what is reconciled keeps its status and stays', async (t) => {
  const ada = await shelf(t);
  const account_id = await ada.account();
  const ids = await ada.store([
    { account_id, date, amount_minor: -100n, payee: 'One', memo: 'a' },
    { account_id, date, amount_minor: -100n, payee: 'Two', memo: 'b', status: 'reconciled' },
  ]);
  const before = await all(ada);
  const renamed = await start(ada, { ids, edit: { payee: 'Café', memo: '' } });
  assert.deepEqual(renamed.result, { changed: 2, skipped: 0 });
  assert.equal((await ada.list('payee=cafe')).length, 2);
  assert.equal((await ada.list('q=caf')).length, 2);
  const status = await start(ada, { ids, edit: { status: 'uncleared' } });
  assert.deepEqual(status.result, { changed: 1, skipped: 1 });
  const gone = await start(ada, { ids, edit: { delete: true } });
  assert.deepEqual(gone.result, { changed: 1, skipped: 1 });
  assert.equal((await plan(ada, gone.operation_id)).filter(([, , , reason]) => reason === 'reconciled').length, 1);
  for (const { operation_id } of [gone, status, renamed])
    assert.equal((await act(ada, operation_id, 'rollback')).result?.['left'], 0);
  assert.deepEqual(await all(ada), before);
});

test('a transfer goes into the trash with both sides, once, and both come back', async (t) => {
  const ada = await shelf(t);
  const [bank, cash] = [await ada.account(), await ada.account({ name: 'Cash' })];
  const move = (amount: string) =>
    ada.person.call('POST', TRANSACTIONS, { account_id: bank, date, amount, transfer_account_id: cash }, 201);
  await move('-5');
  await move('-7');
  const { operation_id, result } = await start(ada, { filter: { direction: 'transfer' }, edit: { delete: true } });
  assert.deepEqual([result, await ada.list()], [{ changed: 2, skipped: 2 }, []]);
  assert.equal((await ada.list('trashed=true')).length, 4);
  assert.deepEqual((await act(ada, operation_id, 'rollback')).result, { restored: 2, left: 0 });
  assert.equal((await ada.list()).length, 4);
});

test('somebody else is not touched; what makes no sense is refused before anything starts', async (t) => {
  const ada = await shelf(t);
  const rex = await shelfOf(ada.app, await ada.app.signUp('rex'));
  const ids = await ada.store([{ account_id: await ada.account(), date, amount_minor: -100n, payee: 'Mine' }]);
  assert.deepEqual((await start(rex, { ids, edit: { delete: true } })).result, { changed: 0, skipped: 0 });
  assert.equal((await ada.list()).length, 1);
  await rex.account();
  const theirs = { ids, edit: { category_id: await rex.category('Food') } };
  assert.equal((await ada.person.call('POST', path, theirs, 404))['code'], 'money.category-not-found');
  for (const body of [
    { edit: { delete: true } },
    { ids, filter: {}, edit: { delete: true } },
    { ids, edit: {} },
    { ids, edit: { add_tags: [] } },
    { ids, edit: { delete: true, payee: 'x' } },
    { ids, edit: { add_tags: ['Élan'], remove_tags: ['elan'] } },
    { ids: ['x'], edit: { delete: true } },
    { ids, edit: { amount: '1' } },
    { ids, edit: { status: 'reconciled' } },
    { ids, edit: { add_tags: ['two\nlines'] } },
    { ids, edit: { category_id: 'none' } },
    { filter: { trashed: true }, edit: { delete: true } },
    { filter: { from: 'yesterday' }, edit: { delete: true } },
  ])
    assert.equal((await ada.person.call('POST', path, body, 422))['code'], 'http.invalid-input', JSON.stringify(body));
});

test('a transaction has twenty tags at most: one that would have more is left out and reported', async (t) => {
  const ada = await shelf(t);
  const account_id = await ada.account();
  const tags = Array.from({ length: 20 }, (_, n) => `tag ${n}`);
  await ada.store([
    { account_id, date, amount_minor: -100n, payee: 'Full', tags },
    { account_id, date, amount_minor: -100n, payee: 'Empty' },
  ]);
  const { operation_id, result } = await start(ada, { filter: {}, edit: { add_tags: ['one more'] } });
  assert.deepEqual(result, { changed: 1, skipped: 1 });
  assert.equal((await plan(ada, operation_id)).find(([subject]) => subject?.includes('Full'))?.[3], 'too-many-tags');
});
