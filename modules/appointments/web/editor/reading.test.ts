import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDay } from '../../../../web/days/days.ts';
import { dayOf, formatWall, isoDay } from '../time/time.ts';
import { changeOf, newDraft, readAt, timesIn, toWire, withAllDay, withStart, writeAt } from './draft.ts';
import type { Draft } from './draft.ts';
import { readTime } from './read-time.ts';

/** A Saturday. */
const today = dayOf('2026-11-21');

test('times are read as people write them', () => {
  const said = ['3pm', '15:00', '1500', '3.30 pm', '9', '12am', '12pm', '15h30', '9 Uhr'];
  const read = said.map((text) => formatWall(readTime(text) ?? -1));
  assert.deepEqual(read, ['15:00', '15:00', '15:00', '15:30', '09:00', '00:00', '12:00', '15:30', '09:00']);
  for (const text of ['', '25:00', '13pm', '10:75', 'noonish']) assert.equal(readTime(text), undefined, text);
});

test('every time is read back as it is written', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => readTime(formatWall(minutes)) === minutes));
});

test('days are read as people write them', () => {
  const read = (text: string, monthFirst = false) => {
    const day = readDay(text, { today, monthFirst });
    return day === undefined ? undefined : isoDay(day);
  };
  assert.equal(read('tomorrow'), '2026-11-22');
  assert.equal(read('tue'), '2026-11-24');
  assert.equal(read('Saturday'), '2026-11-21');
  assert.equal(read('2 Dec'), '2026-12-02');
  assert.equal(read('March 3, 2027'), '2027-03-03');
  assert.equal(read('2.3.'), '2027-03-02', 'the nearest to come');
  assert.equal(read('3/2/2027'), '2027-02-03');
  const before = (text: string) => isoDay(readDay(text, { today, monthFirst: false, toward: 'past' }) ?? 0);
  assert.deepEqual(
    ['28.12.', '2 Dec', '21.11', '22.11.', 'fri', 'sat', 'sun'].map(before),
    ['2025-12-28', '2025-12-02', '2026-11-21', '2026-11-22', '2026-11-20', '2026-11-21', '2026-11-15'],
    'the nearest that was, or that is to come within a week',
  );
  assert.equal(read('3/2/2027', true), '2027-03-02');
  assert.equal(read('2027/03/02'), '2027-03-02');
  for (const text of ['30.2.2027', '31 Nov', 'soon', '']) assert.equal(read(text), undefined, text);
});

const berlin = 'Europe/Berlin';
const draft = (times: string, change: Partial<Draft> = {}): Draft => {
  const at = readAt(times);
  assert.ok(at);
  return { ...newDraft(at, berlin, undefined), title: 'Dentist', ...change };
};

test('an address keeps when a new one takes place', () => {
  for (const text of ['2026-03-02T15:00/2026-03-02T16:00', '2026-03-02/2026-03-03']) {
    const at = readAt(text);
    assert.equal(at && writeAt(at), text);
  }
  assert.equal(readAt('2026-03-02T15:00/2026-03-02T14:00'), undefined);
  assert.equal(readAt('nonsense'), undefined);
});

test('only what was changed is sent, times together', () => {
  const before = draft('2026-03-02T15:00/2026-03-02T16:00');
  assert.deepEqual(changeOf(before, before), {});
  assert.deepEqual(changeOf(before, { ...before, location: 'Here' }), { location: 'Here' });
  const later = withStart(before, before.start + 60);
  assert.deepEqual(changeOf(before, later), {
    ...{ all_day: false, time_zone: berlin, starts_at: '2026-03-02T16:00', ends_at: '2026-03-02T17:00' },
  });
  assert.equal(changeOf(before, withAllDay(before, true)).ends_at, '2026-03-03');
});

test('a time that comes twice is said as the instant that is meant', () => {
  const first = draft('2026-10-25T02:30/2026-10-25T03:30');
  assert.equal(toWire(first).starts_at, '2026-10-25T00:30:00.000Z');
  assert.equal(toWire({ ...first, second: true }).starts_at, '2026-10-25T01:30:00.000Z');
});

test('what is on another clock is shown on mine', () => {
  const mine = timesIn(draft('2026-03-02T15:00/2026-03-02T16:00'), 'America/New_York');
  assert.equal(writeAt(mine), '2026-03-02T09:00/2026-03-02T10:00');
});
