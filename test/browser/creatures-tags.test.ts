import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, assertAccessible, assertFits, skip } from './browser.ts';
import { PIP, SMAUG, openCreatures, picture } from './creatures.ts';

const FAFNIR = { name: 'Fafnir', species: 'dragon', tags: ['hoard', 'treasure'] };

for (const screen of [DESKTOP, { ...DESKTOP, dark: true }, PHONE, { ...PHONE, dark: true }]) {
  const look = `${screen.touch ? 'on a phone' : 'at a desk'}${screen.dark ? ', in the dark' : ''}`;
  test(`tags are made, renamed, merged and deleted ${look}`, { skip }, async (t) => {
    const { page, ada, made } = await openCreatures(t, {
      ...{ screen, creatures: [SMAUG, PIP, FAFNIR], path: () => '/creatures/tags' },
    });
    const check = async (name: string) => {
      await assertAccessible(page, name);
      await assertFits(page, name);
      await picture(page, `tags-${name}`, screen);
    };
    const tags = async () =>
      (await ada.call<{ items: { name: string; creatures: number }[] }>('GET', '/api/v1/tags')).items
        .map(({ name, creatures }) => `${name} ${creatures}`)
        .join(', ');
    const list = page.getByRole('list', { name: 'Tags' });
    await list.getByText('2 creatures').waitFor();

    await page.getByRole('button', { name: 'New tag' }).click();
    const making = page.getByRole('dialog', { name: 'New tag' });
    await making.getByLabel('Name').fill('#stable');
    await making.getByRole('radio', { name: 'Olive' }).click();
    await making.getByLabel('What it is for').fill('Whoever lives in the big stable behind the house');
    await check('new');
    await making.getByRole('button', { name: 'Make it' }).click();
    await list.getByText('Whoever lives in the big stable').waitFor();
    await check('list');

    await page.getByRole('searchbox', { name: 'Search tags' }).fill('gar');
    await list.getByText('fierce').waitFor({ state: 'detached' });
    await list.getByRole('button', { name: 'Edit garden' }).click();
    const editing = page.getByRole('dialog', { name: 'Edit “garden”' });
    await editing.getByLabel('Name').fill('Stable');
    await editing.getByRole('button', { name: 'Save' }).click();
    await editing.getByRole('alert').getByText('Two of one name cannot be.').waitFor();
    await check('taken');
    await editing.getByLabel('Name').fill('meadow');
    await editing.getByRole('button', { name: 'Save' }).click();
    await editing.waitFor({ state: 'detached' });
    await page.getByRole('searchbox', { name: 'Search tags' }).fill('');
    await list.getByText('meadow').waitFor();

    await list.getByRole('checkbox', { name: 'Choose treasure' }).check();
    await list.getByRole('checkbox', { name: 'Choose hoard' }).check();
    await page.getByRole('button', { name: 'Merge into one …' }).click();
    const merging = page.getByRole('dialog', { name: 'Merge 2 tags into one' });
    await merging.getByRole('radio', { name: 'treasure 1 creature' }).check();
    await merging.getByRole('button', { name: 'See what changes' }).click();
    await merging.getByText('2 creatures will be tagged #treasure').waitFor();
    await check('merge');
    await merging.getByRole('button', { name: 'Merge into treasure' }).click();
    await list.getByText('hoard').waitFor({ state: 'detached' });
    assert.equal(await tags(), 'fierce 1, meadow 1, stable 0, treasure 2');

    await list.getByRole('button', { name: 'Delete fierce' }).click();
    const deleting = page.getByRole('dialog', { name: 'Delete the tag “fierce”?' });
    await deleting.getByText('It is taken off 1 creature.').waitFor();
    await deleting.getByRole('button', { name: 'Delete the tag' }).click();
    await list.getByText('fierce').waitFor({ state: 'detached' });
    const smaug = await ada.call<{ tags: string[] }>('GET', `/api/v1/creatures/${made[0]?.id}`);
    assert.deepEqual(smaug.tags, ['treasure']);
  });
}

test('of thousands of tags only those in sight exist, and the last can be reached', { skip }, async (t) => {
  const tag = (thousands: number) =>
    Array.from({ length: 50 }, (_, n) => `tag ${String(thousands * 50 + n).padStart(4, '0')}`);
  const creatures = Array.from({ length: 20 }, (_, n) => ({ name: `Creature ${n}`, tags: tag(n) }));
  const { page } = await openCreatures(t, { screen: DESKTOP, creatures, path: () => '/creatures/tags' });
  const list = page.getByRole('list', { name: 'Tags' });
  await list.getByText('tag 0000').waitFor();
  assert.ok((await list.getByRole('listitem').count()) < 60);
  const last = list.getByText('tag 0999');
  while (!(await last.isVisible())) {
    await page.locator('#main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
    await page.waitForFunction(() => {
      const main = document.querySelector('#main');
      return main !== null && main.querySelectorAll('li').length > 0;
    });
  }
  assert.ok((await list.getByRole('listitem').count()) < 60);
});
