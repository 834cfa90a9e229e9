import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, assertAccessible, skip, tabTo } from './browser.ts';
import { PIP, SMAUG, checking, openCreatures, picture } from './creatures.ts';

/** A red dot, 1 × 1. */
const PHOTO = {
  name: 'smaug.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
    'base64',
  ),
};

for (const screen of [DESKTOP, { ...DESKTOP, dark: true }, PHONE, { ...PHONE, dark: true }]) {
  const look = `${screen.touch ? 'on a phone' : 'at a desk'}${screen.dark ? ', in the dark' : ''}`;
  test(`a creature is drawn, given a photo, and told of ${look}`, { skip }, async (t) => {
    const { page } = await openCreatures(t, {
      ...{ screen, creatures: [SMAUG, PIP] },
      path: ([smaug]) => `/creatures/${smaug?.id}`,
    });
    const check = checking(page, screen);
    const main = page.getByRole('main');
    await page.getByRole('heading', { name: 'Smaug' }).waitFor();
    await main.getByText('A sketch from its traits').waitFor();
    await page.getByRole('img', { name: 'Picture of Smaug' }).waitFor();
    assert.equal(await main.getByText('Lake-town').count(), 1);
    await check('page');

    await main.getByRole('button', { name: 'Draw', exact: true }).click();
    await main.getByRole('button', { name: 'Redraw' }).waitFor();
    const line = main.getByRole('region', { name: 'Picture' }).getByRole('status');
    await line.getByText('A new picture').waitFor();
    await line.getByRole('button', { name: 'Undo' }).click();
    await line.getByText('A sketch from its traits').waitFor();
    await main.getByLabel('A photo of mine').setInputFiles(PHOTO);
    await line.getByText('A photo of yours.').waitFor();
    const strip = main.getByRole('region', { name: 'Earlier pictures' });
    await strip.getByRole('button', { name: 'Yours: shown now' }).waitFor();
    await check('pictures');
    await strip.getByRole('button', { name: 'Steward: show this one again' }).click();
    await strip.getByRole('button', { name: 'Steward: shown now' }).waitFor();

    await main.getByRole('button', { name: 'Write a story' }).click();
    const dialog = page.getByRole('dialog', { name: 'A story of Smaug' });
    await dialog.getByText('Short').click();
    await check('story');
    await dialog.getByRole('button', { name: 'Write a story' }).click();
    await main.getByText('Told by Steward').waitFor();
    await main.getByText('A story was told').waitFor();
    await check('told');
  });
}

test('tags are added and taken off, and what is deleted comes back, by the keyboard', { skip }, async (t) => {
  const { page, ada, made } = await openCreatures(t, {
    ...{ screen: DESKTOP, creatures: [SMAUG, PIP], path: () => '/creatures' },
  });
  const tagsOf = async () =>
    (await ada.call<{ tags: string[] }>('GET', `/api/v1/creatures/${made[0]?.id}`)).tags.join(', ');
  await page.getByRole('grid', { name: 'Creatures' }).getByText('Pip', { exact: true }).click();
  await page.getByRole('heading', { name: 'Pip' }).waitFor();
  await page.keyboard.press('j');
  await page.getByRole('heading', { name: 'Smaug' }).waitFor();
  await tabTo(page, page.getByRole('combobox', { name: 'Add a tag' }));
  await page.keyboard.type('#wyrm');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Take #wyrm off' }).waitFor();
  await page.getByText('Tagged Smaug with #wyrm').waitFor();
  assert.equal(await tagsOf(), 'fierce, hoard, wyrm');
  await page.getByRole('button', { name: 'Take #hoard off' }).press('Enter');
  await page.getByText('Took #hoard off Smaug').waitFor();
  assert.equal(await tagsOf(), 'fierce, wyrm');
  await page.getByRole('button', { name: 'Undo: Tags changed' }).first().press('Enter');
  await page.getByRole('button', { name: 'Take #hoard off' }).waitFor();

  await page.getByRole('button', { name: 'More of Smaug' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await page.getByText('Deleted “Smaug”').waitFor();
  await page.goto(page.url().replace(/\/creatures.*/, '/creatures/trash'));
  await page.getByRole('button', { name: 'Restore Smaug' }).waitFor();
  await assertAccessible(page, 'the trash');
  await picture(page, 'creature-trash', DESKTOP);
  await page.getByRole('link', { name: 'Smaug' }).click();
  await page.getByText('Smaug is in the trash').waitFor();
  await assertAccessible(page, 'in the trash');
  await picture(page, 'creature-in-trash', DESKTOP);
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByRole('button', { name: 'Edit' }).waitFor();
});
