import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, skip } from './browser.ts';
import { openMenagerie, seesPicture } from './menagerie.ts';

for (const [name, screen] of [
  ['a desktop', DESKTOP],
  ['a desktop in the dark', { ...DESKTOP, dark: true }],
] as const)
  test(`finds creatures on ${name}`, { skip }, async (t) => {
    const { page, card, look } = await openMenagerie(t, { screen });
    await page.getByText('5 creatures', { exact: true }).waitFor();
    await seesPicture(card(/^Smaug, dragon, tagged boss, fire, a sketch/));
    await look('the gallery');

    const words = page.getByRole('searchbox', { name: 'Search creatures' });
    await words.fill('drag');
    await page.getByText('2 creatures', { exact: true }).waitFor();
    assert.match(page.url(), /q=drag/);
    await card(/^Mittens/).waitFor({ state: 'detached' });
    await words.fill('');
    await page.getByText('5 creatures', { exact: true }).waitFor();

    await page.getByRole('combobox', { name: 'Tags' }).fill('fi');
    await page.getByRole('option', { name: /^fire/ }).click();
    await page.getByText('2 creatures', { exact: true }).waitFor();
    await page.getByRole('combobox', { name: 'Tags' }).click();
    await page.getByRole('option', { name: /^boss/ }).click();
    await page.getByText('1 creature', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await look('what was found');
    await page.goBack();
    await page.getByText('2 creatures', { exact: true }).waitFor();
    await page.getByRole('combobox', { name: 'Species' }).click();
    await page.getByRole('option', { name: /^phoenix/ }).click();
    await page.getByText('1 creature', { exact: true }).waitFor();
    await card(/^Fawkes/).waitFor();
    await page.reload();
    await card(/^Fawkes/).waitFor();
    await card(/^Smaug/).waitFor({ state: 'detached' });

    await words.fill('nobody');
    await page.getByRole('heading', { name: 'Nobody like this' }).waitFor();
    await look('nobody');
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByText('5 creatures', { exact: true }).waitFor();
    assert.equal(await words.inputValue(), '');
    await page.getByLabel('Sort by').selectOption('Species');
    await page.waitForURL(/sort=species/);
    await page.locator('[data-index="0"]', { hasText: 'Mittens' }).waitFor();
  });

test('finds creatures on a phone', { skip }, async (t) => {
  const { page, card, look } = await openMenagerie(t, { screen: PHONE });
  await seesPicture(card(/^Smaug/));
  await look('the gallery');
  await page.getByRole('button', { name: 'Filters' }).tap();
  const sheet = page.getByRole('dialog', { name: 'Filters' });
  await sheet.getByRole('combobox', { name: 'Species' }).tap();
  await sheet.getByRole('option', { name: /^dragon/ }).tap();
  await sheet.getByRole('button', { name: 'Show 2 creatures' }).waitFor();
  await look('the filters');
  await sheet.getByRole('button', { name: 'Show 2 creatures' }).tap();
  await sheet.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Filters (1)' }).waitFor();

  await page.getByRole('checkbox', { name: 'Choose Smaug' }).tap();
  await card(/^Toothless/).tap();
  await page.getByText('2 chosen', { exact: true }).waitFor();
  await look('the bar');
});
