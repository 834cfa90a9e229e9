import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NewBookingPage } from './booking.schema.ts';
import { minutesOf } from './opening-hours.ts';
import { FREE, slotsOf } from './slots.ts';
import type { Occupied, Span } from './slots.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

const rulesOf = (page: Partial<NewBookingPage>) => {
  const { time_zone = 'Europe/Berlin', ...rules } = NewBookingPage.parse({ title: 'Talk', notice_minutes: 0, ...page });
  return { ...rules, time_zone };
};
const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const everyDay = (from: string, to: string) => {
  const hours = [{ from, to }];
  return {
    ...{ monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours },
    ...{ saturday: hours, sunday: hours },
  };
};
const show = (spans: readonly Span[]) => spans.map(({ startMs }) => new Date(startMs).toISOString().slice(0, 16));
const ask = (page: Partial<NewBookingPage>, day: string, occupied: Partial<Occupied> = {}, nowMs?: number) => {
  const rules = rulesOf(page);
  const start = Temporal.PlainDate.from(day).toZonedDateTime(rules.time_zone);
  const range = { startMs: start.epochMilliseconds, endMs: start.add({ days: 1 }).epochMilliseconds };
  const durationMinutes = rules.durations[0] ?? 30;
  return show(
    slotsOf(rules, { range, durationMinutes, nowMs: nowMs ?? range.startMs - 1, occupied: { ...FREE, ...occupied } }),
  );
};

test('a day has the slots of its hours, and an exception has others or none', () => {
  const page = { opening_hours: everyDay('09:00', '11:15'), durations: [60], slot_step_minutes: 30 };
  const usual = ['2026-01-14T08:00', '2026-01-14T08:30', '2026-01-14T09:00'];
  assert.deepEqual(ask(page, '2026-01-14'), usual);
  const closed = [{ date: '2026-01-14', hours: [] }];
  assert.deepEqual(ask({ ...page, exceptions: closed }, '2026-01-14'), []);
  const late = [{ date: '2026-01-14', hours: [{ from: '23:00', to: '24:00' }] }];
  assert.deepEqual(ask({ ...page, exceptions: late }, '2026-01-14'), ['2026-01-14T22:00']);
});

test('buffers are kept from what is busy, promised buffers from every slot', () => {
  const page = { opening_hours: everyDay('09:00', '12:00'), durations: [30], slot_step_minutes: 30 };
  const busy = [{ startMs: at('2026-01-14T09:00Z'), endMs: at('2026-01-14T09:30Z') }];
  assert.deepEqual(ask(page, '2026-01-14', { busy }).length, 5);
  assert.deepEqual(ask({ ...page, buffer_before_minutes: 10, buffer_after_minutes: 30 }, '2026-01-14', { busy }), [
    '2026-01-14T08:00',
    '2026-01-14T10:00',
    '2026-01-14T10:30',
  ]);
  assert.deepEqual(ask({ ...page, buffer_after_minutes: 30 }, '2026-01-14', { kept: busy }).length, 5);
});

test('notice, horizon and limits by the day and the week', () => {
  const page = { opening_hours: everyDay('09:00', '12:00'), durations: [60], slot_step_minutes: 60 };
  const noon = at('2026-01-14T07:30Z');
  assert.deepEqual(ask({ ...page, notice_minutes: 60 }, '2026-01-14', {}, noon), [
    '2026-01-14T09:00',
    '2026-01-14T10:00',
  ]);
  assert.deepEqual(ask({ ...page, ahead_days: 1 }, '2026-01-15', {}, noon), []);
  const counted = [at('2026-01-14T08:00Z')];
  assert.deepEqual(ask({ ...page, limit_per_day: 1 }, '2026-01-14', { counted }), []);
  assert.equal(ask({ ...page, limit_per_day: 1 }, '2026-01-15', { counted }).length, 3);
  assert.deepEqual(ask({ ...page, limit_per_week: 1 }, '2026-01-18', { counted }), []);
  assert.equal(ask({ ...page, limit_per_week: 1 }, '2026-01-19', { counted }).length, 3);
});

test('on the nights when the clocks are set no slot is impossible and none comes twice', () => {
  const page = { opening_hours: everyDay('01:30', '04:00'), durations: [30], slot_step_minutes: 30 };
  assert.deepEqual(ask(page, '2026-03-29'), ['2026-03-29T00:30', '2026-03-29T01:00', '2026-03-29T01:30']);
  assert.deepEqual(ask(page, '2026-10-25'), [
    '2026-10-24T23:30',
    '2026-10-25T00:00',
    '2026-10-25T00:30',
    '2026-10-25T02:00',
    '2026-10-25T02:30',
  ]);
  // Open only while the clocks skip, and only while they repeat.
  assert.deepEqual(ask({ ...page, opening_hours: everyDay('02:00', '03:00') }, '2026-03-29'), []);
  assert.deepEqual(ask({ ...page, opening_hours: everyDay('02:00', '03:00') }, '2026-10-25'), [
    '2026-10-25T01:00',
    '2026-10-25T01:30',
  ]);
  // A day that a zone never had: what is asked for from its midnight is the next day, once.
  const samoa = { ...page, time_zone: 'Pacific/Apia', opening_hours: everyDay('09:00', '10:00') };
  assert.deepEqual(ask(samoa, '2011-12-30'), ['2011-12-30T19:00', '2011-12-30T19:30']);
});

const time = fc.integer({ min: 0, max: 288 }).map((steps) => {
  const minutes = steps * 5;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
});
const hours = fc
  .uniqueArray(time, { minLength: 2, maxLength: 4 })
  .map((times) => times.toSorted().slice(0, times.length & ~1))
  .map((times) => times.flatMap((from, index) => (index % 2 === 0 ? [{ from, to: times[index + 1] ?? '24:00' }] : [])));
const minutes = (most: number) => fc.integer({ min: 0, max: most / 5 }).map((steps) => steps * 5);
const days = { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours, saturday: hours };
/** Around the nights when clocks are set: by an hour, by half an hour, by a whole day. */
const place = fc.constantFrom(
  { zone: 'Europe/Berlin', near: '2026-03-27T00:00Z' },
  { zone: 'Europe/Berlin', near: '2026-10-23T00:00Z' },
  { zone: 'America/New_York', near: '2026-10-30T00:00Z' },
  { zone: 'Australia/Lord_Howe', near: '2026-04-03T00:00Z' },
  { zone: 'Australia/Lord_Howe', near: '2026-10-02T00:00Z' },
  { zone: 'Pacific/Apia', near: '2011-12-28T00:00Z' },
  { zone: 'Asia/Kathmandu', near: '2026-06-01T00:00Z' },
);
const stretches = fc.array(fc.tuple(minutes(6 * 1440), minutes(600)), { maxLength: 8 });

test('slots keep every rule, whatever the rules', () => {
  const scene = fc.record({
    place,
    opening_hours: fc.record({ ...days, sunday: hours }),
    duration: minutes(180).map((length) => length + 5),
    step: minutes(120).map((step) => step + 5),
    ...{ before: minutes(60), after: minutes(60), notice: minutes(2880), ahead: fc.integer({ min: 1, max: 7 }) },
    limits: fc.tuple(fc.option(fc.integer({ min: 1, max: 3 })), fc.option(fc.integer({ min: 1, max: 5 }))),
    ...{ busy: stretches, kept: stretches, counted: fc.array(minutes(6 * 1440), { maxLength: 8 }) },
  });
  fc.assert(
    fc.property(scene, (given) => {
      const { zone } = given.place;
      const nowMs = at(given.place.near);
      const rules = rulesOf({
        ...{ time_zone: zone, opening_hours: given.opening_hours, durations: [given.duration] },
        ...{ slot_step_minutes: given.step, buffer_before_minutes: given.before, buffer_after_minutes: given.after },
        ...{ notice_minutes: given.notice, ahead_days: given.ahead },
        ...{ limit_per_day: given.limits[0], limit_per_week: given.limits[1] },
      });
      const spans = (list: [number, number][]) =>
        list
          .map(([from, length]) => ({
            startMs: nowMs + from * MINUTE_MS,
            endMs: nowMs + (from + length + 5) * MINUTE_MS,
          }))
          .toSorted((a, b) => a.startMs - b.startMs);
      const occupied = {
        busy: spans(given.busy),
        kept: spans(given.kept),
        counted: given.counted.map((from) => nowMs + from * MINUTE_MS),
      };
      const range = { startMs: nowMs, endMs: nowMs + 5 * DAY_MS };
      const found = slotsOf(rules, { range, durationMinutes: given.duration, nowMs, occupied });
      const starts = found.map(({ startMs }) => startMs);

      assert.deepEqual(
        starts,
        [...new Set(starts)].toSorted((a, b) => a - b),
        'in order, none twice',
      );
      const walls = starts.map((startMs) => wallAt(startMs, zone).toString());
      assert.equal(new Set(walls).size, walls.length, 'no wall-clock time twice');
      for (const span of found) assert.equal(whyNot(span), undefined);

      // And nothing is missing where the clocks go evenly.
      for (let startMs = nowMs; startMs < range.endMs; startMs += 5 * MINUTE_MS) {
        const day = wallAt(startMs, zone).toPlainDate();
        if (day.toZonedDateTime(zone).hoursInDay !== 24) continue;
        const span = { startMs, endMs: startMs + given.duration * MINUTE_MS };
        if (onGrid(startMs) && whyNot(span) === undefined)
          assert.ok(starts.includes(startMs), `${new Date(startMs).toISOString()} is missing`);
      }

      function whyNot({ startMs, endMs }: Span): string | undefined {
        const wall = wallAt(startMs, zone);
        const open = rangeAt(wall);
        if (!open) return 'closed';
        for (let ms = startMs; ms < endMs; ms += 5 * MINUTE_MS) {
          const then = wallAt(ms, zone);
          const minute = then.hour * 60 + then.minute;
          const inside = minute >= minutesOf(open.from) && minute < minutesOf(open.to);
          if (!inside || !then.toPlainDate().equals(wall.toPlainDate())) return 'it outlasts the hours';
        }
        if (startMs < nowMs + given.notice * MINUTE_MS || startMs >= nowMs + given.ahead * DAY_MS) return 'not now';
        const touches = (list: Span[], from: number, to: number) =>
          list.some((each) => each.startMs < to && each.endMs > from);
        if (touches(occupied.busy, startMs - given.before * MINUTE_MS, endMs + given.after * MINUTE_MS)) return 'busy';
        if (touches(occupied.kept, startMs, endMs)) return 'kept';
        const same = (unit: (day: Temporal.PlainDate) => string) =>
          occupied.counted.filter((ms) => unit(wallAt(ms, zone).toPlainDate()) === unit(wall.toPlainDate())).length;
        if (same(String) >= (given.limits[0] ?? Infinity)) return 'the day is full';
        if (same((day) => `${day.yearOfWeek} ${day.weekOfYear}`) >= (given.limits[1] ?? Infinity))
          return 'the week is full';
        return undefined;
      }
      function rangeAt(wall: Temporal.PlainDateTime) {
        const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
        const name = names[wall.dayOfWeek - 1] ?? 'monday';
        const minute = wall.hour * 60 + wall.minute;
        return rules.opening_hours[name].find(({ from, to }) => minute >= minutesOf(from) && minute < minutesOf(to));
      }
      function onGrid(startMs: number): boolean {
        const wall = wallAt(startMs, zone);
        const open = rangeAt(wall);
        return open !== undefined && (wall.hour * 60 + wall.minute - minutesOf(open.from)) % given.step === 0;
      }
    }),
    { numRuns: 60 },
  );
});

function wallAt(ms: number, zone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDateTime();
}
