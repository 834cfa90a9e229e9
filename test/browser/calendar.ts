import type { TestContext } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { startApp } from '../app.ts';
import type { TestApp } from '../app.ts';
import type { Person } from '../person.ts';
import { openPage } from './browser.ts';
import type { Screen } from './browser.ts';

/** What a test puts into the calendar; the rest is as the API has it. */
export interface Planned {
  readonly title: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly [field: string]: unknown;
}

/** A browser that is signed in and looks at a calendar. */
export interface Board {
  readonly app: TestApp;
  readonly ada: Person;
  readonly page: Page;
  /** What a person sees and hears of an appointment. */
  entry(name: string | RegExp): Locator;
}

/** A person who lives in `zone` with what is `planned`, and a browser on a page of the calendar. */
export async function openCalendar(
  t: TestContext,
  { screen, search, planned = [], zone = 'Europe/Berlin' }: OpenCalendar,
): Promise<Board> {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  await ada.call('PATCH', '/api/v1/auth/me', { time_zone: zone, locale: 'en-GB' });
  for (const appointment of planned)
    await ada.call('POST', '/api/v1/appointments', { time_zone: 'Europe/Berlin', ...appointment });
  const page = await openPage(t, screen);
  await page.goto(`${app.url}/appointments?${search}`);
  await page.getByLabel('Email or username').fill('ada');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.keyboard.press('Enter');
  await page.getByRole('radiogroup', { name: 'View' }).waitFor();
  return { app, ada, page, entry: (name) => page.getByRole('button', { name }) };
}

interface OpenCalendar {
  readonly screen: Screen;
  readonly search: string;
  readonly planned?: readonly Planned[];
  readonly zone?: string;
}

/** Drags with the mouse, from a point of an element, so far to the right and down. */
export async function drag(page: Page, from: Locator, at: { x: number; y: number }, by: { x: number; y: number }) {
  await beginDrag(page, from, at, by);
  await page.mouse.up();
}

/** The same without letting go. */
export async function beginDrag(page: Page, from: Locator, at: { x: number; y: number }, by: { x: number; y: number }) {
  await from.scrollIntoViewIfNeeded();
  const box = await from.boundingBox();
  if (!box) throw new Error('It is not on the screen.');
  await page.mouse.move(box.x + at.x, box.y + at.y);
  await page.mouse.down();
  await page.mouse.move(box.x + at.x + by.x, box.y + at.y + by.y, { steps: 6 });
}
