import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { movableClock } from '../../kernel/clock/clock.ts';
import { believableYear } from '../../modules/money/insight/test/believable-year.ts';
import { addAccount, fill } from '../../modules/money/test/fill.ts';
import { startApp } from '../app.ts';
import type { TestApp } from '../app.ts';
import type { Person } from '../person.ts';
import { assertAccessible, assertFits, openPage } from './browser.ts';
import type { Screen } from './browser.ts';

/** Beginnings of payees, and the usual category that they belong to. */
const CATEGORIES: Readonly<Record<string, string>> = {
  ...{ REWE: 'Groceries', LIDL: 'Groceries', EDEKA: 'Groceries', Kaffee: 'Coffee', Trattoria: 'Restaurants' },
  ...{ BVG: 'Public transport', Shell: 'Fuel', Hausverwaltung: 'Rent', Muster: 'Salary', Kino: 'Going out' },
  ...{
    NETFLIX: 'Subscriptions',
    Spotify: 'Subscriptions',
    APPLE: 'Subscriptions',
    Stadtwerke: 'Electricity and heating',
  },
  ...{
    Allgemeine: 'Insurance',
    Geldautomat: 'Cash withdrawn',
    AMZN: 'Household',
    IKEA: 'Furniture',
    Apotheke: 'Pharmacy',
  },
};

export interface Books {
  readonly app: TestApp;
  readonly ada: Person;
  readonly page: Page;
  look(place: string): Promise<void>;
}

/** Ada, who looks at her book of a believable year, or at none, on 15 November 2026. */
export async function openBooks(
  t: TestContext,
  { screen, path = '/money', empty = false }: { screen: Screen; path?: string; empty?: boolean },
): Promise<Books> {
  const app = await startApp(t, { clock: movableClock('2026-11-15T11:00:00Z') });
  const ada = await app.signUp('ada');
  await ada.call('PATCH', '/api/v1/auth/me', { locale: 'en-GB', time_zone: 'Europe/Berlin' });
  if (!empty) await keepBooks(app, ada);
  const page = await openPage(t, screen);
  await page.goto(app.url + path);
  await page.getByLabel('Email or username').fill('ada');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.keyboard.press('Enter');
  return { app, ada, page, look: lookAt(page, screen) };
}

async function keepBooks({ database }: TestApp, ada: Person): Promise<void> {
  const { id: owner_id } = await ada.call<{ id: string }>('GET', '/api/v1/auth/me');
  const bank = await addAccount(database, { owner_id, name: 'Giro', opening_minor: 80_000n });
  const savings = await addAccount(database, { owner_id, name: 'Savings', kind: 'savings', position: 2 });
  await addAccount(database, {
    owner_id,
    name: 'Dollars',
    kind: 'cash',
    currency: 'USD',
    opening_minor: 41_250n,
    position: 3,
  });
  const { items } = await ada.call<{ items: { id: string; name: string }[] }>('GET', '/api/v1/categories');
  const categoryOf = (payee: string): string | null => {
    const name = Object.entries(CATEGORIES).find(([beginning]) => payee.startsWith(beginning))?.[1];
    return items.find((category) => category.name === name)?.id ?? null;
  };
  for (const [name, amount] of [
    ['Groceries', '450'],
    ['Electricity and heating', '85'],
    ['Subscriptions', '50'],
  ]) {
    const category = items.find((each) => each.name === name);
    await ada.call('PUT', `/api/v1/budgets/${category?.id}`, { month: '2026-11', amount });
  }
  const { entries } = believableYear(1);
  await fill(database, {
    owner_id,
    rows: entries.flatMap(({ date, amount_minor, payee, words, transfer }) => {
      const transfer_id = transfer ? crypto.randomUUID() : null;
      const category_id = transfer ? null : categoryOf(payee);
      const row = { account_id: bank, date, amount_minor, payee, memo: words, category_id, transfer_id };
      if (!transfer) return [row];
      return [row, { ...row, account_id: savings, amount_minor: -amount_minor }];
    }),
  });
}

/** As a machine can; and where `STEWARD_SCREENSHOT_FOLDER` says so, a picture for those who can see. */
function lookAt(page: Page, screen: Screen) {
  return async (place: string) => {
    await assertAccessible(page, place);
    await assertFits(page, place);
    const folder = process.env['STEWARD_SCREENSHOT_FOLDER'];
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    const name = `${place.replaceAll(' ', '-')}-${screen.touch ? 'phone' : 'desktop'}-${screen.dark ? 'dark' : 'light'}.png`;
    const width = page.viewportSize()?.width ?? screen.width;
    const height = await page.evaluate(() => document.querySelector('#main')?.scrollHeight ?? 0);
    await page.setViewportSize({ width, height: Math.min(6000, Math.max(screen.height, height + 140)) });
    await page.screenshot({ path: join(folder, name) });
    await page.setViewportSize({ width, height: screen.height });
  };
}
