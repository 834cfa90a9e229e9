import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { addAccount, fill } from '../../modules/money/test/fill.ts';
import type { Given } from '../../modules/money/test/fill.ts';
import { startApp } from '../app.ts';
import type { TestApp } from '../app.ts';
import type { Person } from '../person.ts';
import { assertAccessible, assertFits, openPage } from './browser.ts';
import type { Screen } from './browser.ts';
import { picture } from './creatures.ts';

/** A browser that is signed in and looks at somebody's plans. */
export interface Planning {
  readonly app: TestApp;
  readonly ada: Person;
  readonly page: Page;
  /** Name → id. */
  readonly categories: Readonly<Record<string, string>>;
  /** As a machine can look at it, and a picture for those who can see. */
  look(place: string): Promise<void>;
}

interface OpenPlanning {
  readonly screen: Screen;
  readonly path: string;
  /** What is on the account, by the ids of categories. */
  rows?(categories: Readonly<Record<string, string>>): readonly Omit<Given, 'account_id'>[];
  /** Over HTTP, before the page is opened. */
  prepare?(ada: Person, categories: Readonly<Record<string, string>>, account_id: string): Promise<void>;
}

/** Ada with an account in euros, signed in at an address. */
export async function openPlanning(t: TestContext, { screen, path, rows, prepare }: OpenPlanning): Promise<Planning> {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  await ada.call('PATCH', '/api/v1/auth/me', { locale: 'en-GB' });
  const { id: owner_id } = await ada.call<{ id: string }>('GET', '/api/v1/auth/me');
  const account_id = await addAccount(app.database, { owner_id, name: 'Current account' });
  const found = await app.database.read.selectFrom('categories').select(['id', 'name']).execute();
  const categories = Object.fromEntries(found.map(({ id, name }) => [name, id]));
  const given = rows?.(categories) ?? [];
  await fill(app.database, { owner_id, rows: given.map((row) => ({ ...row, account_id })) });
  await prepare?.(ada, categories, account_id);
  const page = await openPage(t, screen);
  await page.goto(app.url + path);
  await page.getByLabel('Email or username').fill('ada');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.keyboard.press('Enter');
  return {
    ...{ app, ada, page, categories },
    async look(place) {
      await assertAccessible(page, place);
      await assertFits(page, place);
      await picture(page, `money-${place}`, screen);
    },
  };
}
