import type { TestContext } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { startApp } from '../app.ts';
import type { TestApp } from '../app.ts';
import type { Person } from '../person.ts';
import { assertAccessible, assertFits, openPage } from './browser.ts';
import type { Screen } from './browser.ts';

/** What a test puts into the collection; the rest is as the API has it. */
export interface Kept {
  readonly name: string;
  readonly [field: string]: unknown;
}

export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly species: string;
  readonly tags: readonly string[];
  readonly avatar_by: string | null;
}

/** A browser that is signed in and looks at somebody's creatures. */
export interface Menagerie {
  readonly app: TestApp;
  readonly ada: Person;
  readonly page: Page;
  /** What a person sees and hears of one in the gallery. */
  card(name: string | RegExp): Locator;
  listed(query?: string): Promise<readonly Listed[]>;
  look(place: string): Promise<void>;
}

export const CREATURES: readonly Kept[] = [
  { name: 'Smaug', species: 'dragon', tags: ['boss', 'fire'], traits: { colors: ['red'], temperament: 'fierce' } },
  { name: 'Fawkes', species: 'phoenix', tags: ['fire'], traits: { colors: ['gold'], temperament: 'loyal' } },
  { name: 'Black Beauty', species: 'horse', tags: ['stable'], traits: { colors: ['black'], size: 'large' } },
  { name: 'Mittens', species: 'cat', tags: ['house'], traits: { colors: ['white', 'brown'], size: 'small' } },
  { name: 'Toothless', species: 'dragon', tags: ['night'], traits: { colors: ['black'], temperament: 'playful' } },
];

/** Somebody with these creatures, and a browser on a page of them. */
export async function openMenagerie(
  t: TestContext,
  { screen, path = '/creatures', creatures = CREATURES, env = {} }: OpenMenagerie,
): Promise<Menagerie> {
  const app = await startApp(t, { env });
  const ada = await app.signUp('ada');
  for (const creature of creatures) await ada.call('POST', '/api/v1/creatures', creature);
  const page = await openPage(t, screen);
  await page.goto(app.url + path);
  await page.getByLabel('Email or username').fill('ada');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Today', exact: true }).and(page.locator(':visible')).waitFor();
  return {
    ...{ app, ada, page },
    card: (name) => page.getByRole('gridcell', { name }),
    listed: async (query = '') =>
      (await ada.call<{ items: readonly Listed[] }>('GET', `/api/v1/creatures?limit=200${query}`)).items,
    async look(place) {
      await assertAccessible(page, place);
      await assertFits(page, place);
    },
  };
}

interface OpenMenagerie {
  readonly screen: Screen;
  readonly path?: string;
  readonly creatures?: readonly Kept[];
  readonly env?: Record<string, string>;
}

/** The picture of a card is there and can be seen. */
export async function seesPicture(card: Locator): Promise<void> {
  const picture = card.getByRole('img');
  await picture.waitFor();
  await picture.evaluate((element) => (element instanceof HTMLImageElement ? element.decode() : undefined));
}
