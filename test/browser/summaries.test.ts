import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { TestContext } from 'node:test';
import { demoAppointments } from '../../commands/demo-calendar.ts';
import { startApp } from '../app.ts';
import { signIn } from '../person.ts';
import { DESKTOP, PHONE, assertAccessible, assertFits, openPage, skip } from './browser.ts';
import type { Screen } from './browser.ts';

/** A person has the week summed up, reads it, has it come by itself, and takes it back. */
async function summaries(t: TestContext, screen: Screen, name: string): Promise<void> {
  const app = await startApp(t);
  const page = await openPage(t, screen);
  const shots = process.env['STEWARD_SCREENSHOTS'];
  const look = async (place: string) => {
    await assertAccessible(page, place);
    await assertFits(page, place);
    if (shots === undefined) return;
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: join(shots, `summaries-${name}-${place}.png`), fullPage: true });
  };
  await page.goto(app.url);
  await page.getByLabel('Your name').fill('Ada Lovelace');
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('heading', { name: /Ada$/ }).waitFor();

  await page.getByRole('link', { name: /^Sum up the week/ }).click();
  await page.getByRole('heading', { name: 'No summary yet' }).waitFor();
  await look('empty');

  const ada = await signIn(app.url, 'ada');
  const zone = 'Europe/Berlin';
  for (const body of demoAppointments(Temporal.Now.plainDateISO(zone), zone))
    await ada.call('POST', '/appointments', body);
  await page.getByRole('button', { name: 'Summarise this week' }).click();
  const article = page.getByRole('article', { name: /^Summary: / });
  await article.getByText(/^From \w+ \d+ \w+ to \w+ \d+ \w+ you have \d+ appointments/).waitFor();
  await article.getByText('Project review').first().waitFor();
  await article.getByText('Written by Steward itself').waitFor();
  await article.getByText('All facts').click();
  await article.getByText('the busiest day', { exact: true }).waitFor();
  await look('week');
  await article.getByText('All facts').click();

  await page.getByRole('button', { name: 'Summarise today' }).click();
  await article.getByText('Day', { exact: true }).waitFor();
  const weekly = page.getByRole('switch', { name: 'Every Monday at 7:00' });
  // By the keyboard: a toast may lie over it.
  await weekly.focus();
  await page.keyboard.press('Space');
  await page.getByText('The summary of your week, next on').waitFor();
  const { items } = await ada.call<{ items: { cron: string; paused: boolean }[] }>('GET', '/api/v1/schedules');
  assert.deepEqual(
    items.map(({ cron, paused }) => [cron, paused]),
    [['0 7 * * 1', false]],
  );
  await look('two');

  // The one before, by its own address; and back.
  await page.getByRole('link', { name: /^Week/ }).click();
  await article.getByText('Week', { exact: true }).waitFor();
  assert.match(page.url(), /summary=/);
  await page.goBack();
  await article.getByText('Day', { exact: true }).waitFor();

  await page.goto(app.url);
  await page.getByRole('link', { name: 'Read the summary' }).waitFor();
  await page.getByRole('heading', { name: 'Appointments', level: 3 }).waitFor();
  await look('today');

  await page.goto(`${app.url}/operations`);
  const schedules = page.getByRole('list', { name: 'Schedules' });
  await schedules.getByText('Mondays at 07:00').waitFor();
  await look('schedules');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Start something by itself' });
  await dialog.getByLabel('What').selectOption('Summary of the day');
  await dialog.getByLabel('On', { exact: true }).selectOption('Weekdays');
  await dialog.getByLabel(/^At/).fill('06:30');
  await look('schedule form');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await schedules.getByText('Weekdays at 06:30').waitFor();
  await schedules.getByRole('switch', { name: 'Summary of the day, Weekdays at 06:30' }).focus();
  await page.keyboard.press('Space');
  await schedules.getByText('Paused').waitFor();
  await schedules.getByRole('button', { name: 'Delete: Summary of the day, Weekdays at 06:30' }).click();
  await schedules.getByText('Weekdays at 06:30').waitFor({ state: 'detached' });
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click();
  await schedules.getByText('Weekdays at 06:30').waitFor();
}

suite('summaries in the browser', { skip }, () => {
  test('on a desktop', (t) => summaries(t, DESKTOP, 'desktop'));
  test('on a desktop in the dark', (t) => summaries(t, { ...DESKTOP, dark: true }, 'dark'));
  test('on a phone', (t) => summaries(t, PHONE, 'phone'));
  test('on a phone in the dark', (t) => summaries(t, { ...PHONE, dark: true }, 'phone-dark'));
});
