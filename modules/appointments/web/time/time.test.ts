import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  clockChangeOn,
  dayOf,
  instantOf,
  isoDay,
  isoWall,
  parseWall,
  shiftMonths,
  wallOf,
  weekOf,
  weekdayOf,
} from './time.ts';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC', 'Pacific/Auckland'];
const zone = fc.constantFrom(...ZONES);
const instantMs = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2050, 0) }).map((ms) => ms - (ms % 60_000));

test('the wall clock agrees with Temporal, there and back', () => {
  fc.assert(
    fc.property(instantMs, zone, (ms, name) => {
      const there = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(name);
      assert.equal(isoWall(wallOf(ms, name)), there.toPlainDateTime().toString({ smallestUnit: 'minute' }));
      const wall = there.toPlainDateTime().toString({ smallestUnit: 'minute' });
      const back = Temporal.PlainDateTime.from(wall).toZonedDateTime(name, { disambiguation: 'compatible' });
      assert.equal(instantOf(parseWall(wall), name), back.epochMilliseconds);
    }),
  );
});

test('a time that the clocks skip is as much later as they skip, one that comes twice is the first', () => {
  const at = (wall: string, name: string) => new Date(instantOf(parseWall(wall), name)).toISOString();
  assert.equal(at('2026-03-29T02:30', 'Europe/Berlin'), '2026-03-29T01:30:00.000Z');
  assert.equal(at('2026-10-25T02:30', 'Europe/Berlin'), '2026-10-25T00:30:00.000Z');
});

test('days on which the clocks change are known, and where', () => {
  const on = (day: string, name: string) => clockChangeOn(dayOf(day), name);
  assert.deepEqual(on('2026-03-29', 'Europe/Berlin'), { kind: 'skipped', from: 120, to: 180 });
  assert.deepEqual(on('2026-10-25', 'Europe/Berlin'), { kind: 'twice', from: 120, to: 180 });
  assert.deepEqual(on('2026-03-08', 'America/New_York'), { kind: 'skipped', from: 120, to: 180 });
  assert.deepEqual(on('2026-04-05', 'Australia/Lord_Howe'), { kind: 'twice', from: 90, to: 120 });
  assert.equal(on('2026-03-28', 'Europe/Berlin'), undefined);
});

test('days are counted, named and found in their weeks and months', () => {
  const day = dayOf('2026-03-02');
  assert.equal(isoDay(day), '2026-03-02');
  assert.equal(weekdayOf(day), 1);
  assert.equal(isoDay(weekOf(dayOf('2026-03-08'), 1)), '2026-03-02');
  assert.equal(isoDay(weekOf(dayOf('2026-03-08'), 7)), '2026-03-08');
  assert.equal(isoDay(shiftMonths(dayOf('2026-01-31'), 1)), '2026-02-28');
  assert.equal(isoDay(shiftMonths(dayOf('2026-01-31'), -1)), '2025-12-31');
});
