import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, skip, tabTo } from './browser.ts';
import { openPurse } from './money.ts';
import type { Purse } from './money.ts';

interface Known {
  readonly payee: string;
  readonly amount: { readonly amount: string };
  readonly status: string;
  readonly category_id: string | null;
  readonly splits: readonly { readonly amount: { readonly amount: string } }[];
  readonly transfer_account_id: string | null;
  readonly id: string;
  readonly tags: readonly string[];
}

const listed = async ({ ada }: Purse, query = '') =>
  (await ada.call<{ items: readonly Known[] }>('GET', `/api/v1/transactions?limit=200${query}`)).items;

test(
  'by the keyboard alone: find, go through the table, categorise, clear, choose and change many, take it back',
  {
    skip,
  },
  async (t) => {
    const purse = await openPurse(t, {
      screen: DESKTOP,
      path: '/money/transactions',
      rows: ({ category, cash }) => [
        { date: '2026-11-03', payee: 'Corner shop', memo: 'bread', amount_minor: -420n, status: 'uncleared' },
        { date: '2026-11-02', payee: 'Café Größe', amount_minor: -380n, tags: ['Trip'] },
        { date: '2026-11-01', payee: 'Employer', amount_minor: 250_000n, category_id: category('Salary') },
        { date: '2026-10-05', payee: 'Corner shop', amount_minor: -999n, account_id: cash },
        { date: '2026-10-04', payee: 'Landlord', amount_minor: -90_000n, status: 'reconciled' },
      ],
    });
    const { page, row, look } = purse;
    await row('bread').waitFor();
    await look('the table');
    const focused = page.locator('[data-row]:focus');
    await page.keyboard.press('j');
    await focused.and(row('bread')).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await focused.and(row('Employer')).waitFor();
    await page.keyboard.press('k');
    await focused.and(row('Café Größe')).waitFor();

    // A category that is not there yet, within one that is.
    await page.keyboard.press('c');
    const picker = page.getByRole('combobox', { name: 'Category of Café Größe' });
    await picker.waitFor();
    await page.keyboard.type('Food / Pastry');
    await page.getByRole('option', { name: 'Make “Food / Pastry”' }).waitFor();
    await look('the category picker');
    await page.keyboard.press('Enter');
    await row('Café Größe').getByText('Pastry').waitFor();
    await page
      .getByText('Café Größe is', { exact: false })
      .or(page.getByText('Changed the category'))
      .first()
      .waitFor();
    await page.keyboard.press('Home');
    await focused.and(row('bread')).waitFor();
    await page.keyboard.press('x');
    await row('bread').getByText('Cleared').waitFor();
    await page.getByText('Marked “Corner shop” as cleared').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await row('bread').getByText('Uncleared').waitFor();

    await page.keyboard.press('/');
    await page.keyboard.type('corner');
    await page.getByText('2 transactions', { exact: true }).waitFor();
    await page.waitForURL(/q=corner/);
    await row('Employer').waitFor({ state: 'detached' });
    await row('bread').focus();
    await page.keyboard.press('Space');
    await page.getByText('1 of 2 transactions chosen').waitFor();
    await page.keyboard.press('Control+a');
    await page.getByText('2 of 2 transactions chosen').waitFor();
    await look('all of them chosen');
    await tabTo(page, page.getByRole('button', { name: 'Tags …' }));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Tags of 2 transactions' });
    await dialog.getByRole('combobox', { name: 'Tags' }).waitFor();
    await page.keyboard.type('daily');
    await page.keyboard.press('Enter');
    await dialog.getByText('daily').first().waitFor();
    await page.keyboard.press('Enter');
    await dialog.getByText('2 transactions to change').waitFor();
    await dialog.getByText('+ daily').first().waitFor();
    await look('the preview');
    await dialog.getByRole('button', { name: 'Change 2 transactions' }).click();
    await page.getByText('Changed 2 transactions').first().waitFor();
    await row('#daily').first().waitFor();
    assert.equal((await listed(purse, '&tag=daily')).length, 2);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('2 transactions as before').first().waitFor();
    assert.equal((await listed(purse, '&tag=daily')).length, 0);
  },
);

test(
  'the editor: suggestions, parts that add up, a transfer, what was changed meanwhile, what is held, undo',
  {
    skip,
  },
  async (t) => {
    const purse = await openPurse(t, {
      screen: DESKTOP,
      path: '/money/transactions',
      rows: ({ category }) => [
        { date: '2026-11-01', payee: 'Market hall', category_id: category('Groceries') },
        { date: '2026-10-04', payee: 'Landlord', amount_minor: -90_000n, status: 'reconciled' },
      ],
    });
    const { page, row, look, ada, cash } = purse;
    await row('Market hall').waitFor();
    await page.keyboard.press('n');
    const editor = page.getByRole('dialog', { name: 'New transaction' });
    await editor.getByLabel('Amount in EUR').fill('-1,234.50');
    await editor.getByLabel('Date').fill('yesterday');
    await editor.getByRole('combobox', { name: 'Payee' }).fill('mark');
    await page.getByRole('option', { name: /Market hall/ }).click();
    await editor.getByRole('button', { name: 'Split it' }).click();
    await editor.getByLabel('Amount of part 1').fill('1231.30');
    await editor.getByText('€3.20 left').waitFor();
    await look('the editor');
    await editor.getByRole('button', { name: 'Add it' }).click();
    await editor.getByText('Give an amount.').waitFor();
    await editor.getByLabel('Amount of part 2').focus();
    await editor.getByText('Adds up').waitFor();
    await editor.getByRole('button', { name: 'Add it' }).click();
    await editor.waitFor({ state: 'detached' });
    await row('−⁠€1,234.50').getByText('In 2 parts').waitFor();
    const [made] = await listed(purse, '&q=1234.50');
    assert.deepEqual(
      made?.splits.map(({ amount }) => amount.amount),
      ['-1231.30', '-3.20'],
    );

    await page
      .getByRole('button', { name: 'New transaction' })
      .or(page.getByRole('link', { name: 'New transaction' }))
      .click();
    await editor.getByText('Transfer', { exact: true }).click();
    await editor.getByLabel('Amount in EUR').fill('50');
    await editor.getByRole('button', { name: 'Add it' }).click();
    await editor.waitFor({ state: 'detached' });
    assert.equal(
      (await listed(purse, '&direction=transfer')).some(({ transfer_account_id }) => transfer_account_id === cash),
      true,
    );

    // Both sides are there: from now on no row moves under the pointer.
    await row('Transfer to Cash').waitFor();
    await row('Transfer from Current account').waitFor();
    await row(/^(?!.*In 2 parts).*Market hall/)
      .getByText('Market hall')
      .click();
    const change = page.getByRole('dialog', { name: 'Market hall' });
    await change.getByLabel('Memo').fill('plums');
    const known = (await listed(purse, '&payee=Market+hall&split=false'))[0];
    await ada.call('PATCH', `/api/v1/transactions/${known?.id}`, { payee: 'Market square' });
    await change.getByRole('button', { name: 'Save' }).click();
    const told = change.getByRole('alert').filter({ hasText: 'It was changed in the meantime' });
    await told.getByText('Market square').waitFor();
    await look('changed meanwhile');
    await told.getByRole('button', { name: 'Keep both' }).click();
    await change.waitFor({ state: 'detached' });
    await row('Market square').getByText('plums').waitFor();

    await row('Landlord').getByText('Landlord').click();
    const held = page.getByRole('dialog', { name: 'Landlord' });
    await held.getByText('Reconciled with a statement').waitFor();
    assert.equal(await held.getByLabel('Amount in EUR').isDisabled(), true);
    await look('what is held');
    await held.getByRole('button', { name: 'Close the editor' }).click();
    await held.waitFor({ state: 'detached' });

    await row('Market square').getByText('Market square').click();
    await page.getByRole('dialog', { name: 'Market square' }).getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Deleted “Market square”').waitFor();
    await row('Market square').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await row('Market square').waitFor();
  },
);

test('on a phone: thousands of cards, a month far away, filters as chips', { skip }, async (t) => {
  const rows = Array.from({ length: 3000 }, (_, index) => ({
    date: new Date(Date.UTC(2026, 9, 31) - index * 43_200_000).toISOString().slice(0, 10),
    payee: `Shop ${index}`,
    amount_minor: -BigInt(index + 100),
  }));
  const { page, row, look } = await openPurse(t, { screen: PHONE, path: '/money/transactions', rows: () => rows });
  await page.getByText('Shop 0', { exact: true }).waitFor();
  await look('cards');
  assert.ok((await page.locator('[data-row]').count()) < 60, 'only those in sight exist');
  const month = page.getByRole('combobox', { name: 'Go to a month' });
  await month.click();
  await month.fill('march 2024');
  await page.getByRole('option', { name: /March 2024/ }).click();
  await row('31/03/24').first().waitFor();

  await page.getByRole('button', { name: 'Filters' }).click();
  const sheet = page.getByRole('dialog', { name: 'Filters' });
  await sheet.getByLabel('At most').fill('2');
  await page.keyboard.press('Enter');
  await sheet.getByLabel('At least').fill('1.5');
  await page.keyboard.press('Enter');
  await sheet.getByLabel('Status').selectOption('cleared');
  await sheet.getByRole('button', { name: 'Show 51 transactions' }).waitFor();
  await look('filters');
  await sheet.getByRole('button', { name: 'Show 51 transactions' }).click();
  await sheet.waitFor({ state: 'detached' });
  await page.getByText('51 transactions', { exact: true }).waitFor();
  await page.getByText('Shop 50', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Without: At least 1.50' }).click();
  await page.getByText('101 transactions', { exact: true }).waitFor();
  await page.goBack();
  await page.getByText('51 transactions', { exact: true }).waitFor();
  await look('chips');
});
