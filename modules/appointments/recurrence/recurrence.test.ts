import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  RuleTooDense,
  checkDensity,
  expand,
  inPlainWords,
  instantOf,
  knownZone,
  nextTimes,
  parseRule,
  printRule,
  readDay,
  readTime,
  wallClockAt,
} from './recurrence.ts';

const berlin = 'Europe/Berlin';
const iso = (ms: number) => new Date(ms).toISOString();

test('a time is read as it stands on the wall clock, or as an instant', () => {
  assert.deepEqual(readTime('2026-03-01T15:00', berlin), { is: 'time', local: '2026-03-01T15:00:00', fold: 0 });
  assert.deepEqual(readTime('2026-03-01 15:00:30', berlin), { is: 'time', local: '2026-03-01T15:00:30', fold: 0 });
  assert.deepEqual(readTime('2026-03-01T15:00:00.250Z', berlin), { is: 'time', local: '2026-03-01T16:00:00', fold: 0 });
  assert.deepEqual(readTime('2026-03-01T09:00-05:00', berlin), { is: 'time', local: '2026-03-01T15:00:00', fold: 0 });
  assert.deepEqual(readTime('2026-03-01', berlin), { is: 'time', local: '2026-03-01T00:00:00', fold: 0 });
  assert.deepEqual(readDay('2026-03-01T00:00:00Z'), { is: 'time', local: '2026-03-01', fold: 0 });
  assert.deepEqual(readDay('2026-03-01T10:00'), { is: 'has-time' });
});

test('what is no time is none', () => {
  for (const text of [
    ...['2026-02-30T10:00', '2026-13-01T10:00', '2026-02-29T10:00Z', '2026-03-01T24:00', '2026-03-01T10:60'],
    ...['tomorrow', '', '2026-03-01T10:00+25:00', '2026-03-01T10:00[Europe/Berlin]', '10:00', '٢٠٢٦-03-01T10:00'],
  ])
    assert.deepEqual(readTime(text, berlin), { is: 'no-time' }, text);
  assert.deepEqual(readTime('9999-12-31T10:00', berlin), { is: 'out-of-range' });
  assert.deepEqual(readTime('0000-01-01T10:00Z', berlin), { is: 'out-of-range' });
  assert.deepEqual(readDay('2026-02-30'), { is: 'no-day' });
});

test('a time that the clocks skip or show twice is told with its offsets', () => {
  assert.deepEqual(readTime('2026-03-29T02:30', berlin), {
    is: 'skipped',
    before: '2026-03-29T01:30:00+01:00',
    after: '2026-03-29T03:30:00+02:00',
  });
  const twice = readTime('2026-10-25T02:30', berlin);
  assert.deepEqual(twice, { is: 'twice', first: '2026-10-25T02:30:00+02:00', second: '2026-10-25T02:30:00+01:00' });
  if (twice.is !== 'twice') return;
  assert.deepEqual(readTime(twice.first, berlin), { is: 'time', local: '2026-10-25T02:30:00', fold: 0 });
  assert.deepEqual(readTime(twice.second, berlin), { is: 'time', local: '2026-10-25T02:30:00', fold: 1 });
  assert.equal(iso(instantOf('2026-10-25T02:30:00', berlin, 1)), '2026-10-25T01:30:00.000Z');
  // An instance of a rule is not refused: it is as much later as the clocks skip.
  assert.equal(iso(instantOf('2026-03-29T02:30:00', berlin)), '2026-03-29T01:30:00.000Z');
});

test('what the clocks of a zone show is what Temporal says, whatever was asked before', () => {
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'America/Sao_Paulo',
    'UTC',
  ];
  // A few seconds around a change of the clocks, or any second of two centuries.
  const ms = fc.oneof(
    fc.integer({ min: -3, max: 3 }).map((seconds) => Date.UTC(2026, 2, 29, 1) + seconds * 1000),
    fc.integer({ min: Date.UTC(1900, 0) / 1000, max: Date.UTC(2100, 0) / 1000 }).map((seconds) => seconds * 1000),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(ms, fc.constantFrom(...zones)), { minLength: 1 }), (asked) => {
      for (const [ms, zone] of asked) {
        const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDateTime();
        assert.equal(wallClockAt(ms, zone), local.toString({ smallestUnit: 'second' }));
      }
    }),
  );
});

test('zones are IANA names, in any case', () => {
  assert.equal(knownZone('europe/berlin'), berlin);
  assert.equal(knownZone('UTC'), 'UTC');
  for (const name of ['Mars/Olympus', '+02:00', '', 'W. Europe Standard Time', 'x'.repeat(64)])
    assert.equal(knownZone(name), undefined, name);
});

test('UNTIL is an instant, a wall-clock time or a day that counts to its end', () => {
  const start = { starts_local: '2026-03-03T15:00:00', time_zone: berlin };
  const stored = (text: string) => {
    const parsed = parseRule(text, start);
    return 'rule' in parsed ? printRule(parsed.rule) : parsed.fault;
  };
  assert.equal(stored('freq=daily;until=20260401'), 'FREQ=DAILY;UNTIL=20260401T215959Z');
  assert.equal(stored('RRULE:FREQ=DAILY;UNTIL=20260401T150000'), 'FREQ=DAILY;UNTIL=20260401T130000Z');
  assert.equal(stored('FREQ=DAILY;UNTIL=20260401T130000Z'), 'FREQ=DAILY;UNTIL=20260401T130000Z');
  const parsed = parseRule('FREQ=DAILY;UNTIL=20260401T130000Z;BYHOUR=9', {
    starts_local: '2026-03-03',
    time_zone: null,
  });
  assert.equal('rule' in parsed && printRule(parsed.rule), 'FREQ=DAILY;UNTIL=20260401');
});

test('what is no rule is refused in plain words', () => {
  const start = { starts_local: '2026-03-03T15:00:00', time_zone: berlin };
  for (const text of [
    ...['', 'COUNT=3', 'FREQ=FORTNIGHTLY', 'FREQ=DAILY;FREQ=DAILY', 'FREQ=DAILY;INTERVAL=0', 'FREQ=DAILY;INTERVAL=1e3'],
    ...['FREQ=DAILY;COUNT=0', 'FREQ=DAILY;COUNT=-1', 'FREQ=DAILY;COUNT=2;UNTIL=20270101', 'FREQ=DAILY;UNTIL=20260230'],
    ...['FREQ=DAILY;UNTIL=20250101', 'FREQ=DAILY;BYMONTH=13', 'FREQ=DAILY;BYHOUR=24', 'FREQ=MONTHLY;BYMONTHDAY=0'],
    ...[
      'FREQ=MONTHLY;BYMONTHDAY=32',
      'FREQ=WEEKLY;BYMONTHDAY=1',
      'FREQ=WEEKLY;BYDAY=1MO',
      'FREQ=YEARLY;BYWEEKNO=20;BYDAY=2MO',
    ],
    ...[
      'FREQ=MONTHLY;BYWEEKNO=1',
      'FREQ=DAILY;BYYEARDAY=1',
      'FREQ=DAILY;BYSETPOS=1',
      'FREQ=YEARLY;BYDAY=MO;BYSETPOS=367',
    ],
    ...[
      'FREQ=DAILY;X=1',
      'FREQ=DAILY;BYDAY',
      'FREQ=DAILY;BYDAY=XX',
      'FREQ=DAILY;WKST=8',
      'FREQ=DAILY;BYDAY=MO=TU',
      'not a rule',
    ],
  ])
    assert.ok('fault' in parseRule(text, start), text);
  assert.ok('fault' in parseRule('FREQ=HOURLY', { starts_local: '2026-03-03', time_zone: null }));
});

test('rules made to hurt are bounded in time and number', () => {
  const starts_local = '2026-03-03T15:00:00';
  const all = (values: number) => Array.from({ length: values }, (_, value) => value).join(',');
  const dense = [
    ...[
      'FREQ=SECONDLY',
      'FREQ=SECONDLY;COUNT=1000000000',
      'FREQ=MINUTELY',
      'FREQ=HOURLY',
      'FREQ=MINUTELY;BYSECOND=1,2;BYSETPOS=-1',
    ],
    `FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=${all(24)};BYMINUTE=${all(60)};BYSECOND=${all(60)}`,
    `FREQ=DAILY;BYHOUR=${all(24)};BYMINUTE=${all(60)};BYSECOND=${all(60)};BYSETPOS=366`,
  ];
  const sparse = [
    ...[
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=YEARLY;BYDAY=MO;BYSETPOS=366',
    ],
    ...[
      'FREQ=YEARLY;INTERVAL=1000',
      'FREQ=MINUTELY;INTERVAL=999;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=YEARLY;BYWEEKNO=53;BYYEARDAY=100',
    ],
  ];
  const look = (text: string) => {
    const series = { starts_local, time_zone: berlin, rdates: [], exdates: [] };
    const parsed = parseRule(text, series);
    assert.ok('rule' in parsed, text);
    const { locals } = expand({ ...series, rrule: printRule(parsed.rule) }, { from: '', to: '2028-03-03T15:00:00' });
    checkDensity(locals);
    return locals;
  };
  for (const rule of dense) assert.throws(() => look(rule), RuleTooDense, rule);
  for (const rule of sparse) assert.deepEqual(look(rule), [starts_local], rule);
});

test('the next few are found however rare they are', () => {
  const series = {
    starts_local: '2024-02-29T10:00:00',
    time_zone: berlin,
    rdates: [],
    exdates: ['2032-02-29T10:00:00'],
  };
  assert.deepEqual(
    nextTimes({ ...series, rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29' }, { from: '2025-01-01T00:00:00', limit: 3 }),
    ['2028-02-29T10:00:00', '2036-02-29T10:00:00', '2040-02-29T10:00:00'],
  );
  assert.deepEqual(nextTimes({ ...series, rrule: null }, { from: '2020-01-01T00:00:00', limit: 3 }), [
    series.starts_local,
  ]);
});

test('a rule in plain words', () => {
  const say = (rrule: string) => inPlainWords(rrule, { time_zone: berlin });
  assert.equal(say('FREQ=DAILY'), 'every day');
  assert.equal(say('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'), 'every week on weekdays');
  assert.equal(say('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=10'), 'every 2 weeks on Tuesday and Thursday, 10 times');
  assert.equal(say('FREQ=MONTHLY;BYDAY=-1FR'), 'every month on the last Friday');
  assert.equal(say('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2'), 'every month on the 2nd to last of weekdays');
  assert.equal(say('FREQ=MONTHLY;BYMONTHDAY=1,-1'), 'every month on the 1st and last day');
  assert.equal(say('FREQ=MONTHLY;BYMONTHDAY=2,15'), 'every month on the 2nd and 15th');
  assert.equal(
    say('FREQ=YEARLY;BYMONTH=3;BYDAY=TH;UNTIL=20300401T215959Z'),
    'every year on Thursday in March, until 1 April 2030',
  );
  assert.equal(say('FREQ=YEARLY;BYYEARDAY=100'), 'every year on the 100th day of the year');
  assert.equal(say('FREQ=DAILY;BYHOUR=8,14'), 'every day at 08:00 and 14:00');
  assert.equal(say('FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO'), 'every year on Monday in week 20 of the year');
});
