import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { startApp } from '../app.ts';
import { assertAccessible, assertFits, openPage } from './browser.ts';
import type { Screen } from './browser.ts';
import { makeUntidy, treeOf } from './untidy.ts';

/** A person signs up, organises a folder, puts it back, reads the report and signs out; every screen on the way is looked at. */
export async function journey(t: TestContext, screen: Screen): Promise<void> {
  const app = await startApp(t);
  const page = await openPage(t, screen);
  const folder = join(app.base, 'Downloads');
  const files = makeUntidy(folder);
  const before = treeOf(folder);
  const look = async (place: string) => {
    await assertAccessible(page, place);
    await assertFits(page, place);
  };

  await page.goto(app.url);
  await page.getByRole('heading', { name: 'Welcome to Steward' }).waitFor();
  await page.getByText('you become the admin').waitFor();
  await look('the welcome');
  await page.getByLabel('Your name').fill('Ada Lovelace');
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('heading', { name: /Ada$/ }).waitFor();
  await look('Today, with nothing in it');

  await page.getByRole('link', { name: /^Organise a folder/ }).click();
  await page.getByRole('button', { name: 'base', exact: true }).click();
  await page.getByRole('button', { name: 'Downloads', exact: true }).click();
  await page.getByRole('radio', { name: /Your own way/ }).click();
  await page.getByLabel('Your way').fill('{category}/{month}');
  await page.getByText('The last part needs {name}').waitFor();
  await page.getByLabel('Your way').fill('Sorted/{category}/{year}-{month}/{name}');
  await page.getByText('Sorted/Images/2023-07/IMG_2041.jpg').first().waitFor();
  await look('the choice');
  await page.getByRole('radio', { name: /By kind and year/ }).click();
  await page.getByRole('button', { name: 'Preview' }).click();

  await page.getByRole('button', { name: `Move ${files} files` }).waitFor();
  await look('the preview');
  assert.deepEqual(treeOf(folder), before, 'a preview changes nothing');
  await page
    .getByRole('navigation', { name: 'Where the files go' })
    .getByRole('button', { name: /^Audio/ })
    .click();
  const list = page.getByRole('list', { name: 'Files, from and to' });
  await list.getByText('invoice.pdf').waitFor({ state: 'detached' });
  await list.getByRole('checkbox', { name: 'Move song.mp3' }).click();
  await page.getByRole('button', { name: `Move ${files - 1} files` }).click();

  await page
    .getByText(`Moved ${files - 1} files`)
    .first()
    .waitFor();
  await look('the result');
  const after = treeOf(folder);
  assert.ok(after.includes('song.mp3'), 'what was switched off stays');
  assert.ok(after.includes('Documents/2019/invoice.pdf'));
  assert.equal(after.filter((path) => /\.\w+$/.test(path)).length, files, 'no file is lost');

  await page.getByRole('main').getByRole('button', { name: 'Undo' }).click();
  await page
    .getByText(`${files - 1} files back where they were`)
    .first()
    .waitFor();
  assert.deepEqual(treeOf(folder), before, 'everything is back');

  await page
    .getByRole('link', { name: /^Operations/ })
    .and(page.locator(':visible'))
    .click();
  await page.getByRole('heading', { name: 'Operations' }).waitFor();
  await look('the list of operations');
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Organise Downloads/ })
    .click();
  await page.getByRole('dialog').getByText('What happened').waitFor();
  await look('the drawer');
  const report = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Open the report' }).click();
  await (await report).getByRole('heading', { name: /Organise Downloads/ }).waitFor();

  await page.goBack();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.goto(`${app.url}/account`);
  await page.getByText('This one').waitFor();
  await look('the account');
  await page.getByRole('button', { name: /account and sign out/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
  await look('the menu');
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByText('You are signed out').waitFor();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}
