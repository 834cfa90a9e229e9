import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { after } from 'node:test';
import type { TestContext } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import type { Browser, Locator, Page } from 'playwright-core';

/** How a person looks at Steward. */
export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly dark: boolean;
  readonly touch: boolean;
  /** Where the device is. */
  readonly zone?: string;
}

export const DESKTOP: Screen = { width: 1366, height: 900, dark: false, touch: false };
export const PHONE: Screen = { width: 390, height: 844, dark: false, touch: true };

/** Chromium as it is installed here; a test says `skip` where it is not. */
const chromiumPath = (process.env['PATH'] ?? '')
  .split(delimiter)
  .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)))
  .find((path) => existsSync(path));
export const skip = chromiumPath === undefined ? 'there is no Chromium here' : false;

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One for all tests of a file: each looks through a profile of its own. */
let launched: Promise<Browser> | undefined;
after(async () => (await launched)?.close());

/** A page of a person who was never here. After the test: nothing it did went wrong unnoticed. */
export async function openPage(
  t: TestContext,
  { width, height, dark, touch, zone = 'Europe/Berlin' }: Screen,
): Promise<Page> {
  launched ??= chromium.launch({ executablePath: chromiumPath ?? '', args: ARGUMENTS });
  const browser = await launched;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    hasTouch: touch,
    isMobile: touch,
    locale: 'en-GB',
    timezoneId: zone,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // A refused request or handshake is told as an error too; what the page makes of it is seen on the page.
    const refused = /^(Failed to load resource|WebSocket connection to .* failed)/.test(message.text());
    if (message.type() === 'error' && !refused) faults.push(message.text());
  });
  t.after(async () => {
    await context.close();
    assert.deepEqual(faults, [], 'the console stays silent');
  });
  return page;
}

/** WCAG 2.2 AA, as far as a machine can tell, and the usual good practice. */
export async function assertAccessible(page: Page, name: string): Promise<void> {
  // What fades in or out has no final colours yet.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  // Nothing here is in a frame: the old way looks at the page itself and opens no second one.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  assert.deepEqual(told, [], `${name} is accessible`);
}

/** Nothing sticks out at the side, on a page of any width. */
export async function assertFits(page: Page, name: string): Promise<void> {
  const overhang = await page.evaluate(() => {
    const scrollers = [document.documentElement, document.querySelector('#main')];
    const edges = scrollers.map((element) =>
      element ? Math.round(element.getBoundingClientRect().right) - innerWidth : 0,
    );
    return Math.max(...edges, ...scrollers.map((element) => (element ? element.scrollWidth - element.clientWidth : 0)));
  });
  assert.equal(overhang, 0, `${name} fits its width`);
}

/** Presses Tab until `wanted` has the focus: what the keyboard cannot reach is not there. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let presses = 0; presses < 80; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail('Tab does not lead there');
}
