import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { book, BOOKS, TRANSACTIONS } from '../test/book.ts';
import { auditBook } from './audit.ts';
import type { Entry, TrialBalance } from './ledger.schema.ts';

test('each entry has postings that add up to zero, by day, page after page', async (t) => {
  const { ada, account, add, addAccount, category, remove } = await book(t);
  const [groceries, savings] = [await category('Groceries'), await addAccount({ name: 'Savings' })];
  const split = await add({
    splits: [{ category_id: groceries.id, amount: '-12' }, { amount: '2' }],
    date: '2026-10-03',
  });
  const whole = await add({ category_id: groceries.id, date: '2026-10-02' });
  const moved = await add({ transfer_account_id: savings.id, amount: '-7', date: '2026-10-01' });
  await remove((await add({ date: '2026-10-02' })).id);
  const entries: Entry[] = [];
  for (let cursor = ''; ;) {
    const reply = await ada.call<{ items: Entry[]; next_cursor: string | null }>(
      'GET',
      `${BOOKS}/postings?from=2026-10-01&to=2026-10-31&limit=1${cursor}`,
    );
    entries.push(...reply.items);
    if (reply.next_cursor === null) break;
    cursor = `&cursor=${reply.next_cursor}`;
  }
  assert.deepEqual(
    entries.map(({ transaction_id }) => transaction_id).filter((id) => [split.id, whole.id, moved.id].includes(id)),
    [moved.id, whole.id, split.id],
  );
  assert.equal(entries.length, 4);
  for (const { postings } of entries)
    assert.equal(
      postings.reduce((sum, { amount }) => sum + Math.round(Number(amount.amount) * 100), 0),
      0,
    );
  assert.deepEqual(
    entries
      .find(({ transaction_id }) => transaction_id === moved.id)
      ?.postings.map(({ kind, account_id }) => [kind, account_id]),
    [
      ['account', account.id],
      ['transfer', savings.id],
    ],
  );
  const { items } = await ada.call<{ items: Entry[] }>('GET', `${BOOKS}/postings?account=${savings.id}`);
  assert.deepEqual(
    items.map(({ transfer_id }) => transfer_id),
    [moved.transfer_id],
  );
  await ada.call('GET', `${BOOKS}/postings?account=${groceries.id}`, undefined, 404);
});

test('the trial balance names every account and category with its debit or credit, on any day', async (t) => {
  const { ada, add, addAccount, category } = await book(t);
  const card = await addAccount({ name: 'Card', kind: 'card', opening_balance: '-20' });
  const yen = await addAccount({ name: 'Yen', currency: 'JPY' });
  await add({ category_id: (await category('Groceries')).id, amount: '-10', date: '2026-09-30' });
  await add({ category_id: (await category('Salary')).id, amount: '100', date: '2026-10-15' });
  await add({ transfer_account_id: card.id, amount: '-5', date: '2026-10-16' });
  await add({ transfer_account_id: yen.id, amount: '-30', transfer_amount: '5000', date: '2026-10-17' });
  const at = async (day: string) => {
    const trial = await ada.call<TrialBalance>('GET', `${BOOKS}/trial-balance${day === '' ? '' : `?at=${day}`}`);
    return Object.fromEntries(
      trial.currencies.map(({ currency, lines, difference }) => {
        assert.match(difference.amount, /^0(\.0+)?$/);
        const shown = lines.map(({ kind, name, debit, credit }) => `${kind} ${name} ${debit.amount} ${credit.amount}`);
        return [currency, shown.toSorted()] as const;
      }),
    );
  };
  assert.deepEqual(await at(''), {
    EUR: [
      'asset Current account 55.00 0.00',
      'equity Card 20.00 0.00',
      'expense Groceries 10.00 0.00',
      'income Salary 0.00 100.00',
      'liability Card 0.00 15.00',
      'transfer  30.00 0.00',
    ],
    JPY: ['asset Yen 5000 0', 'transfer  0 5000'],
  });
  assert.deepEqual((await at('2026-10-15'))['EUR'], [
    'asset Current account 90.00 0.00',
    'equity Card 20.00 0.00',
    'expense Groceries 10.00 0.00',
    'income Salary 0.00 100.00',
    'liability Card 0.00 20.00',
  ]);
});

test('the audit finds whatever was written past the one writer', async (t) => {
  const { app, ada, owner_id, add, addAccount } = await book(t);
  const savings = await addAccount({ name: 'Savings' });
  const split = await add({ splits: [{ amount: '-4' }, { amount: '-6' }], tags: ['a', 'b'] });
  const moved = await add({ transfer_account_id: savings.id });
  assert.deepEqual(await ada.call('GET', `${BOOKS}/audit`), { balanced: true, faults: [] });
  const breaks: [string, string[]][] = [
    [`update transaction_parts set amount_minor = amount_minor - 1 where position = 1`, ['parts', 'months']],
    [
      `update transactions set amount_minor = amount_minor - 1 where id = '${moved.id}'`,
      ['transfers', 'balances', 'months'],
    ],
    [`update transactions set deleted_at = updated_at where id = '${moved.id}'`, ['transfers', 'balances', 'months']],
    [`update transactions set transfer_id = null where id = '${moved.id}'`, ['transfers', 'months']],
    [`update transactions set status = 'cleared' where id = '${moved.id}'`, ['balances']],
    [`update transactions set tags = '["a"]' where id = '${split.id}'`, ['tags']],
    [`update transactions set reconciliation_id = 'gone' where id = '${moved.id}'`, ['places']],
    [`update transactions set transfer_id = 'x' where id = '${split.id}'`, ['places', 'transfers', 'months']],
    [`update account_months set in_minor = in_minor + 1, out_minor = out_minor + 1`, ['months']],
    [`update accounts set entries = entries + 1 where id = '${savings.id}'`, ['balances']],
    [`delete from transaction_parts where position = 2`, ['parts', 'months']],
  ];
  for (const [statement, expected] of breaks) {
    const undone = app.database.write(async (tx) => {
      await sql.raw(statement).execute(tx);
      const found = new Set((await auditBook(tx, { owner_id })).map(({ what }) => what));
      assert.deepEqual(found, new Set(expected), statement);
      throw new Error('taken back');
    });
    await assert.rejects(undone, { message: 'taken back' });
  }
  assert.deepEqual(await auditBook(app.database.read, { owner_id }), []);
  await ada.call('DELETE', `${TRANSACTIONS}/${moved.id}`, undefined, 204);
  assert.deepEqual(await auditBook(app.database.read, { owner_id }), []);
});
