import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, assertAccessible, assertFits, skip } from './browser.ts';
import { PIP, SMAUG, openCreatures, picture } from './creatures.ts';

for (const screen of [DESKTOP, { ...DESKTOP, dark: true }, PHONE, { ...PHONE, dark: true }]) {
  const look = `${screen.touch ? 'on a phone' : 'at a desk'}${screen.dark ? ', in the dark' : ''}`;
  test(`a creature is looked at, drawn and taken back ${look}`, { skip }, async (t) => {
    const { page } = await openCreatures(t, {
      ...{ screen, creatures: [SMAUG, PIP] },
      path: ([smaug]) => `/creatures/${smaug?.id}`,
    });
    const check = async (name: string) => {
      await assertAccessible(page, name);
      await assertFits(page, name);
      await picture(page, `creature-${name}`, screen);
    };
    await page.getByRole('heading', { name: 'Smaug' }).waitFor();
    const main = page.getByRole('main');
    await main.getByText('A sketch from its traits').waitFor();
    await page.getByRole('img', { name: 'Picture of Smaug' }).waitFor();
    assert.equal(await main.getByText('Lake-town').count(), 1);
    await check('page');
  });
}
