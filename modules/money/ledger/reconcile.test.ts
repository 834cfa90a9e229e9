import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settled } from '../../../test/person.ts';
import { ACCOUNTS, book, TRANSACTIONS } from '../test/book.ts';
import type { Book } from '../test/book.ts';
import { fill } from '../test/fill.ts';
import { auditBook } from './audit.ts';
import type { Reconciliation, ReconciliationPreview } from './ledger.schema.ts';

const ON = '2026-10-31';

interface Hands {
  preview(balance: string, date?: string): Promise<ReconciliationPreview>;
  /** Starts it and waits for its end. */
  reconcile(balance: string, rest?: object): Promise<Awaited<ReturnType<typeof settled>>>;
  refuse(balance: string, rest?: object, status?: number): Promise<Record<string, unknown>>;
  list(): Promise<Reconciliation[]>;
  takeBack(id: string): Promise<Awaited<ReturnType<typeof settled>>>;
}

function handsOf({ ada, account }: Book): Hands {
  const place = `${ACCOUNTS}/${account.id}/reconciliations`;
  return {
    preview: (balance, date = ON) => ada.call('GET', `${place}/preview?date=${date}&balance=${balance}`),
    async reconcile(balance, rest = {}) {
      const { operation_id } = await ada.call<{ operation_id: string }>(
        'POST',
        place,
        { date: ON, balance, ...rest },
        202,
      );
      return settled(ada, operation_id);
    },
    refuse: (balance, rest = {}, status = 409) => ada.call('POST', place, { date: ON, balance, ...rest }, status),
    list: async () => (await ada.call<{ items: Reconciliation[] }>('GET', place)).items,
    async takeBack(id) {
      await ada.call('DELETE', `${place}/${id}`, undefined, 202);
      return settled(ada, id);
    },
  };
}

test('an account is held against a statement, and what is reconciled stays as it is until that is taken back', async (t) => {
  const money = await book(t);
  const { add, change, ada, read, act, balance, category, undo } = money;
  const { preview, reconcile, refuse, list, takeBack } = handsOf(money);
  const [one, two] = [await add({ amount: '-10', status: 'cleared' }), await add({ amount: '-5' })];
  const later = await add({ amount: '-3', status: 'cleared', date: '2026-11-01' });
  const seen = await preview('-15');
  assert.deepEqual([seen.cleared_balance.amount, seen.difference.amount, seen.to_reconcile], ['-10.00', '-5.00', 1]);
  assert.deepEqual(
    [seen.uncleared.transactions, seen.uncleared.sum.amount, seen.uncleared.items[0]?.id],
    [1, '-5.00', two.id],
  );
  const problem = await refuse('-15');
  assert.deepEqual(
    [problem['code'], problem['difference']],
    ['money.does-not-reconcile', { amount: '-5.00', currency: 'EUR' }],
  );
  await change(two.id, { status: 'cleared' });
  assert.deepEqual((await reconcile('-15')).result, { reconciled: 2 });
  assert.deepEqual([(await read(one.id)).status, (await read(later.id)).status], ['reconciled', 'cleared']);

  const place = `${TRANSACTIONS}/${one.id}`;
  const { id: category_id } = await category('Groceries');
  for (const held of [{ amount: '-11' }, { date: '2026-10-01' }, { splits: [{ amount: '-10' }] }])
    assert.equal((await ada.call('PATCH', place, held, 409))['code'], 'money.reconciled', JSON.stringify(held));
  assert.equal((await ada.call('DELETE', place, undefined, 409))['code'], 'money.reconciled');
  const told = await change(one.id, { payee: 'Baker', memo: 'x', tags: ['bread'], category_id, amount: '-10.00' });
  assert.deepEqual([told.payee, told.category_id, told.status], ['Baker', category_id, 'reconciled']);
  const opening = await ada.call('PATCH', `${ACCOUNTS}/${money.account.id}`, { opening_balance: '1' }, 409);
  assert.equal(opening['code'], 'money.reconciled');

  const released = await act('PATCH', place, { status: 'cleared' });
  assert.equal(released.body['status'], 'cleared');
  assert.equal((await undo(released.change)).status, 'reconciled');

  assert.equal((await refuse('-15', { date: '2026-10-30' }))['code'], 'money.reconciled-later');
  await reconcile('-18', { date: '2026-11-01' });
  const [second, first] = await list();
  assert.deepEqual([second?.latest, second?.transactions, first?.latest, first?.transactions], [true, 1, false, 2]);
  const early = await ada.call(
    'DELETE',
    `${ACCOUNTS}/${money.account.id}/reconciliations/${first?.id}`,
    undefined,
    409,
  );
  assert.equal(early['code'], 'money.reconciled-later');
  assert.equal((await takeBack(second?.id ?? '')).status, 'rolled_back');
  assert.equal((await takeBack(first?.id ?? '')).status, 'rolled_back');
  assert.deepEqual([(await read(one.id)).status, await list(), await balance()], ['cleared', [], '-18.00']);
  const again = await ada.call(
    'DELETE',
    `${ACCOUNTS}/${money.account.id}/reconciliations/${first?.id}`,
    undefined,
    404,
  );
  assert.equal(again['code'], 'money.reconciliation-not-found');
  assert.deepEqual(await auditBook(money.app.database.read, { owner_id: money.owner_id }), []);
});

test('a difference becomes one transaction where that is asked for, and goes with the reconciliation', async (t) => {
  const money = await book(t);
  const { add, read, balance } = money;
  const { reconcile, list, takeBack } = handsOf(money);
  await add({ amount: '-10', status: 'cleared' });
  assert.deepEqual((await reconcile('-12.50', { adjust: true })).result, { reconciled: 2 });
  const [{ adjustment_id, id } = { adjustment_id: null, id: '' }] = await list();
  const adjustment = await read(adjustment_id ?? '');
  assert.deepEqual([adjustment.amount.amount, adjustment.status, await balance()], ['-2.50', 'reconciled', '-12.50']);
  await takeBack(id);
  assert.notEqual((await read(adjustment.id)).deleted_at, null);
  assert.equal(await balance(), '-10.00');
});

test('thousands of transactions are reconciled some at a time, beside other work', async (t) => {
  const money = await book(t);
  const { app, owner_id, account, add } = money;
  const { reconcile, takeBack, preview } = handsOf(money);
  const many = 3000;
  await fill(app.database, {
    owner_id,
    rows: Array.from({ length: many }, (_, index) => ({
      ...{ account_id: account.id, amount_minor: -1n },
      date: `2026-0${(index % 9) + 1}-1${index % 10}`,
    })),
  });
  const balance = `-${many / 100}`;
  const work = reconcile(balance);
  // Nobody waits for it; what is not cleared is not held.
  await add({ amount: '-1' });
  const done = await work;
  assert.deepEqual(done.result, { reconciled: many });
  assert.equal((await preview(balance)).to_reconcile, 0);
  assert.deepEqual(await auditBook(app.database.read, { owner_id }), []);
  assert.equal((await takeBack(done.operation_id)).status, 'rolled_back');
  assert.equal((await preview(balance)).to_reconcile, many);
});
