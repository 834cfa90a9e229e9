import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { startApp } from '../app.ts';
import { DESKTOP, openPage, skip, tabTo } from './browser.ts';
import { makeUntidy, treeOf } from './untidy.ts';

test('everything can be done without a mouse', { skip }, async (t) => {
  const app = await startApp(t);
  const page = await openPage(t, DESKTOP);
  const folder = join(app.base, 'Downloads');
  const files = makeUntidy(folder);
  const before = treeOf(folder);
  const press = (...keys: string[]) =>
    keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

  await page.goto(app.url);
  await tabTo(page, page.getByLabel('Your name'));
  await page.keyboard.type('Ada');
  await press('Tab');
  await page.keyboard.type('ada@example.com');
  await press('Tab');
  await page.keyboard.type('correct horse battery');
  await press('Enter');
  await page.getByRole('heading', { name: /Ada$/ }).waitFor();

  await press('g', 'f');
  await page.getByRole('heading', { name: 'Files', exact: true }).waitFor();
  assert.equal(await focused(), 'Files', 'a new page has the focus on its heading');
  await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Organise a folder' }));
  await press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'base', exact: true }));
  await press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Downloads', exact: true }));
  await press('Enter');
  await tabTo(page, page.getByRole('radio', { name: /By kind and year/ }));
  await press('ArrowRight');
  assert.match(page.url(), /mode=year/, 'arrows choose, and the address says what');
  await tabTo(page, page.getByRole('button', { name: 'Preview' }));
  await press('Enter');
  await tabTo(page, page.getByRole('button', { name: `Move ${files} files` }));
  await press('Enter');
  await page.getByText(`Moved ${files} files`).first().waitFor();

  await press('u');
  await page.getByRole('dialog', { name: 'Undo the last' }).waitFor();
  await press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText(`${files} files back where they were`).first().waitFor();
  assert.deepEqual(treeOf(folder), before);

  await press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('Escape closes only what is on top, and the search leads anywhere', { skip }, async (t) => {
  const app = await startApp(t);
  const page = await openPage(t, DESKTOP);
  const ada = await app.signUp('ada');
  const folder = join(app.base, 'Downloads');
  makeUntidy(folder);
  const { operation_id } = await ada.call<{ operation_id: string }>('POST', '/api/v1/operations', {
    ...{ operation_type: 'organize', root_path: folder, organization_mode: 'category', dry_run: true },
  });

  await page.goto(`${app.url}/operations?operation=${operation_id}`);
  await page.getByLabel('Email or username').fill('ada');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Operation' });
  await drawer.getByRole('button', { name: /^Move/ }).waitFor();

  await page.keyboard.press('Control+k');
  const search = page.getByRole('dialog', { name: 'Search everything' });
  await search.waitFor();
  await page.keyboard.press('Escape');
  await search.waitFor({ state: 'detached' });
  assert.ok(await drawer.isVisible(), 'the drawer stays');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });

  await page.keyboard.press('Control+k');
  await search.waitFor();
  // Until the field has the keys, letters are commands of the page.
  await search.getByLabel('Search everything by name').and(page.locator(':focus')).waitFor();
  await page.keyboard.type('account');
  await search.getByText('Account and sessions').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Account' }).waitFor();
});
