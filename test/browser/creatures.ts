import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { startApp } from '../app.ts';
import { assertAccessible, assertFits, openPage } from './browser.ts';
import type { Screen } from './browser.ts';

export const SMAUG = {
  ...{ name: 'Smaug', species: 'dragon', tags: ['hoard', 'fierce'] },
  description: 'Sleeps on gold, and counts it in his dreams.',
  traits: {
    ...{ colors: ['red', 'gold'], size: 'huge', temperament: 'proud', habitat: 'the Lonely Mountain' },
    ...{ features: ['wings', 'horns', 'long tail'], diet: 'sheep', 'last seen': 'Lake-town' },
  },
};
export const PIP = {
  ...{
    name: 'Pip',
    species: 'rabbit',
    tags: ['garden'],
    traits: { colors: ['white'], size: 'tiny', habitat: 'meadow' },
  },
};

interface Made {
  readonly id: string;
  readonly name: string;
}

/** Ada, signed in at an address, with the creatures that are given. */
export async function openCreatures(
  t: TestContext,
  { screen, creatures = [], path }: { screen: Screen; creatures?: readonly object[]; path(made: Made[]): string },
) {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  await ada.call('PATCH', '/api/v1/auth/me', { locale: 'en-GB' });
  const made: Made[] = [];
  for (const each of creatures) made.push(await ada.call<Made>('POST', '/api/v1/creatures', each, 201));
  const page = await openPage(t, screen);
  await page.goto(app.url + path(made));
  await page.getByLabel('Email or username').fill('ada');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.keyboard.press('Enter');
  return { app, ada, page, made };
}

/** Where somebody wants to look at it with their own eyes. */
export async function picture(page: Page, name: string, screen: Screen): Promise<void> {
  const folder = process.env['STEWARD_SCREENSHOT_FOLDER'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  const look = `${screen.touch ? 'phone' : 'desktop'}-${screen.dark ? 'dark' : 'light'}`;
  await page.screenshot({ path: join(folder, `${name}-${look}.png`) });
}

/** Looks at a place as a machine can, and keeps a picture for those who can see. */
export const checking = (page: Page, screen: Screen) => async (name: string) => {
  await assertAccessible(page, name);
  await assertFits(page, name);
  await picture(page, `creature-${name}`, screen);
};
