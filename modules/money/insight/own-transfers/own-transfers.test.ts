import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bookkeeper } from '../test/bookkeeper.ts';
import type { TransferSuggestion } from './own-transfers.schema.ts';

const SUGGESTIONS = '/api/v1/transactions/transfer-suggestions';

test('what left one account and came into another looks like a transfer, is linked or dismissed, and is mine alone', async (t) => {
  const { ada, app, account, enter, category } = await bookkeeper(t);
  const [giro, card] = [await account({ name: 'Giro' }), await account({ name: 'Card', kind: 'card' })];
  const dollars = await account({ name: 'Dollars', currency: 'USD' });
  const [food, salary] = [await category('Food'), await category('Salary')];
  const [paid = '', came = '', saved = '', put = ''] = await enter([
    { account_id: giro, date: '2026-11-01', amount_minor: -50_000n, payee: 'Card bill', category_id: food },
    { account_id: card, date: '2026-10-30', amount_minor: 50_000n, payee: 'Payment received' },
    { account_id: card, date: '2026-10-02', amount_minor: -700n, payee: 'Back' },
    { account_id: giro, date: '2026-10-05', amount_minor: 700n, payee: 'From the card' },
    // Too far apart; of another currency; on the same account; both told; in parts; a year and more ago.
    { account_id: giro, date: '2026-09-01', amount_minor: -900n },
    { account_id: card, date: '2026-09-05', amount_minor: 900n },
    { account_id: giro, date: '2026-09-10', amount_minor: -1000n },
    { account_id: dollars, date: '2026-09-10', amount_minor: 1000n },
    { account_id: giro, date: '2026-09-11', amount_minor: -1100n },
    { account_id: giro, date: '2026-09-11', amount_minor: 1100n },
    { account_id: giro, date: '2026-09-12', amount_minor: -1200n, category_id: food },
    { account_id: card, date: '2026-09-12', amount_minor: 1200n, category_id: salary },
    {
      ...{ account_id: giro, date: '2026-09-13', amount_minor: -1300n },
      parts: [
        { category_id: food, amount_minor: -1000n },
        { category_id: null, amount_minor: -300n },
      ],
    },
    { account_id: card, date: '2026-09-13', amount_minor: 1300n },
    { account_id: giro, date: '2025-09-13', amount_minor: -1400n },
    { account_id: card, date: '2025-09-13', amount_minor: 1400n },
    // Nobody can tell which.
    { account_id: giro, date: '2026-08-01', amount_minor: -1500n },
    { account_id: card, date: '2026-08-01', amount_minor: 1500n },
    { account_id: card, date: '2026-08-02', amount_minor: 1500n },
  ]);
  const suggested = async () => (await ada.call<{ items: TransferSuggestion[] }>('GET', SUGGESTIONS)).items;
  const [bill, back, ...others] = await suggested();
  assert.deepEqual(others, []);
  assert.deepEqual([bill?.from.id, bill?.into.id, back?.from.id, back?.into.id], [paid, came, saved, put]);
  assert.partialDeepStrictEqual(bill, { from: { amount: { amount: '-500.00', currency: 'EUR' }, payee: 'Card bill' } });

  const rex = await app.signUp('rex');
  assert.deepEqual((await rex.call<{ items: unknown[] }>('GET', SUGGESTIONS)).items, []);
  const dismiss = { decision: 'dismissed' };
  await rex.call('PUT', `${SUGGESTIONS}/${back?.key}`, dismiss, 404);
  await ada.call('PUT', `${SUGGESTIONS}/transfer:nonsense`, dismiss, 404);
  await ada.call('PUT', `${SUGGESTIONS}/${back?.key}`, dismiss, 204);
  assert.deepEqual(
    (await suggested()).map(({ key }) => key),
    [bill?.key],
  );
  await ada.call('PUT', `${SUGGESTIONS}/${back?.key}`, { decision: null }, 204);
  await ada.call('POST', `/api/v1/transactions/${paid}/link`, { other_id: came }, 200);
  assert.deepEqual(
    (await suggested()).map(({ key }) => key),
    [back?.key],
  );
});
