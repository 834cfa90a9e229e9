import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { startApp } from '../app.ts';
import type { Person } from '../person.ts';
import { DESKTOP, PHONE, assertAccessible, assertFits, openPage, skip } from './browser.ts';
import type { Screen } from './browser.ts';

const ALL_DAY = [{ from: '00:00', to: '24:00' }];
const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const PAGE = {
  title: 'A talk about bees',
  description: 'Half an hour, or a whole one.\nBring your questions.',
  time_zone: 'Europe/Berlin',
  location: 'https://meet.example.com/bees',
  durations: [30, 60],
  slot_step_minutes: 60,
  opening_hours: Object.fromEntries(WEEK.map((day) => [day, ALL_DAY])),
  questions: [
    { id: 'topic', label: 'What would you like to talk about?', type: 'long', required: true },
    { id: 'hives', label: 'How many hives do you have?', type: 'choice', choices: ['None', 'One', 'More'] },
    { id: 'first', label: 'This is my first time', type: 'yes_no' },
  ],
};

async function visit(t: TestContext, screen: Screen) {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  const { slug } = await ada.call<{ slug: string }>('POST', '/api/v1/booking-pages', PAGE, 201);
  const page = await openPage(t, screen);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${app.url}/book/${slug}`);
  await page.getByRole('heading', { name: PAGE.title }).waitFor();
  return { app, ada, slug, page, asked };
}

const times = (page: Page) =>
  page.getByRole('region', { name: 'Choose a time' }).getByRole('listitem').getByRole('button');

/** The last day of those that are shown: no slot of it passes while the test runs. */
async function chooseLastDay(page: Page): Promise<void> {
  await times(page).first().waitFor();
  await page
    .getByRole('region', { name: 'Choose a day' })
    .getByRole('button', { name: / free$/ })
    .last()
    .click();
}

async function fill(page: Page): Promise<void> {
  await page.getByLabel('Your name').fill('Rex Miller');
  await page.getByLabel('Email').fill('rex@example.com');
  await page.getByLabel('What would you like to talk about?').fill('Wax');
  await page.getByLabel('How many hives do you have?').selectOption('One');
  await page.getByLabel('This is my first time').check();
}

for (const [name, screen] of Object.entries({ phone: PHONE, 'dark desktop': { ...DESKTOP, dark: true } }))
  test(`a stranger books, moves and cancels on a ${name}`, { skip }, async (t) => {
    const { ada, page, asked, slug, app } = await visit(t, screen);
    await times(page).first().waitFor();
    await assertAccessible(page, 'the choice of a time');
    await assertFits(page, 'the choice of a time');
    assert.ok(!asked.some((path) => path.startsWith('/api/v1/auth')), 'nobody is asked who they are');

    await page.getByText('1 hour', { exact: true }).click();
    await page.getByLabel('Times are shown in').selectOption('America/New_York');
    await chooseLastDay(page);
    await times(page).last().click();
    await page.getByRole('heading', { name: /[0-9]/ }).waitFor();
    await page.getByText(/America\/New York/).waitFor();
    await assertAccessible(page, 'the form');
    await assertFits(page, 'the form');
    await fill(page);
    await page.getByRole('button', { name: 'Book this time' }).click();
    await page.getByRole('heading', { name: 'You are booked' }).waitFor();
    await assertAccessible(page, 'the confirmation');
    await assertFits(page, 'the confirmation');
    assert.match(page.url(), /\/book\/[^/]+\/[\w-]{43}$/);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Add to calendar' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'appointment.ics');

    // The address is all that one needs to come back.
    await page.reload();
    await page.getByRole('heading', { name: 'You are booked' }).waitFor();
    const [before] = await appointmentsOf(ada);
    assert.match(before?.notes ?? '', /Wax[^]*One[^]*Yes/);
    await page.getByRole('button', { name: 'Move' }).click();
    await chooseLastDay(page);
    await assertAccessible(page, 'the choice of another time');
    await times(page).first().click();
    await page.getByRole('heading', { name: 'You are booked' }).waitFor();
    const [after] = await appointmentsOf(ada);
    assert.notEqual(after?.starts_at, before?.starts_at);

    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByLabel('A word for ada').fill('I am ill');
    await assertAccessible(page, 'the question before the end');
    await page.getByRole('button', { name: 'Cancel the booking' }).click();
    await page.getByRole('heading', { name: 'This booking is cancelled' }).waitFor();
    await assertAccessible(page, 'the cancelled booking');
    assert.deepEqual(await appointmentsOf(ada), []);
    await page.goto(`${app.url}/book/${slug}/${'x'.repeat(43)}`);
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    await assertAccessible(page, 'a booking that is not there');
  });

test('a time that was taken meanwhile is said kindly, and what was typed is kept', { skip }, async (t) => {
  const { ada, page } = await visit(t, PHONE);
  await chooseLastDay(page);
  const count = await times(page).count();
  await times(page).last().click();
  await page.getByRole('heading', { name: /[0-9]/ }).waitFor();
  await page.goBack();
  await times(page).last().waitFor();
  assert.equal(await times(page).count(), count, 'Back leads to the times');
  await times(page).last().click();
  await fill(page);
  const busy = { from: Temporal.Now.instant(), to: Temporal.Now.instant().add({ hours: 24 * 100 }) };
  await ada.call(
    'POST',
    '/api/v1/appointments',
    { title: 'Away', starts_at: busy.from.toString(), ends_at: busy.to.toString() },
    201,
  );
  await page.getByRole('button', { name: 'Book this time' }).click();
  await page.getByText('This time has just been taken').waitFor();
  await page.getByText('Nothing is free at the moment').waitFor();
  await assertAccessible(page, 'a page without a free time');
  const [away] = await appointmentsOf(ada);
  await ada.call('DELETE', `/api/v1/appointments/${away?.id}`, undefined, 204);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  await chooseLastDay(page);
  await times(page).last().click();
  assert.equal(await page.getByLabel('Your name').inputValue(), 'Rex Miller');
  assert.equal(await page.getByLabel('What would you like to talk about?').inputValue(), 'Wax');
  await page.getByRole('button', { name: 'Book this time' }).click();
  await page.getByRole('heading', { name: 'You are booked' }).waitFor();
});

for (const [name, screen] of Object.entries({ desktop: DESKTOP, 'dark phone': { ...PHONE, dark: true } }))
  test(`a page is made, changed, paused and deleted on a ${name}`, { skip }, async (t) => {
    const app = await startApp(t);
    const ada = await app.signUp('ada');
    const page = await openPage(t, screen);
    await page.goto(`${app.url}/appointments/booking`);
    await page.getByLabel('Email or username').fill('ada');
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await page.keyboard.press('Enter');
    await page.getByText('No page yet').waitFor();
    await assertAccessible(page, 'the list before the first page');
    await page.getByRole('link', { name: 'New page' }).click();

    const preview = page.getByRole('complementary', { name: 'Preview' }).getByRole('listitem');
    await preview.first().waitFor();
    await assertAccessible(page, 'the editor');
    await assertFits(page, 'the editor');
    await page.getByLabel('Title').fill('A talk');
    await page.getByLabel('Address').fill('a b');
    await page.getByRole('group', { name: 'How long' }).getByText('1 hour', { exact: true }).click();
    await page.getByRole('button', { name: 'Add hours on Sunday' }).click();
    await page.getByRole('button', { name: 'Add a question' }).click();
    await page.getByLabel('What is asked').fill('What about?');
    await page.getByRole('button', { name: 'Make the page' }).click();
    await page.getByText('small letters, digits and hyphens').first().waitFor();
    await assertAccessible(page, 'the editor with a fault');
    await page.getByLabel('Address').fill('talk-with-ada');
    await page.getByRole('button', { name: 'Make the page' }).click();
    await page.getByRole('link', { name: 'A talk', exact: true }).waitFor();
    await assertAccessible(page, 'the list');
    await assertFits(page, 'the list');
    const [made] = await pagesOf(ada);
    assert.deepEqual(
      [made?.slug, made?.durations, made?.opening_hours['sunday']?.length],
      ['talk-with-ada', [30, 60], 1],
    );

    await cancelAsOwner(page, app.url);

    await page.getByLabel('Takes bookings').uncheck();
    await page.locator('li[aria-busy="false"]').getByText('Takes bookings').waitFor();
    await page.getByRole('link', { name: 'A talk', exact: true }).click();
    await page.getByLabel('Where').fill('Room 7');
    await page.getByLabel('Remind me of bookings as the calendar has it').uncheck();
    await page.getByText('Reminders of bookings', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'A talk', exact: true }).waitFor();
    const [changed] = await pagesOf(ada);
    assert.deepEqual(
      [changed?.active, changed?.location, changed?.slug, Array.isArray(changed?.reminders)],
      [false, 'Room 7', 'talk-with-ada', true],
    );

    await page.getByRole('link', { name: 'A talk', exact: true }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await assertAccessible(page, 'the question before a page is deleted');
    await page.getByRole('button', { name: 'Delete the page' }).click();
    await page.getByText('No page yet').waitFor();
    assert.deepEqual(await pagesOf(ada), []);
  });

/** Somebody books; the owner finds them in the list of the page, and cancels with a word. */
async function cancelAsOwner(page: Page, url: string): Promise<void> {
  const booking = `${url}/api/v1/booking/talk-with-ada`;
  const from = Temporal.Now.plainDateISO('UTC').add({ days: 3 });
  const range = `from=${from.toString()}&to=${from.add({ days: 10 }).toString()}`;
  const { slots } = (await (await fetch(`${booking}/slots?${range}`)).json()) as { slots: { starts_at: string }[] };
  const wish = { name: 'Rex Miller', email: 'rex@example.com', starts_at: slots[0]?.starts_at, notes: 'About bees' };
  const headers = { 'content-type': 'application/json' };
  const booked = await fetch(`${booking}/bookings`, { method: 'POST', headers, body: JSON.stringify(wish) });
  assert.equal(booked.status, 201);
  await page.getByRole('link', { name: 'Bookings of A talk' }).click();
  await page.getByText('About bees').waitFor();
  await assertAccessible(page, 'the bookings of a page');
  await assertFits(page, 'the bookings of a page');
  await page.getByRole('button', { name: 'Cancel the booking of Rex Miller' }).click();
  await page.getByLabel('A word for Rex Miller').fill('I am ill');
  await assertAccessible(page, 'the question before the owner cancels');
  await page.getByRole('button', { name: 'Cancel the booking', exact: true }).click();
  await page.getByText('cancelled', { exact: false }).first().waitFor();
  await page.getByText('I am ill').waitFor();
  await page.getByText('Past', { exact: true }).click();
  await page.getByText('Nothing yet').waitFor();
  await page.getByRole('link', { name: 'Booking pages' }).last().click();
  await page.getByRole('link', { name: 'A talk', exact: true }).waitFor();
}

interface BookingPage {
  readonly slug: string;
  readonly active: boolean;
  readonly location: string;
  readonly durations: number[];
  readonly reminders: unknown[] | null;
  readonly opening_hours: Record<string, unknown[]>;
}

async function pagesOf(person: Person): Promise<BookingPage[]> {
  return (await person.call<{ items: BookingPage[] }>('GET', '/api/v1/booking-pages')).items;
}

interface Appointment {
  readonly id: string;
  readonly starts_at: string;
  readonly notes: string;
}

async function appointmentsOf(person: Person): Promise<Appointment[]> {
  return (await person.call<{ items: Appointment[] }>('GET', '/api/v1/appointments')).items;
}
