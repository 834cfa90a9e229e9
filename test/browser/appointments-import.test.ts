import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { startApp } from '../app.ts';
import { DESKTOP, PHONE, assertAccessible, assertFits, openPage, skip, tabTo } from './browser.ts';
import type { Screen } from './browser.ts';

const FILE = {
  name: 'choir.ics',
  mimeType: 'text/calendar',
  buffer: Buffer.from(
    [
      'BEGIN:VCALENDAR',
      ...[
        'BEGIN:VEVENT',
        'UID:a',
        'SUMMARY:Rehearsal',
        'DTSTART;TZID=Europe/Berlin:20260303T190000',
        'RRULE:FREQ=WEEKLY',
        'END:VEVENT',
      ],
      ...['BEGIN:VEVENT', 'UID:b', 'SUMMARY:Concert', 'DTSTART;TZID=Europe/Berlin:20260314T200000', 'END:VEVENT'],
      ...['BEGIN:VEVENT', 'UID:c', 'SUMMARY:Broken string', 'DTSTART:20260231T200000Z', 'END:VEVENT'],
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  ),
};

async function openImport(t: TestContext, screen: Screen) {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  await ada.call('PATCH', '/api/v1/auth/me', { locale: 'en-GB' });
  const page = await openPage(t, screen);
  await page.goto(`${app.url}/appointments/import`);
  await page.getByLabel('Email or username').fill('ada');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Import and share' }).waitFor();
  const titles = async () =>
    (await ada.call<{ items: { title: string }[] }>('GET', '/api/v1/appointments')).items
      .map(({ title }) => title)
      .toSorted();
  return { app, page, titles };
}

/** Nothing of its label is cut off. */
const saysAll = (button: Element) =>
  [...button.querySelectorAll('*')].every((part) => part.scrollWidth <= part.clientWidth);

for (const screen of [DESKTOP, { ...DESKTOP, dark: true }, PHONE, { ...PHONE, dark: true }]) {
  const look = `${screen.touch ? 'on a phone' : 'at a desk'}${screen.dark ? ', in the dark' : ''}`;
  test(`a file is looked at, brought in and taken back ${look}`, { skip }, async (t) => {
    const { page, titles } = await openImport(t, screen);
    const check = async (name: string) => {
      await assertAccessible(page, name);
      await assertFits(page, name);
      await picture(page, `import-${name}-${screen.touch ? 'phone' : 'desktop'}-${screen.dark ? 'dark' : 'light'}`);
    };
    await page.getByRole('button', { name: 'Share or export Personal' }).waitFor();
    await check('choose');
    await page.getByLabel('Calendar file').setInputFiles(FILE);
    const bringIn = page.getByRole('button', { name: 'Import 2 appointments' });
    await bringIn.waitFor();
    await page.getByText('3 Mar 2026, 19:00 · every week').waitFor();
    assert.ok(await bringIn.evaluate(saysAll), 'the button says all it does');
    await check('preview');
    await page.getByText('Broken 1', { exact: true }).click();
    await page.getByText(/line \d+: DTSTART "2026-02-31T20:00:00Z" is no date/).waitFor();
    await page.getByText('New 2', { exact: true }).click();
    await page.getByRole('checkbox', { name: 'Import Concert' }).uncheck();
    await page.getByRole('button', { name: 'Import 1 appointment', exact: true }).click();
    await page.getByText('Imported 1 appointment, 1 broken').first().waitFor();
    assert.deepEqual(await titles(), ['Rehearsal']);
    await check('done');
    await page.getByRole('main').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Took back 1 appointment').first().waitFor();
    await page.getByText('every week · taken back').waitFor();
    assert.deepEqual(await titles(), []);
  });
}

test('a calendar is shared by an address that is shown once, and revoked', { skip }, async (t) => {
  const { page } = await openImport(t, DESKTOP);
  await tabTo(page, page.getByRole('button', { name: 'Share or export Personal' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Share “Personal”' });
  await dialog.getByLabel('Who is it for?').fill('My phone');
  await dialog.getByRole('button', { name: 'Make an address' }).click();
  const url = (await dialog.locator('code').textContent()) ?? '';
  assert.equal((await fetch(url)).status, 200);
  await assertAccessible(page, 'the dialog');
  await picture(page, 'share-desktop-light');
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Table (.csv)' }).click();
  assert.equal((await saved).suggestedFilename(), 'Personal.csv');
  await dialog.getByRole('button', { name: 'Revoke My phone' }).click();
  await dialog.getByText('My phone', { exact: true }).waitFor({ state: 'detached' });
  assert.equal((await fetch(url)).status, 404);
});

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['STEWARD_SCREENSHOT_FOLDER'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
