import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { randomUUIDv7 } from 'node:crypto';
import type { Given } from '../test/fill.ts';
import { believable } from './test/believable.ts';
import { behind, expectedOf, figuresIn, minorOf, readBook } from './test/behind.ts';
import type { Book } from './test/behind.ts';
import type { CurrencyFacts, ReportFacts } from './reports.schema.ts';
import { firstAccount, reportsWorld } from './test/reports-world.ts';
import type { World } from './test/reports-world.ts';

/** Every figure is the sum of the transactions behind its link; totals are the sums of their parts. */
function assertTrue(book: Book, facts: ReportFacts): number {
  const figures = figuresIn(facts);
  for (const [path, figure] of figures)
    assert.equal(minorOf(figure), expectedOf(book, figure, path), `${path} ${JSON.stringify(figure)}`);
  for (const one of facts.currencies) assertAddsUp(one);
  return figures.length;
}

function assertAddsUp({ income, spending, saved, spent, earned, changes, worth }: CurrencyFacts): void {
  const sum = (rows: {
    top: readonly { amount: { amount: string; currency: string } }[];
    rest: CurrencyFacts['spent']['rest'];
  }) => [...rows.top, ...(rows.rest ? [rows.rest] : [])].reduce((sum, { amount }) => sum + minorOf(amount), 0n);
  assert.equal(sum(spent), minorOf(spending));
  assert.equal(sum(earned), minorOf(income));
  assert.equal(minorOf(income) - minorOf(spending), minorOf(saved));
  assert.equal(minorOf(worth.end) - minorOf(worth.start), minorOf(worth.change));
  if (changes) {
    const told = changes.causes.reduce((sum, { difference }) => sum + minorOf(difference), 0n);
    assert.equal(told + minorOf(changes.other), minorOf(changes.spending));
  }
}

interface Found {
  readonly items: readonly { readonly id: string }[];
  readonly next_cursor: string | null;
}

function isInParts({ entries }: Book, id: string): boolean {
  return entries.filter(({ transaction_id }) => transaction_id === id).length > 1;
}

/** The same pseudo-random numbers each time. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % sides;
  };
}

/** Two years of anything: three currencies, parts, transfers, refunds, trash, no category, no payee. */
async function anything(world: World, seed: number): Promise<void> {
  const roll = dice(seed);
  const accounts = [
    await firstAccount(world),
    await world.account({ name: 'Savings', opening_minor: 55n }),
    await world.account({ name: 'Yen', currency: 'JPY', opening_minor: -900n }),
    await world.account({ name: 'Dinar', currency: 'BHD' }),
  ];
  const categories = ['Salary', 'Interest', 'Groceries', 'Rent', 'Coffee', 'Fuel', 'Doctor', 'Pets', 'Car', 'Taxi']
    .concat(['Clothes', 'Gifts', 'Insurance', 'Taxes', 'Holidays'])
    .map((name) => world.category(name));
  const any = () => (roll(6) === 0 ? null : (categories[roll(categories.length)] ?? null));
  const account = () => accounts[Math.min(roll(7), 3)] ?? '';
  const day = () =>
    `202${5 + roll(2)}-${String(1 + roll(12)).padStart(2, '0')}-${String(1 + roll(28)).padStart(2, '0')}`;
  const amount = () => BigInt(roll(90_000) - (roll(4) === 0 ? 10_000 : 80_000));
  const rows: Given[] = Array.from({ length: 1500 }, () => {
    const one = {
      account_id: account(),
      date: day(),
      payee: roll(9) === 0 ? '' : `Shop ${roll(160)}`,
      amount_minor: amount(),
    };
    if (roll(12) === 0) return { ...one, deleted_at: '2026-11-01T00:00:00.000Z', category_id: any() };
    if (roll(8) > 0) return { ...one, category_id: any() };
    const first = one.amount_minor / 3n;
    return {
      ...one,
      parts: [
        { category_id: any(), amount_minor: first },
        { category_id: any(), amount_minor: one.amount_minor - first },
      ],
    };
  });
  for (let transfer = 0; transfer < 60; transfer += 1) {
    const [date, transfer_id, amount_minor] = [day(), randomUUIDv7(), BigInt(1 + roll(50_000))];
    rows.push({ account_id: accounts[0] ?? '', date, transfer_id, amount_minor: -amount_minor });
    rows.push({ account_id: accounts[1 + roll(3)] ?? '', date, transfer_id, amount_minor });
  }
  await world.store(rows);
}

suite('the facts of a month', () => {
  test('every figure is the sum of the transactions behind its link, to the cent', async (t) => {
    const world = await reportsWorld(t);
    await anything(world, 7);
    const rex = await world.app.signUp('rex');
    const { id } = await rex.call<{ id: string }>('GET', '/api/v1/auth/me');
    const book = await readBook(world.app.database, world.owner_id);
    for (const month of ['2026-10', '2026-03', '2025-01', '2025-02', '2026-11', '2024-12']) {
      const { facts } = await world.report(month);
      const figures = assertTrue(book, facts);
      assert.ok(figures > (month === '2024-12' ? 5 : 50), `${month}: ${figures} figures`);
      assert.deepEqual(
        facts.currencies.map(({ currency }) => currency).toSorted(),
        month === '2024-12' ? ['EUR', 'JPY'] : ['BHD', 'EUR', 'JPY'],
      );
    }
    assert.notEqual(id, world.owner_id);
    assert.equal((await rex.call<{ items: unknown[] }>('GET', '/api/v1/reports')).items.length, 0);
  });

  test('the list of transactions finds exactly what is behind each link', async (t) => {
    const world = await reportsWorld(t);
    await anything(world, 11);
    await world.app.operations.performDuty('money.index-words');
    const book = await readBook(world.app.database, world.owner_id);
    const { facts } = await world.report('2026-10');
    const links = figuresIn(facts).flatMap(([path, { link }]) =>
      /flow|months/.test(path) ? [] : [[path, link] as const],
    );
    assert.ok(links.length > 60);
    for (const [path, { transaction, ...link }] of links) {
      if (transaction !== undefined) continue;
      const query = new URLSearchParams({ limit: '200' });
      for (const [name, value] of Object.entries(link))
        for (const each of [value].flat()) query.append(name, String(each));
      const found = new Set<string>();
      for (let cursor: string | null = ''; cursor !== null;) {
        if (cursor !== '') query.set('cursor', cursor);
        const page: Found = await world.ada.call('GET', `/api/v1/transactions?${query.toString()}`);
        for (const { id } of page.items) found.add(id);
        cursor = page.next_cursor;
      }
      const wanted = new Set(behind(book, link).map(({ transaction_id }) => transaction_id));
      const missed = [...wanted.difference(found)];
      assert.deepEqual(missed, [], `${path} ${query.toString()}`);
      // A transaction in parts may have the category in one of them and the kind in another.
      const more = [...found.difference(wanted)].filter((id) => !isInParts(book, id));
      assert.deepEqual(more, [], `${path} ${query.toString()}`);
    }
  });

  test('a month in figures that one can follow', async (t) => {
    const world = await reportsWorld(t);
    const account_id = await firstAccount(world);
    const savings = await world.account({ name: 'Savings' });
    const row = (date: string, payee: string, category: string | null, amount_minor: bigint): Given => ({
      ...{ account_id, date, payee, amount_minor },
      category_id: category === null ? null : world.category(category),
    });
    const transfer_id = randomUUIDv7();
    await world.store([
      ...['2026-08', '2026-09', '2026-10'].flatMap((month) => [
        row(`${month}-01`, 'ACME', 'Salary', 300_000n),
        row(`${month}-02`, 'Landlord', 'Rent', -100_000n),
        row(`${month}-05`, 'Market', 'Groceries', -30_000n),
      ]),
      row('2026-10-07', 'Garage', 'Car', -45_000n),
      row('2026-10-08', 'market', 'Groceries', -5000n),
      row('2026-10-09', 'Market', 'Groceries', 1000n),
      row('2026-10-12', 'Somebody', null, -700n),
      row('2026-10-13', 'Somebody', null, 200n),
      { account_id, date: '2026-10-15', amount_minor: -50_000n, transfer_id },
      { account_id: savings, date: '2026-10-15', amount_minor: 50_000n, transfer_id },
    ]);
    const { facts, ...report } = await world.report();
    assert.deepEqual(
      [report.month, facts.from, facts.to, facts.complete],
      ['2026-10', '2026-10-01', '2026-10-31', true],
    );
    const [euros] = facts.currencies;
    assert.ok(euros && facts.currencies.length === 1);
    const { income, spending, saved, savings_rate, before, usual, spent, earned, changes, largest, new_payees, worth } =
      euros;
    assert.deepEqual(
      [income.amount, spending.amount, saved.amount, savings_rate],
      ['3002.00', '1797.00', '1205.00', 40.1],
    );
    assert.deepEqual(income.link, { currency: 'EUR', from: '2026-10-01', to: '2026-10-31', kind: 'income' });
    assert.deepEqual([before?.month, before?.spending.amount], ['2026-09', '1300.00']);
    assert.deepEqual([usual?.months, usual?.spending.amount], [2, '1300.00']);
    assert.deepEqual(
      spent.top.map(({ name, parent, amount, share, entries }) => [name, parent, amount.amount, share, entries]),
      [
        ['Rent', 'Home', '1000.00', 55.6, 1],
        ['Car', 'Transport', '450.00', 25, 1],
        ['Groceries', 'Food', '340.00', 18.9, 3],
        ['Without a category', null, '7.00', 0.4, 2],
      ],
    );
    assert.equal(spent.rest, null);
    assert.deepEqual(
      earned.top.map(({ name, amount }) => [name, amount.amount]),
      [
        ['Salary', '3000.00'],
        ['Without a category', '2.00'],
      ],
    );
    assert.deepEqual(
      changes?.causes.map(({ name, difference, payees }) => [
        name,
        difference.amount,
        payees.map(({ payee, difference }) => `${payee} ${difference.amount}`),
      ]),
      [['Car', '450.00', ['Garage 450.00']]],
    );
    assert.deepEqual([changes?.spending.amount, changes?.other.amount], ['497.00', '47.00']);
    assert.deepEqual(
      largest.map(({ payee, amount }) => `${payee} ${amount.amount}`),
      ['Landlord -1000.00', 'Garage -450.00', 'Market -300.00', 'market -50.00', 'Somebody -7.00'],
    );
    assert.deepEqual(
      [new_payees?.payees, new_payees?.largest.map(({ payee, amount }) => `${payee} ${amount.amount}`)],
      [2, ['Garage -450.00', 'Somebody -5.00']],
    );
    assert.deepEqual([worth.start.amount, worth.end.amount, worth.change.amount], ['4400.00', '5605.00', '1205.00']);
    assertTrue(await readBook(world.app.database, world.owner_id), facts);
  });

  test('budgets, subscriptions, the next ninety days and all currencies together', async (t) => {
    const world = await reportsWorld(t);
    await believable(world);
    const { ada } = world;
    const budget = (name: string, amount: string) =>
      ada.call('PUT', `/api/v1/budgets/${world.category(name)}`, { month: '2026-10', amount }, 200);
    await budget('Food', '400.00');
    await budget('Rent', '980.00');
    await ada.call('POST', '/api/v1/rates', { date: '2026-10-30', base: 'EUR', quote: 'CHF', rate: '0.95' });
    const { facts, sections } = await world.report('2026-10');
    const [euros] = facts.currencies;
    assert.ok(euros?.budgets && euros.regular && facts.outlook && facts.converted);
    assert.deepEqual(
      euros.budgets.lines.map(({ name, budgeted, spent, left }) => [name, budgeted.amount, spent.amount, left.amount]),
      [
        ['Food', '400.00', '554.72', '-154.72'],
        ['Rent', '980.00', '980.00', '0.00'],
      ],
    );
    const spotify = euros.regular.largest.find(({ payee }) => payee === 'Spotify');
    assert.deepEqual(
      [spotify?.amount.amount, spotify?.price_change?.from.amount, spotify?.per_year.amount],
      ['11.99', '10.99', '143.88'],
    );
    assert.equal(facts.outlook.accounts.length, 3);
    assert.deepEqual(
      [facts.converted.currency, facts.converted.spending.amount, facts.converted.missing],
      ['EUR', '2330.76', []],
    );
    assert.partialDeepStrictEqual(facts.converted.rates[0], { from: 'CHF', to: 'EUR', date: '2026-10-30' });
    const text = (key: string) => sections.find((section) => section.key === key)?.text ?? '';
    assert.match(
      text('budgets'),
      /You had planned €1,380\.00 and spent €1,534\.72: €154\.72 more than there was\. Above its budget is Food \(by €154\.72\)/,
    );
    assert.match(text('regular'), /Spotify \(from €10\.99 to €11\.99\)/);
    assertTrue(await readBook(world.app.database, world.owner_id), facts);
    const past = await world.report('2026-03');
    assert.deepEqual([past.facts.outlook, past.facts.currencies[0]?.regular], [null, null]);
  });

  test('an empty month and an empty book are told as they are', async (t) => {
    const world = await reportsWorld(t);
    for (const month of ['2026-10', '1900-01', '2026-11']) {
      const { facts } = await world.report(month);
      const [euros] = facts.currencies;
      assert.ok(euros);
      assert.deepEqual(
        [facts.complete, euros.entries, euros.spending.amount, euros.savings_rate, euros.before, euros.changes],
        [month !== '2026-11', 0, '0.00', null, null, null],
      );
      assertTrue(await readBook(world.app.database, world.owner_id), facts);
    }
    const rex = await world.app.signUp('rex');
    const started = await rex.call<{ operation_id: string }>('POST', '/api/v1/reports/monthly', undefined, 202);
    assert.ok(started.operation_id);
  });
});
