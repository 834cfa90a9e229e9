import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { startApp } from '../../../test/app.ts';
import { interpret } from './quick-add.ts';
import { samples } from './test/samples.ts';
import { printed, written } from './test/print.ts';

const now = Temporal.ZonedDateTime.from('2026-11-21T12:40[Europe/Berlin]'); // a Saturday
const calendars = [{ id: 'home', name: 'Home' }];
const categories = ['Work'];
const understand = (text: string, locale = 'en-GB') => interpret(text, { now, locale, calendars, categories });

for (const [text, expected] of samples)
  test(`understands: ${text}`, () => {
    const { draft } = understand(text);
    const { title, starts_at, ends_at } = draft;
    const rest = Object.fromEntries(
      (['location', 'category', 'calendar_id', 'rrule', 'reminders'] as const).flatMap((name) =>
        draft[name] === null || draft[name] === '' || draft[name] === undefined ? [] : [[name, draft[name]]],
      ),
    );
    const zone = draft.time_zone === 'Europe/Berlin' ? {} : { time_zone: draft.time_zone };
    assert.deepEqual({ title, when: `${starts_at} ${ends_at}`, ...rest, ...zone }, expected);
    assert.equal(draft.all_day, starts_at.length === 10);
  });

test('short words belong to those who speak the language', () => {
  assert.equal(understand('Do laundry tomorrow').draft.title, 'Do laundry');
  assert.equal(understand('Do 18 Uhr Chor', 'de-DE').draft.starts_at, '2026-11-26T18:00');
  assert.equal(understand('rent 3/12', 'en-US').draft.starts_at, '2027-03-12');
  assert.equal(understand('rent 3/12', 'en-GB').draft.starts_at, '2026-12-03');
});

test('says what it understood, and what it doubts', () => {
  const { understood, left } = understand('Dentist Tue 15:00 1h');
  assert.deepEqual(understood, [
    { text: 'Tue', as: 'date' },
    { text: '15:00', as: 'time' },
    { text: '1h', as: 'duration' },
  ]);
  assert.deepEqual(left, []);
  assert.deepEqual(understand('Dentist 25:00 /nowhere').left, ['25:00', '/nowhere']);
  assert.deepEqual(understand('Mon 24 Nov dentist').left, ['Mon'], '24 November 2026 is a Tuesday');
  assert.equal(understand('Dentist 25:00').draft.title, 'Dentist 25:00', 'no word is lost');
});

test('a weekday or a time alone is never in the past', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 366 * 1440 }),
      fc.constantFrom('Mon', 'tue', 'on Wednesday', 'Samstag', 'sunday', ''),
      fc.constantFrom('00:00', '3pm', '23:59', 'noon', '8 Uhr'),
      (minutes, day, time) => {
        const at = now.add({ minutes });
        const { draft } = interpret(`x ${day} ${time}`, { now: at, locale: 'en-GB' });
        const start = Temporal.PlainDateTime.from(draft.starts_at.slice(0, 16)).toZonedDateTime(at.timeZoneId);
        assert.ok(start.epochMilliseconds > at.epochMilliseconds, `${draft.starts_at} after ${at.toString()}`);
        assert.ok(start.since(at).total('days') < 8);
      },
    ),
  );
});

test('times that the clocks skip or show twice', () => {
  const before = Temporal.ZonedDateTime.from('2026-10-24T12:00[Europe/Berlin]');
  const twice = interpret('night 25.10.2026 02:30 1h', { now: before, locale: 'en' }).draft;
  assert.deepEqual(
    [twice.starts_at, twice.ends_at],
    ['2026-10-25T02:30+02:00', '2026-10-25T02:30+01:00'],
    'the first of the two, and an hour is an hour',
  );
  const skipped = interpret('night 28.3.2027 02:30', { now: before, locale: 'en' }).draft;
  assert.equal(skipped.starts_at, '2027-03-28T03:30');
});

test('what is written is understood as it was meant', () => {
  fc.assert(
    fc.property(written, fc.constantFrom('en', 'de'), (appointment, language) => {
      const text = printed(appointment, language);
      const { draft } = interpret(text, { now, locale: language, calendars, categories });
      const { calendar_id, ...rest } = draft;
      assert.deepEqual({ ...rest, calendar_id: calendar_id ?? null }, appointment, text);
    }),
    { numRuns: 500 },
  );
});

test('never throws, whatever is written', () => {
  const word = fc.constantFrom(
    ...'every|jeden|2nd|last|Tue|Mon,|and|15:00|3pm|-|–|to|bis|until|12|March|12.3.|29.2.|31.2.|in|2|hours|for|all day'.split(
      '|',
    ),
    ...'noon|24:00|midnight|at|@|"|#|/|#a|/home|Europe/Lisbon|remind|10m|times|next|week|of the month|9999|0|-1|1e9'.split(
      '|',
    ),
  );
  const text = fc.oneof(
    fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(text, fc.constantFrom('en', 'de', 'x', ''), (line, locale) => {
      const { draft } = interpret(line, { now, locale, calendars, categories });
      assert.ok(draft.ends_at > draft.starts_at || draft.starts_at.length > 16, line);
      assert.ok(!draft.title.includes('\n'));
    }),
    { numRuns: 2000 },
  );
});

test('takes time in proportion to the text', () => {
  const pieces = [
    'a ',
    '1 ',
    'every ',
    '1',
    '12.',
    'a/b ',
    '"',
    '# ',
    'at A',
    'mon, ',
    'every mon, ',
    '1:',
    'an ',
    '- ',
  ];
  const fastest = (piece: string, length: number) => {
    const text = `${piece.repeat(Math.ceil(length / piece.length))} x`;
    const times = [1, 2, 3].map(() => {
      // The processor's time, not the clock's: others may be busy.
      const begun = process.threadCpuUsage();
      interpret(text, { now, locale: 'en' });
      const { user, system } = process.threadCpuUsage(begun);
      return (user + system) / 1000;
    });
    return Math.max(1, ...times.toSorted((a, b) => a - b).slice(0, 1));
  };
  for (const piece of pieces) {
    const [some, tenfold] = [fastest(piece, 20_000), fastest(piece, 200_000)];
    assert.ok(tenfold < 40 * some, `${piece}: ${some} ms for 20 kB, ${tenfold} ms for 200 kB`);
  }
});

test('POST /appointments/draft: in the zone and with the calendars of the person', async (t) => {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  const home = await ada.call<{ id: string }>('POST', '/api/v1/calendars', { name: 'Home' });
  const { draft } = await ada.call<{ draft: Record<string, unknown> }>('POST', '/api/v1/appointments/draft', {
    text: 'Dentist tomorrow 15:00 1h /home #Health',
    time_zone: 'Asia/Tokyo',
  });
  assert.equal(draft['time_zone'], 'Asia/Tokyo');
  assert.equal(draft['calendar_id'], home.id);
  const made = await ada.call<{ starts_local: string; category: string }>('POST', '/api/v1/appointments', draft);
  assert.deepEqual(made.starts_local, `${String(draft['starts_at'])}:00`);
  assert.equal(made.category, 'Health');
  await ada.call('POST', '/api/v1/appointments/draft', { text: 'x', time_zone: 'Mars/Base' }, 422);
  await ada.call('POST', '/api/v1/appointments/draft', { text: 'x'.repeat(1001) }, 422);
});
