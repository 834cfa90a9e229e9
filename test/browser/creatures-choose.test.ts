import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startModelServer } from '../../kernel/writer/test/model-server.ts';
import { settled } from '../person.ts';
import { DESKTOP, skip, tabTo } from './browser.ts';
import { openMenagerie } from './menagerie.ts';

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
  await page.getByRole('heading', { name: 'Fawkes', level: 1 }).waitFor();
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
  // At nothing done it is there, and has no width.
  await panel.getByRole('progressbar').waitFor({ state: 'attached' });
  await look('the progress');
  await panel.getByRole('button', { name: 'Stop' }).click();
  await panel.getByText('Drawing was stopped').waitFor();
  await panel.getByText('0 of 5 creatures done').waitFor();
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
