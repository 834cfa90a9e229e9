import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startApp } from '../app.ts';
import { DESKTOP, assertAccessible, openPage, skip } from './browser.ts';

test('a session lasts over a reload, ends where it is ended, and the address is kept', { skip }, async (t) => {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  const page = await openPage(t, DESKTOP);
  const address = `${app.url}/operations?status=failed`;

  await page.goto(address);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await assertAccessible(page, 'the sign-in');
  await page.getByLabel('Email or username').fill('ada@example.com');
  await page.getByLabel('Password', { exact: true }).fill('wrong horse battery');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Operations' }).waitFor();
  assert.equal(page.url(), address);

  await page.reload();
  await page.getByRole('heading', { name: 'Operations' }).waitFor();

  const { items } = await ada.call<{ items: { id: string; client: string }[] }>('GET', '/api/v1/auth/sessions');
  const web = items.find(({ client }) => client === 'web');
  await ada.call('DELETE', `/api/v1/auth/sessions/${web?.id}`);
  await page.getByText('Your session has ended').waitFor();
  assert.equal(page.url(), address, 'nobody loses their place');
});
