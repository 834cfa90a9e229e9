import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordMissed, wordReminder } from './wording.ts';

const BERLIN = { locale: 'en-GB', timeZone: 'Europe/Berlin' };

function event(starts: string, ends: string, more: Partial<Parameters<typeof wordReminder>[0]> = {}) {
  const [startsMs, endsMs] = [Date.parse(starts), Date.parse(ends)];
  return {
    title: 'Dentist',
    location: 'Main Street 5',
    all_day: 0,
    starts_at: starts,
    ends_at: ends,
    startsMs,
    endsMs,
    time_zone: 'Europe/Berlin',
    ...more,
  };
}
const dentist = event('2026-03-02T14:00:00.000Z', '2026-03-02T15:00:00.000Z');
const at = (text: string) => Date.parse(text);

test('a reminder says how soon, when and where', () => {
  assert.deepEqual(wordReminder(dentist, BERLIN, at('2026-03-02T13:50:00Z')), {
    title: 'Dentist in 10 minutes',
    text: '15:00–16:00, Main Street 5',
  });
  const titles = ['13:50:40', '14:00:10', '14:05', '12:30', '09:00', '00:00'].map(
    (time) => wordReminder(dentist, BERLIN, at(`2026-03-02T${time}Z`)).title,
  );
  assert.deepEqual(titles, [
    'Dentist in 9 minutes',
    'Dentist now',
    'Dentist, 5 minutes ago',
    'Dentist in 90 minutes',
    'Dentist in 5 hours',
    'Dentist in 14 hours',
  ]);
  assert.deepEqual(wordReminder(dentist, BERLIN, at('2026-03-01T14:00:00Z')), {
    title: 'Tomorrow: Dentist',
    text: 'Mon 2 March, 15:00–16:00, Main Street 5',
  });
});

test('in the words and on the clocks of the person', () => {
  const german = { locale: 'de', timeZone: 'Europe/Berlin' };
  assert.equal(wordReminder(dentist, german, at('2026-03-02T13:50:00Z')).title, 'Dentist in 10 Minuten');
  assert.equal(wordReminder(dentist, german, at('2026-03-01T13:50:00Z')).title, 'Morgen: Dentist');
  const american = { locale: 'en-US', timeZone: 'America/New_York' };
  const { title, text } = wordReminder(dentist, american, at('2026-03-02T13:50:00Z'));
  assert.equal(title, 'Dentist in 10 minutes');
  // In America the spaces around the dash and before PM are thin.
  assert.equal(text.replaceAll(/\s/gu, ' '), '9:00 – 10:00 AM (3:00 – 4:00 PM Berlin), Main Street 5');
  const paris = { locale: 'en-GB', timeZone: 'Europe/Paris' };
  assert.equal(wordReminder(dentist, paris, at('2026-03-02T13:50:00Z')).text, '15:00–16:00, Main Street 5');
});

test('a day has no hours, and its last day is its own', () => {
  const day = (starts: string, ends: string) =>
    event(`${starts}T00:00:00.000Z`, `${ends}T00:00:00.000Z`, {
      title: 'Ada’s birthday',
      location: '',
      all_day: 1,
      time_zone: null,
    });
  const birthday = day('2026-03-02', '2026-03-03');
  assert.deepEqual(wordReminder(birthday, BERLIN, at('2026-03-01T17:00:00Z')), {
    title: 'Tomorrow: Ada’s birthday',
    text: 'Mon 2 March',
  });
  assert.equal(wordReminder(birthday, BERLIN, at('2026-03-02T08:00:00Z')).title, 'Today: Ada’s birthday');
  const longer = wordReminder(day('2026-03-02', '2026-03-05'), BERLIN, at('2026-02-26T08:00:00Z'));
  assert.equal(longer.title, 'In 4 days: Ada’s birthday');
  assert.equal(longer.text.replaceAll(/\s/gu, ' '), 'Mon 2 March – Wed 4 March');
});

test('what was missed is said in one piece', () => {
  assert.deepEqual(wordMissed([dentist], BERLIN), {
    title: 'Missed while Steward was off',
    text: 'Dentist: Mon 2 March, 15:00–16:00, Main Street 5',
  });
  const { title, text } = wordMissed(
    Array.from({ length: 12 }, () => dentist),
    BERLIN,
  );
  assert.equal(title, '12 missed while Steward was off');
  assert.equal(text.split('\n').length, 11);
  assert.match(text, /and 2 more$/);
});
