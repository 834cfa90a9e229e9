import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { TestContext } from 'node:test';
import { believable } from '../../modules/money/reports/test/believable.ts';
import { reportsWorld } from '../../modules/money/reports/test/reports-world.ts';
import { DESKTOP, PHONE, assertAccessible, assertFits, openPage, skip } from './browser.ts';
import type { Screen } from './browser.ts';

/** A person has a month told, reads it, follows a figure, keeps it as a file, and looks at the month before. */
async function reports(t: TestContext, screen: Screen, name: string): Promise<void> {
  const world = await reportsWorld(t);
  const page = await openPage(t, screen);
  const shots = process.env['STEWARD_SCREENSHOTS'];
  const look = async (place: string) => {
    await assertAccessible(page, place);
    await assertFits(page, place);
    if (shots === undefined) return;
    mkdirSync(shots, { recursive: true });
    await page.setViewportSize({ width: screen.width, height: place === 'report' ? 3600 : screen.height });
    await page.screenshot({ path: join(shots, `report-${name}-${place}.png`) });
    await page.setViewportSize(screen);
  };
  await page.goto(`${world.app.url}/money/reports`);
  await page.getByLabel('Email or username').fill('ada');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'No report yet' }).waitFor();
  await look('empty');

  await believable(world);
  await page.getByLabel('Month').selectOption('2026-09');
  await page.getByRole('button', { name: 'Make the report' }).click();
  const list = page.getByRole('list', { name: 'Reports' });
  await list.getByText('September 2026').waitFor();
  await page.getByLabel('Month').selectOption('2026-10');
  await page.getByRole('button', { name: 'Make the report' }).click();
  await list.getByText('October 2026').waitFor();
  await look('list');

  await list.getByRole('link', { name: /^October 2026/ }).click();
  await page.getByRole('heading', { name: 'Money in October 2026' }).waitFor();
  await page.getByText('In October 2026 you earned €3,275.00 and spent €2,306.50.').waitFor();
  assert.equal(await page.locator('figure svg[role=img]').count(), 3);
  await page.getByRole('region', { name: 'What explains the difference' }).getByText('Werkstatt Krüger').waitFor();
  await look('report');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download this report' }).click();
  await page.getByRole('menuitem', { name: 'PDF' }).click();
  assert.equal((await download).suggestedFilename(), 'Money 2026-10.pdf');

  await page
    .getByRole('region', { name: 'Spending by category' })
    .getByRole('link', { name: 'Rent: €980.00', exact: true })
    .click();
  await page.waitForURL(/\/money\/transactions\?/);
  const search = new URL(page.url()).searchParams;
  assert.deepEqual(
    [search.get('currency'), search.get('from'), search.get('to'), search.get('kind'), search.get('category')],
    ['EUR', '2026-10-01', '2026-10-31', 'expense', JSON.stringify([world.category('Rent')])],
  );
  const shown = page.getByRole('group', { name: 'What is shown' });
  for (const words of ['EUR accounts', 'Spending', 'Without subcategories']) await shown.getByText(words).waitFor();
  await page.getByText('Hausverwaltung Müller').first().waitFor();
  await shown.getByRole('button', { name: 'Without: EUR accounts' }).click();
  await shown.getByText('EUR accounts').waitFor({ state: 'detached' });
  await page.goBack();
  await page.goBack();
  await page.getByRole('navigation', { name: 'Other months' }).getByRole('link', { name: 'September 2026' }).click();
  await page.getByRole('heading', { name: 'Money in September 2026' }).waitFor();
}

suite('reports of money in the browser', { skip }, () => {
  test('on a desktop', (t) => reports(t, DESKTOP, 'desktop'));
  test('on a phone in the dark', (t) => reports(t, { ...PHONE, dark: true }, 'phone-dark'));
});
