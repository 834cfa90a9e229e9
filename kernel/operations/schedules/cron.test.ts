import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { parseCron } from './cron.ts';
import { nextTimes } from './next-times.ts';
import { inWords } from './words.ts';

const next = (cron: string, timeZone: string, after: string, count = 3) =>
  nextTimes(parseCron(cron), { timeZone, after: Temporal.Instant.from(after), count }).map((time) =>
    time.toZonedDateTimeISO(timeZone).toString({ smallestUnit: 'minute', timeZoneName: 'never' }),
  );

suite('cron', () => {
  test('says what is wrong', () => {
    for (const [cron, fault] of [
      ['', 'It has five fields (minute, hour, day, month, weekday), not 1.'],
      ['0 7 * *', 'It has five fields (minute, hour, day, month, weekday), not 4.'],
      ['0 0 7 * * 1', 'It has five fields (minute, hour, day, month, weekday), not 6.'],
      ['60 7 * * 1', '"60" is no minute.'],
      ['0 24 * * 1', '"24" is no hour.'],
      ['0 7 0 * 1', '"0" is no day.'],
      ['0 7 * 13 1', '"13" is no month.'],
      ['0 7 * * 8', '"8" is no weekday.'],
      ['0 7 * * moon', '"moon" is no weekday.'],
      ['*/0 7 * * 1', '"*/0" is no minute.'],
      ['5-1 7 * * 1', '"5-1" is no minute.'],
      ['1-2-3 7 * * 1', '"1-2-3" is no minute.'],
      ['0 7 L * 1', '"L" is no day.'],
      ['-1 7 * * 1', '"-1" is no minute.'],
      ['0x1 7 * * 1', '"0x1" is no minute.'],
      ['1, 7 * * 1', '"" is no minute.'],
    ])
      assert.throws(() => parseCron(cron ?? ''), { name: 'RangeError', message: fault }, cron);
  });

  test('speaks plainly', () => {
    for (const [cron, words] of [
      ['0 7 * * 1', 'Mondays at 07:00'],
      ['0 7 * * mon', 'Mondays at 07:00'],
      ['30 18 * * 1-5', 'Weekdays at 18:30'],
      ['0 9 * * sat,sun', 'Weekends at 09:00'],
      ['0 9 * * 7,wed', 'Wednesdays and Sundays at 09:00'],
      ['@daily', 'Every day at 00:00'],
      ['0 7,19 * * *', 'Every day at 07:00 and 19:00'],
      ['* * * * *', 'Every minute'],
      ['*/15 * * * *', 'Every 15 minutes'],
      ['5 * * * *', 'Every hour at :05'],
      ['@hourly', 'Every hour'],
      ['*/15 * * * 1-5', 'Every 15 minutes on weekdays'],
      ['0 8 1 * *', 'Day 1 of the month at 08:00'],
      ['0 8 1,15 * *', 'Day 1 and 15 of the month at 08:00'],
      ['0 8 13 * fri', 'Day 13 of the month and Fridays at 08:00'],
      ['0 8 1 1,7 *', 'Day 1 of the month at 08:00 in January and July'],
      ['0 8-18 * * *', 'Every day at :00 in the hours 08, 09, 10, 11, 12, 13, 14, 15, 16, 17 and 18'],
    ])
      assert.equal(inWords(parseCron(cron ?? '')), words);
  });

  test('comes at the wall clock of its zone, whatever the season', () => {
    assert.deepEqual(next('0 7 * * 1', 'Europe/Berlin', '2026-03-20T00:00:00Z'), [
      '2026-03-23T07:00+01:00',
      '2026-03-30T07:00+02:00',
      '2026-04-06T07:00+02:00',
    ]);
    assert.deepEqual(next('0 7 * * 1', 'Pacific/Auckland', '2026-03-29T18:00:00Z', 1), ['2026-04-06T07:00+12:00']);
    // Exactly now is not next.
    assert.deepEqual(next('0 7 * * *', 'UTC', '2026-03-20T07:00:00Z', 1), ['2026-03-21T07:00+00:00']);
    assert.deepEqual(next('0 7 * * *', 'UTC', '2026-03-20T06:59:59.999Z', 1), ['2026-03-20T07:00+00:00']);
  });

  test('a time that does not exist comes once, right after; one that exists twice comes once', () => {
    const berlin = 'Europe/Berlin';
    assert.deepEqual(next('30 2 * * *', berlin, '2026-03-28T12:00:00Z', 2), [
      '2026-03-29T03:00+02:00',
      '2026-03-30T02:30+02:00',
    ]);
    assert.deepEqual(next('0,20,40 2,3 * * *', berlin, '2026-03-28T12:00:00Z', 3), [
      '2026-03-29T03:00+02:00',
      '2026-03-29T03:20+02:00',
      '2026-03-29T03:40+02:00',
    ]);
    assert.deepEqual(next('30 2 * * *', berlin, '2026-10-24T12:00:00Z', 2), [
      '2026-10-25T02:30+02:00',
      '2026-10-26T02:30+01:00',
    ]);
    // From within the second 2:30 the next is tomorrow's.
    assert.deepEqual(next('30 2 * * *', berlin, '2026-10-25T01:15:00Z', 1), ['2026-10-26T02:30+01:00']);
    // Where half an hour is skipped, and where midnight is.
    assert.deepEqual(next('15 2 * * *', 'Australia/Lord_Howe', '2026-10-03T12:00:00Z', 1), ['2026-10-04T02:30+11:00']);
    assert.deepEqual(next('0 0 * * *', 'Africa/Cairo', '2026-04-23T12:00:00Z', 2), [
      '2026-04-24T01:00+03:00',
      '2026-04-25T00:00+03:00',
    ]);
    // A whole day that Samoa never had.
    assert.deepEqual(next('0 7 30 * *', 'Pacific/Apia', '2011-12-29T18:00:00Z', 1), ['2011-12-31T00:00+14:00']);
  });

  test('what comes every hour goes by the hours that pass', () => {
    assert.deepEqual(next('30 * * * *', 'Europe/Berlin', '2026-10-24T23:45:00Z', 3), [
      '2026-10-25T02:30+02:00',
      '2026-10-25T02:30+01:00',
      '2026-10-25T03:30+01:00',
    ]);
    assert.deepEqual(next('30 * * * *', 'Europe/Berlin', '2026-03-29T00:00:00Z', 2), [
      '2026-03-29T01:30+01:00',
      '2026-03-29T03:30+02:00',
    ]);
  });

  test('days and weekdays: both named, either is enough', () => {
    assert.deepEqual(next('0 8 13 * fri', 'UTC', '2026-03-01T00:00:00Z', 4), [
      '2026-03-06T08:00+00:00',
      '2026-03-13T08:00+00:00',
      '2026-03-20T08:00+00:00',
      '2026-03-27T08:00+00:00',
    ]);
    assert.deepEqual(next('0 8 29 2 *', 'UTC', '2097-01-01T00:00:00Z', 1), ['2104-02-29T08:00+00:00']);
    assert.deepEqual(next('0 8 30 2 *', 'UTC', '2026-01-01T00:00:00Z'), [], 'it never comes');
    assert.deepEqual(next('* * 31 4 *', 'UTC', '2026-01-01T00:00:00Z'), [], 'nor does this');
  });

  test('property: times ascend, lie after, and are never nearer than a minute', () => {
    const part = (from: number, to: number) =>
      fc.oneof(fc.constant('*'), fc.integer({ min: from, max: to }).map(String), fc.constant('*/7'));
    const cron = fc
      .tuple(part(0, 59), part(0, 23), part(1, 28), part(1, 12), part(0, 6))
      .map((fields) => fields.join(' '));
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu');
    const start = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2030-01-01') });
    fc.assert(
      fc.property(cron, zone, start, (text, timeZone, startMs) => {
        const after = Temporal.Instant.fromEpochMilliseconds(startMs);
        const times = nextTimes(parseCron(text), { timeZone, after, count: 5 });
        assert.equal(times.length, 5);
        let [before, gapMs] = [startMs, 1];
        for (const { epochMilliseconds } of times) {
          assert.ok(epochMilliseconds - before >= gapMs, `${text} ${timeZone} ${startMs}`);
          [before, gapMs] = [epochMilliseconds, 60_000];
        }
        assert.ok(inWords(parseCron(text)).length > 3);
      }),
      { numRuns: 200 },
    );
  });
});
