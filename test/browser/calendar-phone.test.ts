import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PHONE, assertAccessible, assertFits, skip } from './browser.ts';
import { openCalendar } from './calendar.ts';

const PLANNED = [
  { title: 'Dentist', starts_at: '2026-03-03T10:00', ends_at: '2026-03-03T11:00', location: 'Hauptstraße 5' },
  { title: 'Call', starts_at: '2026-03-03T10:30', ends_at: '2026-03-03T11:30' },
  { title: 'Holiday', starts_at: '2026-03-06', ends_at: '2026-03-10', all_day: true },
];

for (const dark of [false, true]) {
  test(`a thumb looks, plans and changes${dark ? ', in the dark' : ''}`, { skip }, async (t) => {
    const { page, entry } = await openCalendar(t, {
      screen: { ...PHONE, dark },
      search: 'view=week&date=2026-03-03',
      planned: PLANNED,
    });
    const look = async (name: string) => {
      await assertAccessible(page, name);
      await assertFits(page, name);
    };
    const strip = page.getByRole('navigation', { name: 'Days of the week' });
    await entry(/^Dentist, Tuesday 3 March, 10:00 – 11:00/).waitFor();
    await look('the day');
    await strip.getByRole('button', { name: 'Friday 6 March' }).tap();
    await entry(/^Holiday/).waitFor();
    assert.match(page.url(), /date=2026-03-06/);
    await strip.getByRole('button', { name: 'Tuesday 3 March' }).tap();

    await entry(/^Dentist/).tap();
    const sheet = page.getByRole('dialog', { name: 'Dentist' });
    await sheet.getByText('Hauptstraße 5').waitFor();
    await look('the details');
    await sheet.getByRole('button', { name: 'Edit' }).tap();
    const editor = page.getByRole('dialog', { name: 'Change appointment' });
    await editor.getByText('At the same time').waitFor();
    await look('the editor');
    await editor.getByLabel('Until').fill('10:30');
    await editor.getByRole('button', { name: 'Save' }).tap();
    await editor.waitFor({ state: 'detached' });
    await entry(/^Dentist, Tuesday 3 March, 10:00 – 10:30/).waitFor();

    await page.getByText('Agenda', { exact: true }).tap();
    await entry(/^Holiday/)
      .first()
      .waitFor();
    await look('the agenda');
    await page.getByRole('button', { name: 'New appointment' }).tap();
    const planning = page.getByRole('dialog', { name: 'New appointment' });
    await planning.getByLabel('Title').fill('Walk');
    await planning.getByLabel('Begins on').fill('2026-03-04');
    await planning.getByLabel('At', { exact: true }).fill('17:00');
    await planning.getByRole('button', { name: 'Plan it' }).tap();
    await entry(/^Walk, Wednesday 4 March, 17:00/).waitFor();
  });
}

test('a tap on a free hour plans something there', { skip }, async (t) => {
  const { page, entry } = await openCalendar(t, {
    screen: PHONE,
    search: 'view=day&date=2026-03-03',
    planned: PLANNED,
  });
  const box = await entry(/^Dentist/).boundingBox();
  assert.ok(box);
  await page.touchscreen.tap(box.x + 60, box.y + 130);
  await page.getByRole('dialog', { name: 'New appointment' }).waitFor();
  assert.match(page.url(), /at=2026-03-03T12/);
});
