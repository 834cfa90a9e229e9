import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, skip } from './browser.ts';
import { openBooks } from './money-books.ts';

test(
  'the overview on a desktop: figures, plots by keyboard, findings with a decision and its undo',
  { skip },
  async (t) => {
    const { page, look } = await openBooks(t, { screen: DESKTOP });
    const card = (name: string) => page.getByRole('region', { name, exact: true });
    await card('Net worth').getByText('Without $412.50').waitFor();
    await card('Coming up').getByText('Allgemeine Versicherung').waitFor();
    await card('Next 90 days')
      .getByText(/^Lowest/)
      .waitFor();
    await look('overview');

    const flow = card('Cash flow');
    const november = flow.getByRole('link', { name: /^November 2026: in/ });
    await november.focus();
    await flow.locator('strong', { hasText: 'November 2026' }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await flow.locator('strong', { hasText: 'October 2026' }).waitFor();
    await flow.getByRole('button', { name: /^Table/ }).click();
    await flow.getByRole('table', { name: 'Cash flow of twelve months' }).getByText('December 2025').waitFor();

    await card('Spending').getByRole('link', { name: 'October 2026' }).click();
    await page.waitForURL(/month=2026-10/);
    const rent = card('Spending').getByRole('row', { name: /^Rent/ });
    assert.match(await rent.innerText(), /€920\.00/);
    assert.match(
      (await rent.getByRole('link').getAttribute('href')) ?? '',
      /\?category=[^&]*[0-9a-f-]{36}[^&]*&from=2026-10-01&to=2026-10-31$/,
    );

    const findings = card('Worth a look');
    const twice = findings.getByRole('listitem').filter({ hasText: 'Twice 64.90 EUR' });
    await twice.getByRole('button', { name: 'Both are right' }).click();
    await twice.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await twice.waitFor();
    await page.goto(page.url().replace(/\?.*/, ''));
    await card('Budgets').getByText('€5.51 over').waitFor();

    await page.setViewportSize({ width: 390, height: 844 });
    await look('overview narrow');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Search or jump to').fill('spotify');
    await page.getByText('Payee, every month').waitFor();
  },
);

test('what recurs, in the dark: a subscription, a bill, and neither', { skip }, async (t) => {
  const { page, look } = await openBooks(t, { screen: { ...DESKTOP, dark: true }, path: '/money/recurring' });
  const group = (name: string) => page.getByRole('region', { name, exact: true });
  await group('Subscriptions')
    .getByText(/€12\.99 until then, €13\.99 since 12 Jun 2026/)
    .waitFor();
  await group('Ended').getByText('FitPlus Studio').waitFor();
  await look('recurring');
  const more = (name: string) => page.getByRole('button', { name: `Say more about ${name}` });
  await more('Stadtwerke Strom').click();
  await page.getByRole('menuitem', { name: 'This is a subscription' }).click();
  await group('Subscriptions').getByText('Stadtwerke Strom').waitFor();
  await more('Mobilfunk Nord').click();
  await page.getByRole('menuitem', { name: 'This does not recur' }).click();
  await group('Not recurring, you said').getByText('Mobilfunk Nord').waitFor();
  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  await page
    .getByRole('region', { name: 'Next 90 days' })
    .getByText(/^Lowest/)
    .waitFor();
  await look('overview');
});

test('a phone: the first account, rates by file and by hand, Today and the search', { skip }, async (t) => {
  const { page, look, ada, app } = await openBooks(t, { screen: PHONE, empty: true });
  await page.getByRole('heading', { name: 'Begin your book' }).waitFor();
  await look('no book');
  await page.getByRole('button', { name: 'Create the account' }).tap();
  await page.getByText('Give it a name.').waitFor();
  await page.getByRole('textbox', { name: 'Account' }).fill('Everyday dollars');
  await page.getByLabel('Currency').selectOption('USD');
  await page.getByLabel('Balance it begins with').fill('1.234,50');
  await page.getByRole('button', { name: 'Create the account' }).tap();
  await page.getByRole('region', { name: 'Net worth' }).getByText('$1,234.50').first().waitFor();

  await ada.call('POST', '/api/v1/accounts', { name: 'Euros', currency: 'EUR', opening_balance: '-100' }, 201);
  await page.goto(`${app.url}/money/rates`);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).tap();
  const file = {
    name: 'eurofxref.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Date,USD,\n2026-11-13,1.25,\n2026-11-12,free,\n'),
  };
  await (await chooser).setFiles(file);
  await page.getByText('Line 3: “free” is no rate of USD.').waitFor();
  await page.getByLabel('Rate', { exact: true }).fill('1,3');
  await page.getByLabel('On', { exact: true }).fill('2026-11-14');
  await page.getByRole('button', { name: 'Add the rate' }).tap();
  await page.getByRole('cell', { name: '1 EUR = 1.3 USD' }).waitFor();
  await look('rates');

  await page.goto(`${app.url}/money`);
  // 1,234.50 − 100 × 1.3
  await page.getByRole('region', { name: 'Net worth' }).getByText('$1,104.50').first().waitFor();
  await look('overview');
  await page.goto(app.url);
  await page
    .getByRole('region', { name: 'Money' })
    .getByText(/spent this month/)
    .waitFor();
  await look('today');
});
