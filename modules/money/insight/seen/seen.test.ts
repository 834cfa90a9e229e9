import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Overview } from '../overview/overview.ts';
import { believableYear } from '../test/believable-year.ts';
import { bookkeeper } from '../test/bookkeeper.ts';
import type { Bookkeeper } from '../test/bookkeeper.ts';
import type { AccountForecast, Insight, Recurring } from './seen.schema.ts';

interface List<Item> {
  readonly items: Item[];
  readonly fresh: boolean;
}

/** A believable year, in the books. */
async function lived(books: Bookkeeper): Promise<string> {
  const bank = await books.account({ name: 'Bank', opening_minor: 100_000n });
  const savings = await books.account({ name: 'Savings', kind: 'savings', position: 2 });
  const { entries } = believableYear(1);
  await books.enter(
    entries.flatMap(({ date, amount_minor, payee, words, transfer }) => {
      const transfer_id = transfer ? crypto.randomUUID() : null;
      const row = { account_id: bank, date, amount_minor, payee, memo: words, transfer_id };
      return transfer ? [row, { ...row, account_id: savings, amount_minor: -amount_minor }] : [row];
    }),
  );
  return bank;
}

suite('seen by itself', () => {
  test('what recurs and what stands out, over HTTP; decisions outlive every computing', async (t) => {
    const books = await bookkeeper(t);
    const { ada, app } = books;
    const bank = await lived(books);
    const { items, fresh } = await ada.call<List<Recurring>>('GET', '/api/v1/recurring');
    assert.ok(fresh);
    // Both sides of the savings plan.
    assert.equal(items.length, 17);
    const netflix = items.find(({ payee }) => payee.startsWith('NETFLIX'));
    assert.ok(netflix);
    assert.deepEqual(
      [netflix.kind, netflix.every, netflix.amount, netflix.price_change, netflix.next_date, netflix.per_year.amount],
      [
        ...['subscription', 'month', { amount: '-13.99', currency: 'EUR' }],
        { from: { amount: '-12.99', currency: 'EUR' }, to: { amount: '-13.99', currency: 'EUR' }, since: '2026-06-12' },
        ...['2026-12-12', '-167.88'],
      ],
    );
    assert.equal(netflix.transaction_ids.length, netflix.transactions);
    assert.deepEqual(
      items.filter(({ status }) => status === 'ended').map(({ payee }) => payee),
      ['FitPlus Studio'],
    );

    const insights = (await ada.call<List<Insight>>('GET', '/api/v1/insights')).items;
    const twice = insights.find(({ what }) => what === 'duplicate');
    assert.ok(twice);
    assert.match(twice.why, /^Twice 64\.90 EUR to the same payee, 2 days apart/);
    const decide = (path: string, decision: string | null, status = 200) =>
      ada.call('PUT', `/api/v1/${path}`, { decision }, status);
    await decide(`recurring/${netflix.key}`, 'not-subscription');
    await decide(`insights/${twice.key}`, 'dismissed');
    const strom = items.find(({ payee }) => payee === 'Stadtwerke Strom');
    await decide(`recurring/${strom?.key}`, 'dismissed');

    // The next payment comes, and everything is seen anew.
    await books.enter([{ account_id: bank, date: '2026-11-14', amount_minor: -500n, payee: 'Kiosk' }]);
    const again = (await ada.call<List<Recurring>>('GET', '/api/v1/recurring')).items;
    assert.deepEqual(
      again.filter(({ decision }) => decision).map(({ key, kind, decision }) => [key, kind, decision]),
      [
        [netflix.key, 'bill', 'not-subscription'],
        [strom?.key, 'bill', 'dismissed'],
      ],
    );
    const open = (await ada.call<List<Insight>>('GET', '/api/v1/insights')).items;
    assert.deepEqual(
      open,
      insights.filter(({ key }) => key !== twice.key),
    );
    const all = (await ada.call<List<Insight>>('GET', '/api/v1/insights?all=true')).items;
    assert.equal(all.find(({ key }) => key === twice.key)?.decision, 'dismissed');
    await decide(`insights/${twice.key}`, null);
    assert.deepEqual((await ada.call<List<Insight>>('GET', '/api/v1/insights')).items, insights);

    await decide('recurring/0000', 'confirmed', 404);
    await decide(`recurring/${netflix.key}`, 'maybe', 422);
    await decide(`insights/${twice.key}`, 'subscription', 422);
    const rex = await app.signUp('rex');
    await rex.call('PUT', `/api/v1/recurring/${netflix.key}`, { decision: 'confirmed' }, 404);
    await rex.call('PUT', `/api/v1/insights/${twice.key}`, { decision: 'confirmed' }, 404);
    assert.deepEqual((await rex.call<List<Recurring>>('GET', '/api/v1/recurring')).items, []);
  });

  test('the forecast: what is due and booked, everyday spending, and the day on which it runs out', async (t) => {
    const books = await bookkeeper(t);
    const { ada, app } = books;
    const bank = await books.account({ name: 'Bank', opening_minor: 300_000n });
    const card = await books.account({ name: 'Card', kind: 'card', position: 2 });
    const rents = ['07', '08', '09', '10', '11'].map((month) => ({ date: `2026-${month}-01`, amount_minor: -50_000n }));
    const weeks = Array.from({ length: 13 }, (_, index) => ({
      date: Temporal.PlainDate.from('2026-11-14')
        .subtract({ days: 7 * index })
        .toString(),
      amount_minor: index % 2 === 0 ? -6_000n : -8_000n,
    }));
    await books.enter([
      ...rents.map((row) => ({ ...row, account_id: bank, payee: 'Landlady' })),
      ...weeks.map((row, index) => ({ ...row, account_id: bank, payee: `Shop ${'abcdefghijklm'.charAt(index)}` })),
      // Booked already: the next rent, early, and something that does not recur.
      { account_id: bank, date: '2026-11-30', amount_minor: -50_000n, payee: 'Landlady' },
      { account_id: bank, date: '2026-11-20', amount_minor: 30_000n, payee: 'Refund' },
    ]);
    const { items } = await ada.call<List<AccountForecast>>('GET', `/api/v1/forecast?account=${bank}`);
    const [forecast] = items;
    assert.ok(forecast && items.length === 1);
    // 3000 − 5 × 500 − 7 × 60 − 6 × 80
    assert.deepEqual(
      [forecast.balance.amount, forecast.everyday?.per_week.amount, forecast.everyday?.weeks],
      ['-400.00', '-80.00', 12],
    );
    assert.deepEqual(
      forecast.upcoming.map(({ date, payee, key }) => [date, payee, key !== null]),
      [
        ['2026-11-20', 'Refund', false],
        ['2026-11-30', 'Landlady', false],
        ['2027-01-01', 'Landlady', true],
        ['2027-02-01', 'Landlady', true],
      ],
    );
    assert.equal(forecast.days.length, 90);
    const on = (date: string) => forecast.days.find((day) => day.date === date)?.balance.amount;
    // 80 a week: 57.14 in 5 days, and 300 came; 891.42 in 78 days, and three rents went.
    assert.deepEqual([on('2026-11-20'), on('2027-02-01')], ['-157.14', '-2491.42']);
    assert.equal(forecast.below_zero_on, '2026-11-15');
    const all = await ada.call<List<AccountForecast>>('GET', '/api/v1/forecast');
    assert.equal(all.items.find(({ account_id }) => account_id === card)?.below_zero_on, null);
    const rex = await app.signUp('rex');
    await rex.call('GET', `/api/v1/forecast?account=${bank}`, undefined, 404);
    await ada.call('GET', '/api/v1/forecast?account=x', undefined, 422);
  });

  test('the overview has what was seen last, and has the rest computed', async (t) => {
    const books = await bookkeeper(t);
    const { ada } = books;
    const bank = await lived(books);
    const overview = () => ada.call<Overview>('GET', '/api/v1/overview');
    const first = (await overview()).insights;
    assert.deepEqual([first.fresh, first.upcoming], [false, []]);
    await ada.call('GET', '/api/v1/recurring');
    const { insights } = await overview();
    assert.ok(insights.fresh);
    assert.deepEqual(
      insights.upcoming.slice(0, 3).map(({ date, payee, kind, late }) => [date, payee, kind, late]),
      [
        ['2026-11-16', 'Allgemeine Versicherung', 'bill', false],
        ['2026-11-17', 'Gemüsekiste Hof Sonnental', 'subscription', false],
        ['2026-11-17', 'Mobilfunk Nord', 'subscription', false],
      ],
    );
    assert.ok(insights.undecided >= 3 && insights.findings.every(({ what }) => what !== 'fee'));
    assert.equal(insights.subscriptions.per_month[0]?.currency, 'EUR');
    assert.equal(insights.lowest.length, 2);
    await books.enter([{ account_id: bank, date: '2026-11-14', amount_minor: -500n, payee: 'Kiosk' }]);
    const later = (await overview()).insights;
    assert.deepEqual({ ...later, fresh: true, lowest: [] }, { ...insights, lowest: [] });
    assert.equal(later.fresh, false);
  });
});
