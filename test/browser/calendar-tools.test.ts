import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { startApp } from '../app.ts';
import type { TestApp } from '../app.ts';
import type { Person } from '../person.ts';
import { DESKTOP, PHONE, assertAccessible, assertFits, openPage, skip } from './browser.ts';
import type { Screen } from './browser.ts';

interface Listed {
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly category: string | null;
    readonly rrule: string | null;
    readonly starts_local: string;
  }[];
}

interface Scene {
  readonly app: TestApp;
  readonly ada: Person;
  readonly page: Page;
  readonly listed: (query?: string) => Promise<Listed['items']>;
  readonly look: (place: string) => Promise<void>;
}

/** Ada, in Berlin, with nothing planned yet. */
async function scene(t: TestContext, screen: Screen, path: string): Promise<Scene> {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  await ada.call('PATCH', '/api/v1/auth/me', { time_zone: 'Europe/Berlin', locale: 'en-GB' });
  const page = await openPage(t, screen);
  await page.goto(app.url + path);
  await page.getByLabel('Email or username').fill('ada');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.keyboard.press('Enter');
  return {
    ...{ app, ada, page },
    listed: async (query = '') => (await ada.call<Listed>('GET', `/api/v1/appointments?limit=50${query}`)).items,
    async look(place) {
      await assertAccessible(page, place);
      await assertFits(page, place);
    },
  };
}

for (const [name, screen] of [
  ['a desktop', DESKTOP],
  ['a desktop in the dark', { ...DESKTOP, dark: true }],
  ['a phone', PHONE],
] as const)
  test(`adds in one line on ${name}`, { skip }, async (t) => {
    const { page, listed, look } = await scene(t, screen, '/appointments');
    const line = page.getByRole('textbox', { name: 'Add an appointment' });
    await line.fill("Dentist 3 March 2037 15:00 1h at Luigi's #Health");
    const understood = page.getByRole('status').filter({ hasText: 'no conflict' });
    await understood.getByText('Dentist').waitFor();
    assert.match(await understood.innerText(), /15:00\s–\s16:00, no conflict/);
    await look('the line as it is understood');
    await line.press('Enter');
    await page.getByText('Added “Dentist”').waitFor();
    assert.deepEqual(
      (await listed()).map(({ title, category }) => [title, category]),
      [['Dentist', 'Health']],
    );
    await line.fill('Call 3 March 2037 15:30');
    await page.getByText('At the same time: Dentist').waitFor();
    await line.fill('');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('Added “Dentist”').waitFor({ state: 'detached' });
    assert.deepEqual(await listed(), []);
  });

test(
  'a line becomes an appointment in the editor, and its repetition is put together in words',
  { skip },
  async (t) => {
    const { page, listed, look } = await scene(t, DESKTOP, '/appointments');
    const line = page.getByRole('textbox', { name: 'Add an appointment' });
    await line.fill('Choir on 3 March 2037 19:00 2h');
    await line.press('Tab');
    const repeats = page.getByLabel('Repeats');
    await repeats.waitFor();
    assert.equal(await page.getByLabel('Title').inputValue(), 'Choir');
    await repeats.selectOption('Every month on the 1st Tuesday');
    await page.getByText('Next: Tue 3 Mar · Tue 7 Apr').waitFor();
    await page.getByRole('button', { name: 'Days and end' }).click();
    const dialog = page.getByRole('dialog', { name: 'Repeat' });
    await dialog.getByLabel('Days, weeks, months or years').selectOption('WEEKLY');
    await dialog.getByLabel('How many', { exact: true }).fill('2');
    await dialog.getByRole('checkbox', { name: 'Friday' }).click();
    await dialog.getByRole('radio', { name: 'After' }).click();
    await dialog.getByText('Every 2 weeks on Tuesday and Friday, 10 times').waitFor();
    await look('the repetition');
    await dialog.getByRole('button', { name: 'Repeat so' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Plan it' }).click();
    await page.getByText('Planned “Choir”').waitFor();
    assert.deepEqual(
      (await listed()).map(({ title, rrule, starts_local }) => [title, rrule, starts_local]),
      [['Choir', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR;COUNT=10', '2037-03-03T19:00:00']],
    );
  },
);

for (const [name, screen] of [
  ['a desktop', DESKTOP],
  ['a phone in the dark', { ...PHONE, dark: true }],
] as const)
  test(`finds, changes many, and takes it back on ${name}`, { skip }, async (t) => {
    const { ada, page, listed, look } = await scene(t, screen, '/appointments');
    await page.getByRole('button', { name: 'Search appointments' }).waitFor();
    for (const [title, starts_at] of [
      ['Dentist', '2037-03-03T15:00'],
      ['Dentist again', '2037-09-01T15:00'],
      ['Dentist, long ago', '2020-03-03T15:00'],
      ['Standup', '2037-03-03T09:00'],
    ])
      await ada.call('POST', '/api/v1/appointments', { title, starts_at });

    await page.getByRole('button', { name: 'Search appointments' }).click();
    await page.getByRole('searchbox', { name: 'Search appointments' }).fill('dentist');
    await page.getByText('3 appointments with “dentist”').waitFor();
    await page.getByRole('heading', { name: 'Tuesday 3 March 2037' }).waitFor();
    await page.getByRole('heading', { name: 'Earlier' }).waitFor();
    await page.getByRole('checkbox', { name: 'Choose Dentist', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Choose Dentist again' }).click();
    await page.getByRole('region', { name: 'What to do with those that are chosen' }).waitFor();
    await look('what was found');

    await page.getByRole('button', { name: 'Category' }).click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'Category' }).fill('Health');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('button', { name: 'Set 2 appointments to #Health' }).click();
    await page.getByText('Changed 2 appointments').first().waitFor();
    assert.equal((await listed('&category=Health')).length, 2);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('2 appointments as before').first().waitFor();
    assert.equal((await listed('&category=Health')).length, 0);

    await page.getByRole('link', { name: /Dentist again/ }).click();
    await page.getByRole('button', { name: /Dentist again/ }).waitFor();
    assert.match(page.url(), /date=2037-09-01/);
  });

test('everything by name: appointments, and a line that says when', { skip }, async (t) => {
  const { ada, page, listed } = await scene(t, DESKTOP, '/appointments');
  await page.getByRole('button', { name: 'Search appointments' }).waitFor();
  await ada.call('POST', '/api/v1/appointments', { title: 'Dentist', starts_at: '2037-03-03T15:00' });
  const box = page.getByRole('textbox', { name: 'Search everything by name' });
  await page.keyboard.press('Control+k');
  await box.fill('denti');
  await page.getByRole('button', { name: /Dentist.*Tue 3 Mar 2037/ }).click();
  await page.waitForURL(/date=2037-03-03/);
  await box.waitFor({ state: 'detached' });

  await page.keyboard.press('Control+k');
  await box.fill('Optician 4 March 2037 10:00');
  await page.getByRole('button', { name: /^Add: Optician, Wed 4 Mar 2037, 10:00/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('Added “Optician”').waitFor();
  assert.equal((await listed('&q=optician')).length, 1);
});

for (const [name, screen] of [
  ['a desktop in the dark', { ...DESKTOP, dark: true }],
  ['a phone', PHONE],
] as const)
  test(`calendars, categories and the trash on ${name}`, { skip }, async (t) => {
    const { ada, page, listed, look } = await scene(t, screen, '/appointments');
    await page.getByRole('button', { name: 'Calendars' }).waitFor();
    await ada.call('POST', '/api/v1/appointments', { title: 'Gym', starts_at: '2037-03-03T15:00', category: 'Sport' });
    await page.getByRole('button', { name: 'Calendars' }).click();
    const panel = page.getByRole('dialog', { name: 'Calendars' });
    await panel.getByRole('checkbox', { name: 'Personal' }).waitFor();

    await panel.getByRole('button', { name: 'New calendar' }).click();
    const form = page.getByRole('dialog', { name: 'New calendar' });
    await form.getByLabel('Name').fill('Family');
    await form.getByRole('radio', { name: 'Orange' }).click();
    await look('a new calendar');
    await form.getByRole('button', { name: 'Create it' }).click();
    await panel.getByRole('checkbox', { name: 'Family' }).waitFor();
    await panel.getByRole('checkbox', { name: 'Personal' }).click();
    await page.waitForURL(/calendars=/);
    await look('the calendars');

    await panel.getByRole('button', { name: 'Change the category Sport' }).click();
    await page.getByRole('dialog', { name: 'Change the category' }).getByLabel('Name').fill('Health');
    await page.getByRole('dialog', { name: 'Change the category' }).getByRole('button', { name: 'Save' }).click();
    await page.getByText('Changed 1 appointment').first().waitFor();
    await panel.getByRole('button', { name: 'Change the category Health' }).waitFor();

    await panel.getByRole('button', { name: 'Delete Personal' }).click();
    await page
      .getByRole('dialog', { name: /^Delete/ })
      .getByRole('button', { name: 'Delete the calendar' })
      .click();
    await page.getByText('Deleted the calendar “Personal”').waitFor();
    assert.equal((await listed()).length, 0);

    await panel.getByRole('link', { name: 'Open the trash' }).click();
    await page.getByRole('heading', { name: 'Trash' }).waitFor();
    await page.getByRole('button', { name: 'Restore the calendar Personal' }).waitFor();
    await look('the trash');
    await page.getByRole('button', { name: 'Restore the calendar Personal' }).click();
    await page.getByText('Restored “Personal”').waitFor();
    await page.getByRole('heading', { name: 'The trash is empty' }).waitFor();
    assert.deepEqual(
      (await listed()).map(({ title, category }) => [title, category]),
      [['Gym', 'Health']],
    );
  });
