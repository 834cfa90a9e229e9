import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { bookkeeper } from '../test/bookkeeper.ts';
import type { Overview } from './overview.schema.ts';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

suite('overview', () => {
  test('of nothing is empty, and says so', async (t) => {
    const { ada } = await bookkeeper(t);
    const found = await ada.call<Overview>('GET', '/api/v1/overview');
    assert.deepEqual(
      [found.month, found.today, found.currency, found.accounts, found.history.length, found.flow.length],
      ['2026-11', '2026-11-15', 'EUR', [], 1, 12],
    );
    await ada.call('GET', '/api/v1/overview?month=2026-13', undefined, 422);
  });

  test('balances, net worth, flow and categories, converted with the rates of their days; what has none is named', async (t) => {
    const { ada, app, account, enter, category, rates } = await bookkeeper(t);
    const bank = await account({ name: 'Bank', opening_minor: 100_000n });
    const dollars = await account({
      name: 'Dollars',
      kind: 'savings',
      currency: 'USD',
      opening_minor: 20_000n,
      position: 2,
    });
    const krona = await account({ name: 'Krona', kind: 'cash', currency: 'SEK', opening_minor: 5000n, position: 3 });
    const [groceries, salary] = [await category('Groceries'), await category('Salary')];
    await rates('Date,USD,\n2026-11-13,1.25,\n2026-10-30,1.6,\n2026-09-30,2,\n');
    const move = crypto.randomUUID();
    await enter([
      { account_id: bank, date: '2026-09-10', amount_minor: -4000n, category_id: groceries },
      { account_id: bank, date: '2026-10-01', amount_minor: 250_000n, category_id: salary },
      { account_id: bank, date: '2026-10-10', amount_minor: -6000n, category_id: groceries },
      { account_id: dollars, date: '2026-10-11', amount_minor: -1600n, category_id: groceries },
      { account_id: bank, date: '2026-11-02', amount_minor: -5000n, category_id: groceries },
      { account_id: bank, date: '2026-11-03', amount_minor: 1000n, category_id: groceries, payee: 'Refund' },
      { account_id: krona, date: '2026-11-04', amount_minor: -1000n, category_id: groceries },
      { account_id: bank, date: '2026-11-05', amount_minor: -700n },
      { account_id: bank, date: '2026-11-06', amount_minor: -30_000n, transfer_id: move },
      { account_id: dollars, date: '2026-11-06', amount_minor: 37_500n, transfer_id: move },
    ]);
    const found = await ada.call<Overview>('GET', '/api/v1/overview');
    assert.deepEqual(
      found.accounts.map(({ name, balance, converted }) => [name, balance.amount, converted]),
      [
        ['Bank', '3053.00', eur('3053.00')],
        ['Dollars', '559.00', eur('447.20')],
        ['Krona', '40.00', null],
      ],
    );
    assert.deepEqual(found.net_worth, { amount: eur('3500.20'), missing: [{ amount: '40.00', currency: 'SEK' }] });
    assert.deepEqual(
      found.history.map(({ month, net_worth, missing }) => [month, net_worth.amount, missing.length]),
      [
        // 960.00 and 200.00 dollars at 2
        ['2026-09', '1060.00', 1],
        // 3400.00 and 184.00 dollars at 1.6
        ['2026-10', '3515.00', 1],
        ['2026-11', '3500.20', 1],
      ],
    );
    assert.deepEqual(
      found.flow.slice(-3).map(({ month, in: came, out, net }) => [month, came.amount, out.amount, net.amount]),
      [
        ['2026-09', '0.00', '40.00', '-40.00'],
        ['2026-10', '2500.00', '70.00', '2430.00'],
        ['2026-11', '10.00', '57.00', '-47.00'],
      ],
    );
    assert.deepEqual(found.flow.at(-1)?.missing, [{ amount: '-10.00', currency: 'SEK' }]);
    assert.deepEqual(
      found.categories.map(({ name, kind, amount, last_month, median }) => [
        name,
        kind,
        amount.amount,
        last_month.amount,
        median?.amount,
      ]),
      [
        ['Groceries', 'expense', '40.00', '70.00', '55.00'],
        ['Uncategorised', 'expense', '7.00', '0.00', '0.00'],
        ['Salary', 'income', '0.00', '2500.00', '1250.00'],
      ],
    );
    assert.deepEqual(found.categories[0]?.missing, [{ amount: '10.00', currency: 'SEK' }]);
    assert.equal(found.uncategorised, 1);
    assert.deepEqual(
      found.rates.map(({ at, from, to, rate, date }) => `${at} ${from}${to} ${rate} ${date}`),
      ['2026-09-30 USDEUR 0.5 2026-09-30', '2026-10-31 USDEUR 0.625 2026-10-30', '2026-11-15 USDEUR 0.8 2026-11-13'],
    );
    const october = await ada.call<Overview>('GET', '/api/v1/overview?month=2026-10');
    assert.deepEqual(
      october.categories.map(({ name, amount, median }) => [name, amount.amount, median?.amount]),
      [
        ['Salary', '2500.00', '0.00'],
        ['Groceries', '70.00', '40.00'],
      ],
    );
    assert.equal(october.net_worth.amount.amount, '3500.20');
    const rex = await app.signUp('rex');
    assert.deepEqual((await rex.call<Overview>('GET', '/api/v1/overview')).accounts, []);
  });
});
