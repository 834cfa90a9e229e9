import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, skip } from './browser.ts';
import { openPurse } from './money.ts';

interface Known {
  readonly name: string;
  readonly balance: { readonly amount: string; readonly currency: string };
  readonly closed_at: string | null;
}

test('accounts are made, changed, put into an order, closed and deleted', { skip }, async (t) => {
  const { page, look, ada } = await openPurse(t, { screen: DESKTOP, path: '/money/setup' });
  const accounts = async () => (await ada.call<{ items: readonly Known[] }>('GET', '/api/v1/accounts')).items;
  const list = page.getByRole('list', { name: 'Accounts' });
  await list.getByText('Current account').waitFor();
  await page.keyboard.press('n');
  const editor = page.getByRole('dialog', { name: 'New account' });
  await editor.getByLabel('Name').fill('Trip card');
  await editor.getByLabel('Kind').selectOption('card');
  await editor.getByRole('combobox', { name: 'Currency' }).fill('yen');
  await page.getByRole('option', { name: /JPY/ }).click();
  await editor.getByLabel('Opening balance').fill('-12,5');
  await editor.getByLabel('IBAN or number').fill('DE89 3704 0044 0532 0130 00');
  await editor.getByRole('button', { name: 'Add it' }).click();
  await editor.getByText('JPY has no decimals.').waitFor();
  await look('a new account');
  await editor.getByLabel('Opening balance').fill('-1,250');
  await editor.getByRole('button', { name: 'Add it' }).click();
  await editor.waitFor({ state: 'detached' });
  const made = list.getByRole('listitem').filter({ hasText: 'Trip card' });
  await made.waitFor();
  assert.deepEqual((await accounts()).find(({ name }) => name === 'Trip card')?.balance, {
    amount: '-1250',
    currency: 'JPY',
  });
  await look('accounts');

  await page.getByRole('button', { name: 'Trip card: further up' }).click();
  await page.waitForFunction(() =>
    /Trip card[^]*Cash/.test(document.querySelector('ul[aria-label="Accounts"]')?.textContent ?? ''),
  );
  await made.dragTo(list.getByRole('listitem').first());
  await page.getByRole('button', { name: 'Trip card: further up' }).and(page.locator(':disabled')).waitFor();
  await page.getByRole('button', { name: 'Trip card: further up' }).waitFor();

  await page.getByRole('button', { name: 'More of Cash' }).click();
  await page.getByRole('menuitem', { name: 'Change' }).click();
  const change = page.getByRole('dialog', { name: 'Cash' });
  await change.getByLabel('Name').fill('Wallet');
  await change.getByRole('button', { name: 'Save' }).click();
  await list.getByText('Wallet').waitFor();

  await page.getByRole('button', { name: 'More of Wallet' }).click();
  await page.getByRole('menuitem', { name: 'Close' }).click();
  await page.getByRole('region', { name: 'Closed' }).getByText('Wallet').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await list.getByText('Wallet').waitFor();
  await page.getByRole('button', { name: 'More of Trip card' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await made.waitFor({ state: 'detached' });
  assert.deepEqual(new Set((await accounts()).map(({ name }) => name)), new Set(['Current account', 'Wallet']));
});

for (const screen of [DESKTOP, PHONE]) {
  test(
    `an account is reconciled with a statement ${screen.touch ? 'on a phone' : 'at a desk'}`,
    { skip },
    async (t) => {
      const { page, look, ada, bank } = await openPurse(t, {
        screen,
        path: '/money/setup',
        rows: () => [
          { date: '2026-10-01', payee: 'Rent', amount_minor: -50_000n },
          { date: '2026-10-02', payee: 'Corner shop', amount_minor: -1234n, status: 'uncleared' },
          { date: '2026-10-03', payee: 'Bookshop', amount_minor: -766n, status: 'uncleared' },
        ],
      });
      await page.getByRole('button', { name: 'More of Current account' }).click();
      await page.getByRole('menuitem', { name: 'Reconcile' }).click();
      await page.getByLabel('Its balance, in EUR').fill('480');
      const difference = page.getByRole('definition').filter({ hasText: '€20.00' });
      await difference.waitFor();
      assert.equal(await page.getByRole('button', { name: 'Finish', exact: true }).isDisabled(), true);
      await look('reconcile');
      await page.getByRole('checkbox', { name: /Corner shop/ }).check();
      await page.getByRole('definition').filter({ hasText: '€7.66' }).waitFor();
      await page.getByRole('checkbox', { name: /Bookshop/ }).check();
      await page.getByText('It is even').waitFor();
      await look('it is even');
      await page.getByRole('button', { name: 'Finish', exact: true }).and(page.locator(':enabled')).click();
      await page.getByText('Reconciled 3 transactions').first().waitFor();
      const statuses = async () => {
        const path = `/api/v1/transactions?account=${bank}`;
        return (await ada.call<{ items: { status: string }[] }>('GET', path)).items.map(({ status }) => status);
      };
      assert.deepEqual(await statuses(), ['reconciled', 'reconciled', 'reconciled']);

      await page.getByRole('button', { name: 'More of Current account' }).click();
      await page.getByRole('menuitem', { name: 'Reconcile' }).click();
      const before = page.getByRole('region', { name: 'Statements before' });
      await before.getByText('€480.00').waitFor();
      await look('statements before');
      await before.getByRole('button', { name: 'Take back' }).click();
      await page.getByText('Taken back: 3 transactions cleared again').first().waitFor();
      await before.waitFor({ state: 'detached' });
      assert.deepEqual(await statuses(), ['cleared', 'cleared', 'cleared']);
    },
  );
}
