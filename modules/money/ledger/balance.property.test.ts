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
import type { Hands } from './test/hands.ts';
import { NaiveBook } from './test/naive-book.ts';

const RUNS =
  process.env['STEWARD_TEST_DATABASE'] === 'postgresql' ? { times: 3, longest: 30 } : { times: 20, longest: 80 };

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

type Held = (model: NaiveBook) => Promise<void>;

/** Long enough that changes meet what earlier ones left. */
function sequences(hold: Held, { longest }: { longest: number }): fc.Arbitrary<fc.AsyncCommand<NaiveBook, Hands>[]> {
  return fc.array(fc.oneof(...commands(hold)), { minLength: 10, maxLength: longest, size: 'max' });
}

test('the books balance after whatever a person does to single things', async (t) => {
  const app = await startApp(t);
  const books = new Map<NaiveBook, Awaited<ReturnType<typeof newBook>>>();
  const held: Held = async (model) => {
    const book = books.get(model);
    if (book) await hold(app, book);
  };
  await fc.assert(
    fc.asyncProperty(sequences(held, { longest: RUNS.longest }), async (steps) => {
      const book = await newBook(app, `person${books.size}`);
      books.set(book.model, book);
      await fc.asyncModelRun(() => ({ model: book.model, real: book.hands }), steps);
      await holdEach(book);
    }),
    { numRuns: RUNS.times, endOnFailure: true },
  );
});

test('two people at once do not meet', async (t) => {
  const app = await startApp(t);
  const people = [await newBook(app, 'ada'), await newBook(app, 'rex')] as const;
  const steps = fc.sample(
    sequences(() => Promise.resolve(), { longest: 25 }),
    { numRuns: people.length },
  );
  await Promise.all(
    people.map(async (book, index) => {
      await fc.asyncModelRun(() => ({ model: book.model, real: book.hands }), steps[index] ?? []);
      await holdEach(book);
    }),
  );
  for (const book of people) await hold(app, book);
});

test('much at once on one account leaves the right totals', async (t) => {
  const app = await startApp(t);
  const book = await newBook(app, 'ada');
  const { model, hands } = book;
  const [from, to] = [model.account(0).id, model.account(3).id];
  const made = await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      hands.act('POST', TRANSACTIONS, {
        ...{ account_id: index % 2 === 0 ? from : to, date: '2026-05-05', amount: '-1.00', tags: ['same'] },
        ...(index % 4 === 0 ? { transfer_account_id: to } : {}),
      }),
    ),
  );
  assert.deepEqual(new Set(made.map(({ status }) => status)), new Set([201]));
  const ids = made.map(({ body }) => String(body['id']));
  const answers = await Promise.all([
    ...ids.slice(0, 8).map((id) => hands.act('PATCH', `${TRANSACTIONS}/${id}`, { amount: '-2.50' })),
    ...ids.slice(4, 12).map((id) => hands.act('DELETE', `${TRANSACTIONS}/${id}`)),
    ...ids.slice(12, 16).map((id) => hands.act('PATCH', `${TRANSACTIONS}/${id}`, { tags: ['other'] })),
  ]);
  for (const { status, body } of answers) assert.ok([200, 204, 404].includes(status), JSON.stringify(body));
  assert.deepEqual(await auditBook(app.database.read, { owner_id: book.owner_id }), []);
});
