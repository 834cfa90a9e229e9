import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, assertAccessible, skip } from './browser.ts';
import { PIP, openCreatures, picture } from './creatures.ts';

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
