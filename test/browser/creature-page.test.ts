import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { DESKTOP, PHONE, assertAccessible, assertFits, skip, tabTo } from './browser.ts';
import type { Screen } from './browser.ts';
import { PIP, SMAUG, openCreatures, picture } from './creatures.ts';

/** A red dot, 1 × 1. */
const PHOTO = {
  name: 'smaug.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
    'base64',
  ),
};

const checking = (page: Page, screen: Screen) => async (name: string) => {
  await assertAccessible(page, name);
  await assertFits(page, name);
  await picture(page, `creature-${name}`, screen);
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

  test(`a creature is made and changed ${look}`, { skip }, async (t) => {
    const { page, ada } = await openCreatures(t, { screen, path: () => '/creatures?edit=new' });
    const check = checking(page, screen);
    const editor = page.getByRole('dialog', { name: 'New creature' });
    await editor.getByRole('img', { name: 'How it will look' }).waitFor();
    await editor.getByLabel('Name', { exact: true }).fill('Nessie');
    await editor.getByRole('combobox', { name: 'Species' }).fill('lake monster');
    await editor.getByRole('combobox', { name: 'Colours' }).fill('emerald');
    await page.keyboard.press('Enter');
    await editor.getByText('Huge').click();
    await editor.getByRole('combobox', { name: 'Features' }).fill('long neck');
    await page.keyboard.press('Enter');
    await editor.getByRole('button', { name: 'Add a trait' }).click();
    await editor.getByLabel('Trait 1', { exact: true }).fill('diet');
    await editor.getByLabel('diet', { exact: true }).fill('salmon');
    await check('editor');
    await editor.getByRole('button', { name: 'Add it' }).click();
    await page.getByRole('heading', { name: 'Nessie' }).waitFor();
    await page.getByRole('main').getByText('salmon').waitFor();

    await page.getByRole('button', { name: 'Edit' }).click();
    const change = page.getByRole('dialog', { name: 'Change Nessie' });
    await change.getByRole('combobox', { name: 'Habitat' }).fill('Loch Ness');
    // Somewhere else, it is changed meanwhile.
    const id = page.url().replace(/.*\/creatures\/([^?]*).*/, '$1');
    await ada.call('PATCH', `/api/v1/creatures/${id}`, { species: 'plesiosaur' });
    await change.getByRole('button', { name: 'Save' }).click();
    const told = change.getByRole('alert').filter({ hasText: 'It was changed in the meantime' });
    await told.getByText('plesiosaur').waitFor();
    await check('meanwhile');
    await told.getByRole('button', { name: 'Keep both' }).click();
    await change.waitFor({ state: 'detached' });
    const { species, traits } = await ada.call<{ species: string; traits: Record<string, unknown> }>(
      'GET',
      `/api/v1/creatures/${id}`,
    );
    assert.deepEqual([species, traits['habitat'], traits['diet']], ['plesiosaur', 'Loch Ness', 'salmon']);
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

test('who was seen in the gallery is there at once, however slow the answer is', { skip }, async (t) => {
  const { page } = await openCreatures(t, { screen: PHONE, creatures: [PIP], path: () => '/creatures' });
  const answered = Promise.withResolvers<void>();
  await page.route(/\/creatures\/[0-9a-f-]{36}$/, async (route) => {
    if (route.request().resourceType() === 'fetch') await answered.promise;
    await route.continue();
  });
  t.after(() => answered.resolve());
  await page.getByRole('grid', { name: 'Creatures' }).getByText('Pip', { exact: true }).tap();
  const heading = page.getByRole('heading', { name: 'Pip', level: 1 });
  await heading.waitFor();
  await page.getByRole('main').getByText('rabbit').waitFor();
  await page.locator('h1:focus').waitFor();
  await assertAccessible(page, 'a slow answer');
  answered.resolve();
  await page.getByRole('button', { name: 'Edit' }).waitFor();
  assert.ok(await heading.evaluate((element) => element === document.activeElement), 'the focus stays');
});

test('what is typed is kept when it was deleted elsewhere, and brings it back', { skip }, async (t) => {
  const { page, ada, made } = await openCreatures(t, {
    ...{
      screen: DESKTOP,
      creatures: [PIP],
      path: ([pip]: readonly { id: string }[]) => `/creatures/${pip?.id}?edit=open`,
    },
  });
  const path = `/api/v1/creatures/${made[0]?.id}`;
  const editor = page.getByRole('dialog', { name: 'Change Pip' });
  await editor.getByLabel('Name', { exact: true }).fill('Pippa');
  await ada.call('DELETE', path);
  await editor.getByRole('button', { name: 'Save' }).click();
  await editor.getByRole('alert').filter({ hasText: 'Pip is in the trash' }).waitFor();
  await assertAccessible(page, 'deleted while it is changed');
  await picture(page, 'creature-deleted-meanwhile', DESKTOP);
  await editor.getByRole('button', { name: 'Restore and save' }).click();
  await editor.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'Pippa', level: 1 }).waitFor();
  assert.equal((await ada.call('GET', path))['deleted_at'], null);

  await ada.call('DELETE', path);
  await ada.call('DELETE', `${path}?forever=true`);
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await page.getByRole('heading', { name: 'There is no such creature' }).waitFor();
});

test('what is not there says so', { skip }, async (t) => {
  const { app, page } = await openCreatures(t, {
    ...{ screen: PHONE, path: () => '/creatures/00000000-0000-7000-8000-000000000000' },
  });
  await page.getByRole('heading', { name: 'There is no such creature' }).waitFor();
  await assertAccessible(page, 'nobody');
  await page.goto(`${app.url}/creatures/smaug`);
  await page.getByRole('heading', { name: 'There is no such creature' }).waitFor();
  await page.getByRole('link', { name: 'To the collection' }).click();
  await page.getByRole('heading', { name: 'Who is in your collection?' }).waitFor();
});
