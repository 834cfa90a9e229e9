import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, skip } from './browser.ts';
import { checking, openCreatures } from './creatures.ts';

for (const screen of [DESKTOP, { ...DESKTOP, dark: true }, PHONE, { ...PHONE, dark: true }]) {
  const look = `${screen.touch ? 'on a phone' : 'at a desk'}${screen.dark ? ', in the dark' : ''}`;
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
