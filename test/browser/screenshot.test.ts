import assert from 'node:assert/strict';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { demoAppointments } from '../../commands/demo-calendar.ts';
import { startApp } from '../app.ts';
import { settled } from '../person.ts';
import { DESKTOP, openPage, skip } from './browser.ts';
import { openCalendar } from './calendar.ts';
import { openMenagerie } from './menagerie.ts';

const KINDS = [
  { name: (n: number) => `camera/IMG_${2000 + n}.jpg`, share: 45, bytes: 9000 },
  { name: (n: number) => `invoice ${n}.pdf`, share: 20, bytes: 2600 },
  { name: (n: number) => `from phone/VID_${300 + n}.mp4`, share: 8, bytes: 60_000 },
  { name: (n: number) => `music/track ${n}.mp3`, share: 10, bytes: 20_000 },
  { name: (n: number) => `letters/letter ${n}.docx`, share: 12, bytes: 1800 },
  { name: (n: number) => `backup-${n}.zip`, share: 5, bytes: 30_000 },
];
const FILES = 1200;

/** The pictures in the README are of the real thing. STEWARD_SCREENSHOTS=1 puts new ones in their place. */
test('the preview of a thousand files is a picture worth showing', { skip }, async (t) => {
  const app = await startApp(t);
  const page = await openPage(t, DESKTOP);
  const ada = await app.signUp('ada');
  const folder = join(app.base, 'Downloads');
  makeDownloads(folder);
  const { operation_id } = await ada.call<{ operation_id: string }>('POST', '/api/v1/operations', {
    ...{ operation_type: 'organize', root_path: folder, organization_mode: 'category_year', dry_run: true },
  });
  await settled(ada, operation_id);

  await page.goto(`${app.url}/files/organise/${operation_id}`);
  await page.getByLabel('Email or username').fill('ada');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Move 1,201 files' }).waitFor();
  await page.getByRole('button', { name: 'What is in Documents' }).click();
  await page.getByRole('button', { name: /^Documents/ }).click();
  await page.getByRole('list', { name: 'Files, from and to' }).getByText('Documents/').first().waitFor();
  await page.mouse.move(0, 0);

  keep('organise.png', await page.screenshot());
});

test('a week of the demonstration is a picture worth showing', { skip }, async (t) => {
  const today = Temporal.Now.plainDateISO('Europe/Berlin');
  const { page, ada, entry } = await openCalendar(t, {
    screen: DESKTOP,
    search: `view=agenda&date=${today.toString()}`,
  });
  for (const appointment of demoAppointments(today, 'Europe/Berlin'))
    await ada.call('POST', '/api/v1/appointments', appointment);
  await page.goto(page.url().replace('view=agenda', 'view=week'));
  await entry(/^Project review.*in conflict/).waitFor();
  await entry(/^Grandparents visit/).waitFor();
  await page.mouse.move(0, 0);
  keep('calendar.png', await page.screenshot());
});

test('the gallery of the example collection is a picture that makes one smile', { skip }, async (t) => {
  const { page, ada, card } = await openMenagerie(t, { screen: DESKTOP, creatures: [] });
  for (const path of ['creatures/examples', 'creatures/avatars']) {
    const { operation_id } = await ada.call<{ operation_id: string }>('POST', `/api/v1/${path}`, {}, 202);
    await settled(ada, operation_id);
  }
  await page.reload();
  await card(/Biscuit/).waitFor();
  await page.waitForFunction(
    () => [...document.images].filter(({ complete, src }) => complete && src.startsWith('blob:')).length >= 10,
  );
  await page.mouse.move(0, 0);
  keep('creatures.png', await page.screenshot());
});

function keep(name: string, picture: Buffer): void {
  assert.ok(picture.length > 50_000, 'there is something to see');
  if (process.env['STEWARD_SCREENSHOTS'] !== undefined)
    writeFileSync(join(import.meta.dirname, '../../docs/screenshots', name), picture);
}

/** A thousand files to move, one that cannot go where it should, and one that is left alone. */
function makeDownloads(root: string): void {
  mkdirSync(root);
  for (const name of ['.notes', 'Books', 'a novel.epub']) writeFileSync(join(root, name), name);
  const bag = KINDS.flatMap((kind) => Array.from({ length: kind.share }, () => kind));
  for (let index = 0; index < FILES; index++) {
    const kind = bag[(index * 37) % bag.length] ?? KINDS[0];
    if (!kind) continue;
    const path = join(root, kind.name(index));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, Buffer.alloc(kind.bytes, index % 251));
    const seconds = Date.UTC(2019 + (index % 7), (index * 5) % 12, 1 + ((index * 3) % 28)) / 1000;
    utimesSync(path, seconds, seconds);
  }
}
