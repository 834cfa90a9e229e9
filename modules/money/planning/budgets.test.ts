import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { movableClock } from '../../../kernel/clock/clock.ts';
import { addAccount } from '../test/fill.ts';
import type { BudgetLine, Budgets } from './budgets.schema.ts';
import { carriedInto } from './carried.ts';
import { addMonths } from './months.ts';
import { book } from './test/book.ts';
import type { Book } from './test/book.ts';

const clock = () => movableClock('2026-10-16T11:00:00Z');

const read = ({ ada }: Book, month: string) => ada.call<Budgets>('GET', `/api/v1/budgets?month=${month}`);
const put = ({ ada }: Book, category_id = '', body: object = {}) =>
  ada.call('PUT', `/api/v1/budgets/${category_id}`, { month: '2026-10', ...body }, 200);

function lineOf({ items }: Budgets, name: string, currency = 'EUR'): BudgetLine | undefined {
  return items.find((line) => line.name === name && line.currency === currency);
}

/** budgeted, carried, spent, left */
function figures(budgets: Budgets, name: string, currency = 'EUR') {
  const line = lineOf(budgets, name, currency);
  return line && [line.budgeted?.amount, line.carried.amount, line.spent.amount, line.left?.amount];
}

test('a budget is valid from its month on; what is left goes on where that is wanted', async (t) => {
  const ours = await book(t, { clock: clock() });
  const { Coffee = '', Salary = '' } = ours.categories;
  await ours.add([
    { amount_minor: -1000n, category_id: Coffee, date: '2026-08-01' },
    { amount_minor: -6000n, category_id: Coffee, date: '2026-09-30' },
    { amount_minor: -2000n, category_id: Coffee, date: '2026-10-01' },
    { amount_minor: 500n, category_id: Coffee, date: '2026-10-31' },
    { amount_minor: 300_000n, category_id: Salary, date: '2026-10-01' },
  ]);
  assert.deepEqual(await put(ours, Coffee, { month: '2026-08', amount: '30', rollover: true }), {
    ...{ category_id: Coffee, month: '2026-08', amount: { amount: '30.00', currency: 'EUR' }, rollover: true },
  });
  await put(ours, Coffee, { month: '2026-10', amount: { amount: '50', currency: 'eur' }, rollover: true });
  await put(ours, Salary, { amount: '2900' });
  assert.deepEqual(figures(await read(ours, '2026-07'), 'Coffee'), [undefined, '0.00', '0.00', undefined]);
  assert.deepEqual(figures(await read(ours, '2026-08'), 'Coffee'), ['30.00', '0.00', '10.00', '20.00']);
  assert.deepEqual(figures(await read(ours, '2026-09'), 'Coffee'), ['30.00', '20.00', '60.00', '-10.00']);
  const october = await read(ours, '2026-10');
  assert.deepEqual(figures(october, 'Coffee'), ['50.00', '-10.00', '15.00', '25.00']);
  assert.deepEqual(figures(october, 'Salary'), ['2900.00', '0.00', '3000.00', '-100.00']);
  assert.partialDeepStrictEqual(lineOf(october, 'Coffee'), { since: '2026-10', rollover: true, kind: 'expense' });
  assert.deepEqual([october.gone, (await read(ours, '2026-09')).gone], [16 / 31, 1]);
  assert.deepEqual(figures(await read(ours, '2026-11'), 'Coffee'), ['50.00', '25.00', '0.00', '75.00']);

  await put(ours, Coffee, { month: '2026-11', amount: '10', only_this_month: true });
  assert.deepEqual(figures(await read(ours, '2026-11'), 'Coffee'), ['10.00', '25.00', '0.00', '35.00']);
  assert.deepEqual(figures(await read(ours, '2026-12'), 'Coffee'), ['50.00', '0.00', '0.00', '50.00']);
  await put(ours, Coffee, { month: '2027-01', amount: null });
  assert.deepEqual(figures(await read(ours, '2027-01'), 'Coffee'), [undefined, '0.00', '0.00', undefined]);
  assert.deepEqual(await ours.ada.call('POST', '/api/v1/budgets/copy', { month: '2027-02', from: '2026-10' }), {
    copied: 1,
  });
  assert.deepEqual(figures(await read(ours, '2027-02'), 'Coffee'), ['50.00', '0.00', '0.00', '50.00']);
  assert.deepEqual(await ours.ada.call('POST', '/api/v1/budgets/copy', { month: '2027-03' }), { copied: 0 });
  await ours.ada.call('DELETE', `/api/v1/budgets/${Coffee}?month=2027-02`, undefined, 204);
  assert.deepEqual(figures(await read(ours, '2027-02'), 'Coffee'), [undefined, '0.00', '0.00', undefined]);
});

test('what a parent has is what is within it, and totals count nothing twice', async (t) => {
  const ours = await book(t, { clock: clock() });
  const { Food = '', Coffee = '', Groceries = '', Fuel = '', Rent = '' } = ours.categories;
  const dollars = await addAccount(ours.app.database, { owner_id: ours.owner_id, currency: 'USD' });
  await ours.add([
    { amount_minor: -100n, category_id: Food },
    { amount_minor: -200n, category_id: Coffee },
    { amount_minor: -400n, category_id: Groceries },
    { amount_minor: -800n, category_id: Fuel },
    { amount_minor: -1600n, category_id: Rent },
    { amount_minor: -3200n, category_id: Coffee, account_id: dollars },
    { amount_minor: -6400n, transfer_id: crypto.randomUUID() },
    { amount_minor: -77n },
    { amount_minor: 88n },
  ]);
  await put(ours, Food, { amount: '20' });
  await put(ours, Coffee, { amount: '5' });
  await put(ours, Fuel, { amount: '10' });
  const now = await read(ours, '2026-10');
  assert.deepEqual(figures(now, 'Food'), ['20.00', '0.00', '7.00', '13.00']);
  assert.deepEqual(figures(now, 'Coffee'), ['5.00', '0.00', '2.00', '3.00']);
  assert.deepEqual(figures(now, 'Rent'), [undefined, '0.00', '16.00', undefined]);
  assert.deepEqual(
    [lineOf(now, 'Coffee')?.within, lineOf(now, 'Groceries')?.within, lineOf(now, 'Fuel')?.within],
    [Food, Food, null],
  );
  assert.deepEqual(lineOf(now, 'Coffee')?.elsewhere, [{ amount: '32.00', currency: 'USD' }]);
  const totals = ({ totals: all }: Budgets) =>
    all.map(({ currency, kind, ...sums }) => [
      currency,
      kind,
      ...['budgeted', 'spent', 'left', 'unbudgeted'].map((name) => sums[name as 'spent'].amount),
    ]);
  assert.deepEqual(totals(now), [
    ['EUR', 'expense', '30.00', '15.00', '15.00', '16.00'],
    ['USD', 'expense', '0.00', '0.00', '0.00', '32.00'],
  ]);
  assert.deepEqual(now.uncategorised, [
    { currency: 'EUR', in: { amount: '0.88', currency: 'EUR' }, out: { amount: '0.77', currency: 'EUR' } },
  ]);
  await put(ours, Coffee, { amount: '40', currency: 'USD' });
  await put(ours, Food, { amount: null });
  const apart = await read(ours, '2026-10');
  assert.deepEqual(figures(apart, 'Coffee', 'USD'), ['40.00', '0.00', '32.00', '8.00']);
  assert.deepEqual(lineOf(apart, 'Coffee')?.elsewhere, []);
  assert.deepEqual(totals(apart), [
    ['EUR', 'expense', '15.00', '10.00', '5.00', '21.00'],
    ['USD', 'expense', '40.00', '32.00', '8.00', '0.00'],
  ]);
});

test('what was spent in the half year before is suggested', async (t) => {
  const ours = await book(t, { clock: clock() });
  const { Coffee = '', Food = '', Fuel = '' } = ours.categories;
  await ours.add([
    ...[1200n, 900n, 5000n, 1010n].map((cents, n) => ({
      ...{ amount_minor: -cents, category_id: Coffee, date: `${addMonths('2026-09', -n)}-10` },
    })),
    { amount_minor: -9900n, category_id: Fuel, date: '2026-09-10' },
    { amount_minor: -9900n, category_id: Coffee, date: '2026-10-10' },
  ]);
  const now = await read(ours, '2026-10');
  // 9, 10.10, 12, 50: the book has four months before this one.
  assert.deepEqual(lineOf(now, 'Coffee')?.suggested, { amount: '12.00', currency: 'EUR' });
  assert.deepEqual(lineOf(now, 'Food')?.suggested, { amount: '12.00', currency: 'EUR' });
  assert.deepEqual(lineOf(now, 'Fuel')?.suggested, null);
  assert.equal(Food === '', false);
});

test('what comes from before is the sum of what was left, month by month', () => {
  const row = fc.record({
    at: fc.integer({ min: 0, max: 11 }),
    amount: fc.option(fc.bigInt({ min: 0n, max: 100n }), { nil: null }),
    rollover: fc.constantFrom(0, 1),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(row, { selector: ({ at }) => at, maxLength: 6 }),
      fc.array(fc.bigInt({ min: -50n, max: 150n }), { minLength: 12, maxLength: 12 }),
      (given, spent) => {
        const rows = given
          .toSorted((a, b) => a.at - b.at)
          .map(({ at, amount, rollover }) => ({ month: addMonths('2026-01', at), amount_minor: amount, rollover }));
        let carried = 0n;
        for (let at = 0; at < 12; at += 1) {
          const month = addMonths('2026-01', at);
          assert.equal(
            carriedInto(rows, month, (of) => spent[Number(of.slice(5)) - 1] ?? 0n),
            carried,
          );
          const period = rows.findLast((each) => each.month <= month);
          const left = carried + (period?.amount_minor ?? 0n) - (spent[at] ?? 0n);
          carried = period && period.amount_minor !== null && period.rollover === 1 ? left : 0n;
        }
      },
    ),
  );
});

test('what makes no sense is refused, and somebody else sees nothing', async (t) => {
  const ours = await book(t);
  const { app, ada, categories } = ours;
  const { Coffee = '' } = categories;
  const path = `/api/v1/budgets/${Coffee}`;
  for (const [code, body] of [
    ['http.invalid-input', { month: '2026-13', amount: '1' }],
    ['http.invalid-input', { month: '2026-10', amount: 1 }],
    ['http.invalid-input', { month: '2026-10', amount: '1,5' }],
    ['http.invalid-input', { month: '2026-10', amount: '1', currency: 'XYZ' }],
    ['money.bad-amount', { month: '2026-10', amount: '-1' }],
    ['money.bad-amount', { month: '2026-10', amount: '1.005' }],
    ['money.bad-amount', { month: '2026-10', amount: { amount: '1', currency: 'USD' }, currency: 'EUR' }],
  ] as const)
    assert.equal((await ada.call('PUT', path, body, 422))['code'], code, JSON.stringify(body));
  await ada.call('GET', '/api/v1/budgets', undefined, 422);
  await put(ours, Coffee, { amount: '5' });
  const rex = await app.signUp('rex');
  const theirs = await rex.call('PUT', path, { month: '2026-10', amount: '1' }, 404);
  assert.equal(theirs['code'], 'money.category-not-found');
  await rex.call('DELETE', `${path}?month=2026-10`, undefined, 404);
  assert.deepEqual(await rex.call('POST', '/api/v1/budgets/copy', { month: '2026-11' }), { copied: 0 });
  assert.deepEqual((await rex.call<Budgets>('GET', '/api/v1/budgets?month=2026-10')).items, []);
  assert.deepEqual(figures(await read(ours, '2026-10'), 'Coffee'), ['5.00', '0.00', '0.00', '5.00']);
});
