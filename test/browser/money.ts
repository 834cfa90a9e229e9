import type { TestContext } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { addAccount, fill } from '../../modules/money/test/fill.ts';
import type { Given } from '../../modules/money/test/fill.ts';
import { startApp } from '../app.ts';
import type { TestApp } from '../app.ts';
import type { Person } from '../person.ts';
import { assertAccessible, assertFits, openPage } from './browser.ts';
import type { Screen } from './browser.ts';
import { picture } from './creatures.ts';

/** A browser that is signed in and looks at somebody's money. */
export interface Purse {
  readonly app: TestApp;
  readonly ada: Person;
  readonly page: Page;
  /** The two accounts that there are from the beginning. */
  readonly bank: string;
  readonly cash: string;
  /** A line of the table by what stands in it. */
  row(text: string | RegExp): Locator;
  look(place: string): Promise<void>;
}

interface Options {
  readonly screen: Screen;
  readonly path: string;
  /** On the bank account where nothing else is said. */
  rows?(ids: { bank: string; cash: string; category: (name: string) => string }): readonly Partial<Given>[];
}

/** Somebody with a current account and cash, these transactions, and a browser on a page of them. */
export async function openPurse(t: TestContext, { screen, path, rows }: Options): Promise<Purse> {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  await ada.call('PATCH', '/api/v1/auth/me', { locale: 'en-GB' });
  const { id: owner_id } = await ada.call<{ id: string }>('GET', '/api/v1/auth/me');
  const { database } = app;
  const bank = await addAccount(database, { owner_id, name: 'Current account', opening_minor: 100_000n });
  const cash = await addAccount(database, { owner_id, name: 'Cash', kind: 'cash', position: 2 });
  const { items } = await ada.call<{ items: { id: string; name: string }[] }>('GET', '/api/v1/categories');
  const category = (name: string) => items.find((each) => each.name === name)?.id ?? '';
  const given = rows?.({ bank, cash, category }) ?? [];
  const base = { account_id: bank, date: '2026-10-01', amount_minor: -1000n };
  await fill(database, { owner_id, rows: given.map((row) => ({ ...base, ...row })) });
  const page = await openPage(t, screen);
  await page.goto(app.url + path);
  await page.getByLabel('Email or username').fill('ada');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.keyboard.press('Enter');
  return {
    ...{ app, ada, page, bank, cash },
    row: (text) => page.getByRole('grid', { name: 'Transactions' }).getByRole('row').filter({ hasText: text }),
    async look(place) {
      await assertAccessible(page, place);
      await assertFits(page, place);
      await picture(page, `money-${place.replaceAll(' ', '-')}`, screen);
    },
  };
}
