import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, skip } from './browser.ts';
import { CREATURES, openMenagerie, seesPicture } from './menagerie.ts';

test('one line makes a creature, and shows before what it will be', { skip }, async (t) => {
  const { page, card, listed, look } = await openMenagerie(t, { screen: DESKTOP, creatures: [] });
  await page.getByRole('heading', { name: 'Who is in your collection?' }).waitFor();
  await look('an empty collection');
  await page.keyboard.press('q');
  const line = page.getByRole('textbox', { name: 'Add a creature' });
  await line.fill('Smaug dragon red fierce #treasure');
  const understood = page.getByRole('status').filter({ hasText: 'Smaug' });
  await understood.getByText('dragon').waitFor();
  await understood.getByText('red · fierce').waitFor();
  await look('the line as it is understood');
  await line.press('Enter');
  await page.getByText('Added “Smaug”').waitFor();
  await seesPicture(card(/^Smaug, dragon, tagged treasure/));

  await line.fill('Black Beauty horse');
  await page.getByRole('button', { name: 'Take the words as the name' }).click();
  await line.press('Enter');
  await card(/^Black Beauty horse/).waitFor();
  await page.getByText('Added “Black Beauty horse”').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await card(/^Black Beauty horse/).waitFor({ state: 'detached' });
  assert.deepEqual(
    (await listed()).map(({ name, species }) => [name, species]),
    [['Smaug', 'dragon']],
  );
});

test('an example collection fills an empty one, and goes again', { skip }, async (t) => {
  const { page, card, look } = await openMenagerie(t, { screen: PHONE, creatures: [] });
  await page.getByRole('button', { name: 'Fill with an example collection' }).tap();
  await page
    .getByText(/^\d+ creatures moved in/)
    .first()
    .waitFor();
  await seesPicture(page.getByRole('gridcell').first());
  await look('the examples');
  await page.getByRole('button', { name: 'Undo', exact: true }).tap();
  await page.getByRole('heading', { name: 'Who is in your collection?' }).waitFor();
  assert.equal(await card(/./).count(), 0);
});

test('a long gallery scrolls: only what is in sight exists, and nothing is lost on the way', { skip }, async (t) => {
  const creatures = Array.from({ length: 230 }, (_, n) => ({
    name: `Hen ${String(n).padStart(3, '0')}`,
    species: 'hen',
  }));
  const { page, card } = await openMenagerie(t, { screen: DESKTOP, creatures });
  await page.getByText('230 creatures', { exact: true }).waitFor();
  await card('Hen 000, hen').first().focus();
  const last = page.locator('[data-index="229"]:focus');
  while ((await last.count()) === 0) {
    await page.keyboard.press('End');
    await page.locator('[data-index]:focus').waitFor();
  }
  await card(/^Hen 229/).waitFor();
  assert.ok((await page.getByRole('gridcell').count()) < 100);
  await page.keyboard.press('Home');
  await page
    .locator('[data-index="0"]:focus')
    .and(card(/^Hen 000/))
    .waitFor();
});

test('everything by name: creatures too, and g c leads to them', { skip }, async (t) => {
  const { page, listed } = await openMenagerie(t, { screen: DESKTOP, path: '/', creatures: CREATURES.slice(0, 2) });
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.getByRole('heading', { name: 'Creatures', level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search everything by name' }).fill('smau');
  await page.getByRole('button', { name: /Smaug.*dragon/ }).click();
  const [smaug] = await listed('&q=smaug');
  await page.waitForURL(new RegExp(`/creatures/${smaug?.id}$`));
  await page.getByRole('heading', { name: 'Smaug', level: 1 }).waitFor();
});
