import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { notify } from '../../kernel/notices/notices.ts';
import { startApp } from '../app.ts';
import type { TestApp } from '../app.ts';
import { headerOf, startMailServer } from '../mail-server.ts';
import { DESKTOP, PHONE, assertAccessible, assertFits, openPage, skip, tabTo } from './browser.ts';
import type { Screen } from './browser.ts';

/** A page of Ada's, and a way to tell her something. */
async function openAda(t: TestContext, screen: Screen, { env = {}, path = '/' } = {}) {
  const app = await startApp(t, { env });
  const ada = await app.signUp('ada');
  const { id: owner_id } = await ada.call<{ id: string }>('GET', '/api/v1/auth/me');
  const page = await openPage(t, screen);
  const listening = new Promise<void>((resolve) => {
    page.on('websocket', (socket) => {
      if (socket.url().endsWith('/ws/notifications')) socket.once('framereceived', () => resolve());
    });
  });
  await page.goto(app.url + path);
  await page.getByLabel('Email or username').fill('ada');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.keyboard.press('Enter');
  await listening;
  return { app, page, ada, tell: (title: string, more: Told = {}) => tellAda(app, owner_id, { title, ...more }) };
}

interface Told {
  readonly text?: string;
  readonly to?: `/${string}` | null;
  readonly nowMs?: number;
}

async function tellAda(app: TestApp, owner_id: string, notice: Told & { title: string }): Promise<void> {
  const whole = { owner_id, kind: 'test.news', once_key: notice.title, nowMs: Date.now(), ...notice };
  await app.database.write((tx) => notify(tx, whole));
}

const bell = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** STEWARD_SCREENSHOTS=folder keeps what the page looks like there. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['STEWARD_SCREENSHOT_FOLDER'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

for (const [name, screen] of [
  ['a desktop', DESKTOP],
  ['a desktop in the dark', { ...DESKTOP, dark: true }],
  ['a phone', PHONE],
] as const)
  test(`the bell on ${name}: counts, tells, lists, leads on and is quiet again`, { skip }, async (t) => {
    const { page, tell } = await openAda(t, screen);
    await bell(page, 'Notifications').click();
    const list = page.getByRole('dialog', { name: 'Notifications' });
    await list.getByText('Nothing yet').waitFor();
    await assertAccessible(page, 'the empty list');
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });

    await tell('Rent is due', { nowMs: Date.now() - 26 * 3_600_000, to: null });
    await bell(page, 'Notifications, 1 unread').waitFor();
    await page.getByRole('alert').getByText('Rent is due').waitFor();
    await tell('Dentist in 10 minutes', { text: '15:00–16:00, Main Street 5', to: '/operations' });
    await tell('Tea in 10 minutes', { text: '16:00–16:30', to: '/account' });
    await bell(page, 'Notifications, 3 unread').waitFor();
    const toast = page.getByRole('alert').filter({ hasText: 'Tea in 10 minutes' });
    await toast.getByText('and 2 more, under the bell').waitFor();
    assert.equal(await page.getByRole('alert').count(), 1, 'one toast, not three');
    await assertAccessible(page, 'the toast');
    await picture(page, `toast on ${name}`);

    await bell(page, 'Notifications, 3 unread').click();
    await list.getByRole('link', { name: /Dentist in 10 minutes/ }).waitFor();
    await toast.waitFor({ state: 'detached' });
    await list.getByRole('region', { name: 'Yesterday' }).getByText('Rent is due').waitFor();
    await assertAccessible(page, 'the list');
    await assertFits(page, 'the list');
    await picture(page, `list on ${name}`);

    await tell('Walk in 10 minutes', { to: '/account' });
    await list.getByText('Walk in 10 minutes').waitFor();
    await list.getByRole('link', { name: /Dentist in 10 minutes/ }).click();
    await page.getByRole('heading', { name: 'Operations', exact: true }).waitFor();
    await list.waitFor({ state: 'detached' });
    await bell(page, 'Notifications, 3 unread').click();
    await list.getByRole('button', { name: 'Mark all read' }).click();
    await bell(page, 'Notifications').waitFor();
    await list.getByRole('button', { name: 'Mark all read' }).waitFor({ state: 'detached' });
  });

test('the keyboard reaches everything in the bell, and Escape leads back to it', { skip }, async (t) => {
  const { page, tell } = await openAda(t, DESKTOP);
  await tell('Dentist in 10 minutes', { to: '/operations' });
  const button = bell(page, 'Notifications, 1 unread');
  await button.waitFor();
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  const link = page.getByRole('dialog', { name: 'Notifications' }).getByRole('link', { name: /Dentist/ });
  await tabTo(page, link);
  await page.keyboard.press('Escape');
  await link.waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label')?.startsWith('Notifications'));
  await page.keyboard.press('Enter');
  await tabTo(page, link);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Operations', exact: true }).waitFor();
  await bell(page, 'Notifications').waitFor();
});

test('a list that cannot be read says so, and can be tried again', { skip }, async (t) => {
  const { page, tell } = await openAda(t, DESKTOP);
  await tell('Dentist in 10 minutes');
  await bell(page, 'Notifications, 1 unread').waitFor();
  await page.route('**/api/v1/notifications?*', (route) =>
    route.fulfill({ status: 422, contentType: 'application/problem+json', body: '{"title":"Not today."}' }),
  );
  await bell(page, 'Notifications, 1 unread').click();
  const list = page.getByRole('dialog', { name: 'Notifications' });
  await list.getByText('Not today.').waitFor();
  await assertAccessible(page, 'the fault');
  await page.unroute('**/api/v1/notifications?*');
  await list.getByRole('button', { name: 'Try again' }).click();
  await list.getByText('Dentist in 10 minutes').waitFor();
});

test(
  'how I am told is on the account page: mail, a test of it, and this device only if the browser may',
  { skip },
  async (t) => {
    const server = await startMailServer(t);
    const env = { SMTP_URL: server.url, STEWARD_MAIL_FROM: 'steward@example.com' };
    const { page, ada } = await openAda(t, DESKTOP, { env, path: '/account' });
    const mail = page.getByRole('switch', { name: 'Mail' });
    await mail.waitFor();
    assert.ok(await mail.isChecked());
    await page.getByRole('button', { name: 'Send me a test mail' }).click();
    await page.getByText('Sent. Look into your mailbox.').waitFor();
    assert.equal(server.taken[0] && headerOf(server.taken[0], 'To'), 'ada@example.com');
    await mail.click();
    await page.getByRole('switch', { name: 'Mail', checked: false }).waitFor();
    const { mail: wanted } = await ada.call<{ mail: boolean }>('GET', '/api/v1/notifications/preferences');
    assert.equal(wanted, false);

    const device = page.getByRole('switch', { name: 'On this device' });
    await page.context().grantPermissions(['notifications']);
    await page.reload();
    assert.ok(!(await device.isChecked()), 'nobody asked for it');
    await device.click();
    await page.getByRole('switch', { name: 'On this device', checked: true }).waitFor();
    await page.reload();
    await page.getByRole('switch', { name: 'On this device', checked: true }).waitFor();
    await assertAccessible(page, 'the account');
    await picture(page, 'account');
  },
);
