import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { startApp } from '../../../test/app.ts';
import type { TestApp } from '../../../test/app.ts';
import { toMinor } from '../amounts/amounts.ts';
import type { Account, Category, Transaction } from '../money.schema.ts';
import { ACCOUNTS, BOOKS, bookOf, CATEGORIES, TRANSACTIONS } from '../test/book.ts';
import { auditBook } from './audit.ts';
import type { TrialBalance } from './ledger.schema.ts';
import { commands } from './test/commands.ts';
import type { Hands } from './test/commands.ts';
import { NaiveBook } from './test/naive-book.ts';

const POSTGRESQL = process.env['STEWARD_TEST_DATABASE'] === 'postgresql';

/** Somebody new with an account in euros, another, one in yen and one in dinars. */
async function newBook(app: TestApp, name: string): Promise<{ model: NaiveBook; hands: Hands; owner_id: string }> {
  const person = await app.signUp(name);
  const { addAccount, act, owner_id, account } = await bookOf(app, person);
  const accounts = [
    account,
    await addAccount({ name: 'Yen', currency: 'JPY', opening_balance: '500' }),
    await addAccount({ name: 'Dinar', currency: 'BHD', opening_balance: '-1.234', kind: 'loan' }),
    await addAccount({ name: 'Savings', opening_balance: '10' }),
  ];
  const model = new NaiveBook(
    accounts.map(({ id, currency, opening_balance }) => ({ id, currency, opening: minorOf(opening_balance) })),
  );
  const { items } = await person.call<{ items: Category[] }>('GET', CATEGORIES);
  const categories = items.slice(0, 3).map(({ id }) => id);
  return { model, hands: { ada: person, act, categories }, owner_id };
}

/** The audit finds nothing, every currency's debits are its credits, and accounts and tags are what the model says. */
async function hold(app: TestApp, { model, hands, owner_id }: Awaited<ReturnType<typeof newBook>>): Promise<void> {
  assert.deepEqual(await auditBook(app.database.read, { owner_id }), []);
  for (const place of ['trial-balance', 'trial-balance?at=2026-05-10']) {
    const trial = await hands.ada.call<TrialBalance>('GET', `${BOOKS}/${place}`);
    for (const { difference } of trial.currencies) assert.equal(minorOf(difference), 0n, JSON.stringify(trial));
  }
  const { items } = await hands.ada.call<{ items: Account[] }>('GET', ACCOUNTS);
  const found = items.map(({ id, balance, cleared_balance, transactions }) => {
    return [id, { balance: minorOf(balance), cleared: minorOf(cleared_balance), entries: transactions }] as const;
  });
  assert.deepEqual(Object.fromEntries(found), model.totals());
}

/** Every transaction is what the model says of it. */
async function holdEach({ model, hands }: Awaited<ReturnType<typeof newBook>>): Promise<void> {
  for (const [id, expected] of model.transactions) {
    const found = await hands.ada.call<Transaction>('GET', `${TRANSACTIONS}/${id}`);
    const parts = found.splits.map(({ amount }) => minorOf(amount));
    const other = expected.other === null ? null : (model.transactions.get(expected.other)?.account ?? '');
    assert.deepEqual(
      [found.account_id, minorOf(found.amount), parts, found.category_id, found.status, found.transfer_account_id],
      [expected.account, expected.amount, expected.parts, expected.category, expected.status, other],
    );
    assert.equal(found.deleted_at !== null, expected.deleted);
  }
}

function minorOf({ amount, currency }: { amount: string; currency: string }): bigint {
  const read = toMinor(amount, currency);
  assert.ok('minor' in read, amount);
  return read.minor;
}

test('the books balance after whatever a person does to single things', async (t) => {
  const app = await startApp(t);
  let people = 0;
  const all = (hold: (model: NaiveBook, hands: Hands) => Promise<void>) =>
    fc.commands(commands(hold), { maxCommands: POSTGRESQL ? 15 : 30, size: 'max' });
  const holding = new Map<NaiveBook, () => Promise<void>>();
  await fc.assert(
    fc.asyncProperty(
      all((model) => holding.get(model)?.() ?? Promise.resolve()),
      async (steps) => {
        const book = await newBook(app, `person${++people}`);
        holding.set(book.model, () => hold(app, book));
        await fc.asyncModelRun(() => ({ model: book.model, real: book.hands }), steps);
        await holdEach(book);
      },
    ),
    { numRuns: POSTGRESQL ? 4 : 40, endOnFailure: true },
  );
});
