import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { settled } from '../../../test/person.ts';
import type { OperationReply, Person } from '../../../test/person.ts';
import { auditBook } from '../ledger/ledger.ts';
import type { Account, Category, Transaction } from '../money.schema.ts';
import { ACCOUNTS, book, CATEGORIES, TRANSACTIONS } from '../test/book.ts';
import { believableYear, OPENING } from './believable-year.ts';

async function withExamples(t: TestContext) {
  const here = await book(t);
  const { app, ada } = here;
  const fill = async (person: Person = ada): Promise<OperationReply> => {
    const { operation_id } = await person.call<{ operation_id: string }>(
      'POST',
      '/api/v1/money/examples',
      undefined,
      202,
    );
    return settled(person, operation_id);
  };
  return {
    ...{ ...here, fill },
    undo: async ({ operation_id }: { operation_id: string }): Promise<OperationReply> => {
      await ada.call('POST', `/api/v1/operations/${operation_id}/rollback`);
      return settled(ada, operation_id);
    },
    list: async <Item>(path: string, person: Person = ada) => (await person.call<{ items: Item[] }>('GET', path)).items,
    count: async () => (await ada.call<{ transactions: number }>('GET', `${TRANSACTIONS}/count`)).transactions,
    async sound(person: Person = ada) {
      const { id: owner_id } = await person.call<{ id: string }>('GET', '/api/v1/auth/me');
      assert.deepEqual(await auditBook(app.database.read, { owner_id }), []);
    },
  };
}

test('a year moves in beside what is there, once, and out again without a trace', async (t) => {
  const { fill, undo, list, count, sound, add } = await withExamples(t);
  await add();
  const before = await list<Category>(CATEGORIES);
  const filled = await fill();
  const added = Number(filled.result?.['added']);
  assert.deepEqual([filled.status, filled.result], ['completed', { added, accounts: 4, skipped: 0 }]);
  assert.ok(added > 1000 && added < 1400, `${added}`);
  await sound();
  const accounts = await list<Account>(ACCOUNTS);
  assert.deepEqual(
    accounts.map(({ kind, currency }) => `${kind} ${currency}`),
    ['bank EUR', 'bank EUR', 'card EUR', 'savings EUR', 'cash EUR'],
  );
  assert.equal((await list('/api/v1/rules')).length, 4);
  assert.equal((await list('/api/v1/goals')).length, 1);
  const days = await list<Transaction>(`${TRANSACTIONS}?account=${accounts[1]?.id}&limit=1`);
  assert.ok((days[0]?.date ?? '') > '2026-10-25' && (days[0]?.date ?? '') <= '2026-11-01');
  for (const [filter, least] of [
    ['direction=transfer', 50],
    ['split=true', 10],
    ['uncategorised=true', 2],
    ['tag=summer%20trip', 5],
    ['tag=refund', 3],
  ] as const)
    assert.ok((await list(`${TRANSACTIONS}?${filter}&limit=100`)).length >= least, filter);

  assert.deepEqual((await fill()).result, { added: 0, accounts: 0, skipped: 4 });
  const taken = await undo(filled);
  assert.deepEqual(taken.result, { taken_back: added, accounts: 4, left: 0 });
  assert.equal(await count(), 1);
  assert.equal((await list(ACCOUNTS)).length, 1);
  assert.deepEqual(
    (await list<Category>(CATEGORIES)).map(({ id }) => id),
    before.map(({ id }) => id),
  );
  assert.deepEqual([await list('/api/v1/rules'), await list('/api/v1/goals')], [[], []]);
  await sound();
  assert.equal((await fill()).result?.['added'], added);
});

test('what somebody made their own stays, with its account; a transfer with both sides', async (t) => {
  const { fill, undo, list, ada, sound } = await withExamples(t);
  const filled = await fill();
  const [rent] = await list<Transaction>(`${TRANSACTIONS}?q=lindenhof`);
  const [moved] = await list<Transaction>(`${TRANSACTIONS}?direction=transfer&q=savings`);
  await ada.call('PATCH', `${TRANSACTIONS}/${rent?.id}`, { memo: 'Ours' }, 200);
  await ada.call('PATCH', `${TRANSACTIONS}/${moved?.id}`, { memo: 'For the roof' }, 200);
  const { result } = await undo(filled);
  assert.equal(result?.['accounts'], 2);
  const left = await list<Transaction>(`${TRANSACTIONS}?limit=100`);
  assert.equal(left.length, 3);
  assert.equal(left.filter(({ transfer_id }) => transfer_id === moved?.transfer_id).length, 2);
  await sound();
});

test('it is in the currency of where the person lives', async (t) => {
  const { app, fill, list } = await withExamples(t);
  for (const [locale, currency] of [
    ['en-GB', 'GBP'],
    ['de-DE', 'EUR'],
    ['en-US', 'USD'],
  ] as const) {
    const person = await app.signUp(currency.toLowerCase());
    await person.call('PATCH', '/api/v1/auth/me', { locale }, 200);
    await fill(person);
    assert.deepEqual(
      new Set((await list<Account>(ACCOUNTS, person)).map((account) => account.currency)),
      new Set([currency]),
    );
  }
});

test('two at once fill it once; other people see nothing of it', async (t) => {
  const { app, fill, list, count } = await withExamples(t);
  const rex = await app.signUp('rex');
  await Promise.all([fill(), fill()]);
  assert.ok((await count()) < 1500);
  assert.deepEqual(await list(TRANSACTIONS, rex), []);
});

test('a year is the same for the same day, ends on it, and never leaves the account or the purse empty', () => {
  for (const today of ['2026-11-01', '2024-02-29', '2026-03-31', '2027-01-01']) {
    const year = believableYear({ today });
    assert.deepEqual(believableYear({ today }), year);
    assert.notDeepEqual(believableYear({ today, seed: 2 }), year);
    assert.ok(
      year.every(({ date }) => date <= today && date > String(Number(today.slice(0, 4)) - 1) + today.slice(4)),
      today,
    );
    for (const { minor, parts = [] } of year)
      if (parts.length > 0)
        assert.equal(
          parts.reduce((sum, part) => sum + part.minor, 0),
          minor,
        );
    const balances = { ...OPENING };
    for (const { account, minor, to } of year) {
      balances[account] += minor;
      if (to) balances[to] -= minor;
      assert.ok(balances.current > 0 && balances.cash > 0, `${today}: ${JSON.stringify(balances)}`);
    }
    const rows = year.length + year.filter(({ to }) => to !== undefined).length;
    assert.ok(rows > 1100 && rows < 1300, `${rows}`);
  }
});
