import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startModelServer } from '../../kernel/writer/test/model-server.ts';
import { settled } from '../person.ts';
import { DESKTOP, PHONE, skip, tabTo } from './browser.ts';
import { CREATURES, openMenagerie, seesPicture } from './menagerie.ts';

for (const [name, screen] of [
  ['a desktop', DESKTOP],
  ['a desktop in the dark', { ...DESKTOP, dark: true }],
] as const)
  test(`finds creatures on ${name}`, { skip }, async (t) => {
    const { page, card, look } = await openMenagerie(t, { screen });
    await page.getByText('5 creatures', { exact: true }).waitFor();
    await seesPicture(card(/^Smaug, dragon, tagged boss, fire, a sketch/));
    await look('the gallery');

    const words = page.getByRole('searchbox', { name: 'Search creatures' });
    await words.fill('drag');
    await page.getByText('2 creatures', { exact: true }).waitFor();
    assert.match(page.url(), /q=drag/);
    await card(/^Mittens/).waitFor({ state: 'detached' });
    await words.fill('');
    await page.getByText('5 creatures', { exact: true }).waitFor();

    await page.getByRole('combobox', { name: 'Tags' }).fill('fi');
    await page.getByRole('option', { name: /^fire/ }).click();
    await page.getByText('2 creatures', { exact: true }).waitFor();
    await page.getByRole('combobox', { name: 'Tags' }).click();
    await page.getByRole('option', { name: /^boss/ }).click();
    await page.getByText('1 creature', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await look('what was found');
    await page.goBack();
    await page.getByText('2 creatures', { exact: true }).waitFor();
    await page.getByRole('combobox', { name: 'Species' }).click();
    await page.getByRole('option', { name: /^phoenix/ }).click();
    await page.getByText('1 creature', { exact: true }).waitFor();
    await card(/^Fawkes/).waitFor();
    await page.reload();
    await card(/^Fawkes/).waitFor();
    await card(/^Smaug/).waitFor({ state: 'detached' });

    await words.fill('nobody');
    await page.getByRole('heading', { name: 'Nobody like this' }).waitFor();
    await look('nobody');
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByText('5 creatures', { exact: true }).waitFor();
    assert.equal(await words.inputValue(), '');
    await page.getByLabel('Sort by').selectOption('Species');
    await page.waitForURL(/sort=species/);
    await page.locator('[data-index="0"]', { hasText: 'Mittens' }).waitFor();
  });

test('finds creatures on a phone', { skip }, async (t) => {
  const { page, card, look } = await openMenagerie(t, { screen: PHONE });
  await seesPicture(card(/^Smaug/));
  await look('the gallery');
  await page.getByRole('button', { name: 'Filters' }).tap();
  const sheet = page.getByRole('dialog', { name: 'Filters' });
  await sheet.getByRole('combobox', { name: 'Species' }).tap();
  await sheet.getByRole('option', { name: /^dragon/ }).tap();
  await sheet.getByRole('button', { name: 'Show 2 creatures' }).waitFor();
  await look('the filters');
  await sheet.getByRole('button', { name: 'Show 2 creatures' }).tap();
  await sheet.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Filters (1)' }).waitFor();

  await page.getByRole('checkbox', { name: 'Choose Smaug' }).tap();
  await card(/^Toothless/).tap();
  await page.getByText('2 chosen', { exact: true }).waitFor();
  await look('the bar');
});

test('by the keyboard alone: through the gallery, choose, tag, take it back, delete and open', { skip }, async (t) => {
  const { page, card, listed, look } = await openMenagerie(t, { screen: DESKTOP });
  await card(/^Smaug/).waitFor();
  await page.keyboard.press('ArrowDown');
  const focused = page.locator('[data-index]:focus');
  await focused.and(card(/^Black Beauty/)).waitFor();
  await page.keyboard.press('End');
  await focused.and(card(/^Toothless/)).waitFor();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await focused.and(card(/^Fawkes/)).waitFor();

  await page.keyboard.press('Space');
  await page.getByText('1 of 5 creatures chosen').waitFor();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByText('3 of 5 creatures chosen').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('5 creatures', { exact: true }).waitFor();
  await page.keyboard.press('Control+a');
  await page.getByText('5 of 5 creatures chosen').waitFor();
  await look('all of them chosen');

  await tabTo(page, page.getByRole('button', { name: 'Tag …', exact: true }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Tag 5 creatures' });
  await dialog.getByRole('combobox', { name: 'Tags' }).waitFor();
  await page.keyboard.type('loved');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Tag with #loved' }).waitFor();
  await look('the tags to give');
  await page.keyboard.press('Enter');
  await page.getByText('Changed 5 creatures').first().waitFor();
  assert.equal((await listed('&tag=loved')).length, 5);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByText('5 creatures as before').first().waitFor();
  assert.equal((await listed('&tag=loved')).length, 0);

  await card(/^Mittens/).focus();
  await page.keyboard.press('Delete');
  await page.getByText('Deleted “Mittens”').waitFor();
  await page.getByText('4 creatures', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await card(/^Mittens/).waitFor();

  await card(/^Mittens/).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Delete');
  await page.getByRole('dialog', { name: 'Delete 3 creatures?' }).waitFor();
  await look('the question');
  await page.keyboard.press('Enter');
  await page.getByText('Deleted 3 creatures').first().waitFor();
  await page.getByText('2 creatures', { exact: true }).waitFor();

  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).getByText('Redraw the chosen ones').waitFor();
  await look('the keys');
  await page.keyboard.press('Escape');
  await card(/^Fawkes/).focus();
  await page.keyboard.press('Enter');
  const [fawkes] = await listed('&q=fawkes');
  await page.waitForURL(new RegExp(`/creatures/${fawkes?.id}$`));
});

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

test('draws what is chosen, stops, and goes on where it was', { skip }, async (t) => {
  const held = Promise.withResolvers<void>();
  const model = await startModelServer(async (_asked, reply) => {
    await held.promise;
    reply.writeHead(500).end();
  });
  t.after(() => model.close());
  t.after(() => held.resolve());
  const env = { STEWARD_AI_BASE_URL: model.url, STEWARD_AI_MODEL: 'small', STEWARD_AI_IMAGE_MODEL: 'painter' };
  const { page, card, listed, look, ada } = await openMenagerie(t, { screen: DESKTOP, env });
  await card(/^Smaug/).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('r');
  const panel = page.getByRole('region', { name: 'Redraw', exact: true });
  await panel.getByRole('progressbar').waitFor();
  await look('the progress');
  await panel.getByRole('button', { name: 'Stop' }).click();
  await panel.getByText('Drawing was stopped').waitFor();
  assert.ok((await listed()).every(({ avatar_by }) => avatar_by === null));
  await look('what was stopped');
  held.resolve();
  await panel.getByRole('button', { name: 'Go on' }).click();
  await panel.waitFor({ state: 'detached' });
  await page.getByText('Drew 5 pictures').first().waitFor();
  await card(/^Smaug, dragon, tagged boss, fire$/).waitFor();
  const { items } = await ada.call<{ items: { operation_id: string }[] }>('GET', '/api/v1/operations');
  assert.equal((await settled(ada, items[0]?.operation_id ?? '')).status, 'completed');
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
});
