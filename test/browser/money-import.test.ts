import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addAccount, fill } from '../../modules/money/test/fill.ts';
import { ofxOf } from '../../modules/money/imports/test/import-world.ts';
import { DESKTOP, PHONE, skip } from './browser.ts';
import { openBooks } from './money-books.ts';
import type { Books } from './money-books.ts';

const NOVEMBER = {
  name: 'giro-november.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Kontoauszug;Giro',
      'Stand;15.11.2026',
      'Buchungstag;Empfänger;Verwendungszweck;Notiz;Betrag',
      '02.11.2026;REWE Markt;Einkauf;a;-42,10',
      '03.11.2026;Kaffeehaus;Kaffee;b;-3,80',
      '03.11.2026;Kaffeehaus;Kaffee;c;-3,80',
      '05.11.2026;Muster GmbH;Gehalt November;d;2.850,00',
      '30.02.2026;Niemand;kein Tag;e;-1,00',
      '09.11.2026;Buchhandlung Hugendubel;Bücher;f;-31,00',
      '',
    ].join('\r\n'),
  ),
};

async function payees({ ada }: Books): Promise<string[]> {
  const { items } = await ada.call<{ items: { payee: string; amount: { amount: string } }[] }>(
    'GET',
    '/api/v1/transactions',
  );
  return items.map(({ payee, amount }) => `${payee} ${amount.amount}`).toSorted();
}

test('a table is corrected, previewed, decided, brought in, taken back, and brought in again', { skip }, async (t) => {
  const books = await openBooks(t, { screen: DESKTOP, path: '/money/import', empty: true });
  const { app, ada, page, look } = books;
  const { id: owner_id } = await ada.call<{ id: string }>('GET', '/api/v1/auth/me');
  await page.getByRole('heading', { name: 'Import statements' }).waitFor();
  await look('import choose');
  const giro = await addAccount(app.database, { owner_id, name: 'Giro' });
  const byHand = { account_id: giro, amount_minor: -3100n, status: 'uncleared' as const };
  await fill(app.database, {
    owner_id,
    rows: [
      { ...byHand, date: '2026-11-08', payee: 'Books' },
      { ...byHand, date: '2026-11-10', payee: 'A present' },
    ],
  });
  await page.reload();

  await page
    .getByLabel('Files of your bank', { exact: true })
    .setInputFiles([
      NOVEMBER,
      { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 no statement') },
    ]);
  const card = page.getByRole('region', { name: 'giro-november.csv', exact: true });
  await page.getByRole('alert').getByText('This is a PDF').waitFor();
  await card.getByText('Gehalt November').first().waitFor();
  await look('import check');

  await card.getByLabel('Meaning of “Notiz”').selectOption('Unused');
  await card.getByText('Kaffee c').waitFor({ state: 'detached' });
  await card.getByRole('button', { name: 'Correct it' }).click();
  await card.getByLabel('Amounts').selectOption('1,234.56');
  await card.getByText('+2,850.00').waitFor({ state: 'detached' });
  await card.getByLabel('Amounts').selectOption('1.234,56');
  await card.getByText('+€2,850.00').waitFor();
  await look('import corrected');

  await page.getByRole('button', { name: 'Preview 5 bookings' }).click();
  await page.getByRole('button', { name: 'Import 4 transactions' }).waitFor();
  await page.getByText('Doubtful: 1 to decide').waitFor();
  await look('import preview');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('n');
  await page.getByRole('button', { name: 'Import 5 transactions' }).waitFor();
  await page.keyboard.press('s');
  await page.getByRole('button', { name: 'Import 4 transactions, merge 1' }).waitFor();
  await page.getByText('Broken 1', { exact: true }).click();
  await page.getByText(/Line 8: .*day that does not exist/).waitFor();
  await page.getByText('New 4', { exact: true }).click();
  await look('import decided');
  await page.getByRole('checkbox', { name: /Muster GmbH/ }).uncheck();
  await page.getByRole('button', { name: 'Import 3 transactions, merge 1' }).click();
  await page.getByText('Imported 3, 1 merged with yours').first().waitFor();
  await look('import done');
  await page.getByRole('main').getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Took back 4 transactions').first().waitFor();
  assert.deepEqual(await payees(books), ['A present -31.00', 'Books -31.00']);
  await page.getByRole('main').getByRole('button', { name: 'Do it again' }).click();
  await page.getByText('Imported 3').first().waitFor();
  assert.equal((await payees(books)).length, 5);

  await page.getByRole('main').getByRole('link', { name: 'Import another file' }).click();
  await page.getByLabel('Files of your bank', { exact: true }).setInputFiles(NOVEMBER);
  await card.getByText('Remembered: files like this one').waitFor();
  assert.equal(await card.getByLabel('Meaning of “Notiz”').inputValue(), 'ignore');
  await page.getByRole('button', { name: 'Preview 5 bookings' }).click();
  await page.getByRole('button', { name: 'Import 1 transaction', exact: true }).waitFor();
});

test(
  'two accounts in one file are made on a phone in the dark, and the same file again brings nothing',
  { skip },
  async (t) => {
    const books = await openBooks(t, { screen: { ...PHONE, dark: true }, path: '/money/import', empty: true });
    const { page, look } = books;
    const file = (name: string) => ({ name, mimeType: 'application/x-ofx', buffer: Buffer.from(twoAccounts()) });
    const choose = page.getByLabel('Files of your bank', { exact: true });
    await choose.setInputFiles([
      file('both.ofx'),
      { name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) },
    ]);
    await page.getByRole('alert').getByText('This file is empty.').waitFor();
    const name = page.getByRole('group', { name: 'New account' }).getByLabel('Name');
    await name.first().fill('Giro');
    await name.last().fill('Reserve');
    await page.getByText('€1,234.50').waitFor();
    await look('import two accounts');
    await page.reload();
    assert.equal(await name.first().inputValue(), 'Giro', 'a reload loses nothing');

    await page.getByRole('button', { name: 'Preview 3 bookings' }).click();
    await page.getByText('Adds up').first().waitFor();
    await look('import new accounts');
    await page.getByRole('button', { name: 'Import 3 transactions' }).click();
    await page.getByText('Imported 3', { exact: true }).first().waitFor();
    assert.equal((await payees(books)).length, 3);
    await look('import ended');
    await page.getByRole('link', { name: 'Import another file' }).click();

    await choose.setInputFiles(file('once more.ofx'));
    await page.getByLabel('Account for DE02120300000000202051').waitFor();
    await page.getByRole('button', { name: 'Preview 3 bookings' }).click();
    await page.getByText('Nothing new: all of it is here').waitFor();
    await look('import nothing new');
  },
);

function twoAccounts(): string {
  const giro = ofxOf(
    [
      { date: '2026-11-02', amount: '-42.10', payee: 'REWE', id: 'g1' },
      { date: '2026-11-05', amount: '2850.00', payee: 'Muster GmbH', id: 'g2' },
    ],
    { closing: { date: '2026-11-06', amount: '1234.50' } },
  );
  const reserve = ofxOf([{ date: '2026-11-03', amount: '100.00', payee: 'Savings', id: 'r1' }], {
    number: 'DE02500105170137075030',
    closing: { date: '2026-11-06', amount: '600.00' },
  });
  const [, second = ''] = /(<STMTTRNRS>.*<\/STMTTRNRS>)/s.exec(reserve) ?? [];
  return giro.replace('</BANKMSGSRSV1>', `${second}</BANKMSGSRSV1>`);
}
