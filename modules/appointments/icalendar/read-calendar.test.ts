import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { calendar, fixture, readText } from './test/read.ts';

const DENTIST = ['UID:a', 'SUMMARY:Dentist', 'DTSTART;TZID=Europe/Berlin:20260301T150000'];
const columnsOf = async (lines: string[], before = '') => {
  const { groups, broken } = await readText(calendar(lines).replace('BEGIN:VEVENT', `${before}BEGIN:VEVENT`));
  assert.deepEqual(broken, []);
  const columns = groups[0]?.master?.columns;
  assert.ok(columns);
  return columns;
};

describe('what programs write', () => {
  test('Google', async () => {
    const { groups, broken } = await readText(fixture('google'));
    assert.deepEqual(broken, []);
    const [dentist, standup, easter] = groups;
    assert.equal(groups.length, 3);
    assert.partialDeepStrictEqual(dentist?.master?.columns, {
      title: 'Dentist',
      starts_local: '2026-03-01T14:00:00',
      time_zone: 'UTC',
      location: 'Hauptstraße 5, 10827 Berlin',
      notes: 'Bring the <b>papers</b>, please.\n\nSee you',
    });
    assert.match(dentist?.master?.columns.unknown ?? '', /meet\.google\.com.*|rex@example\.com/);
    assert.partialDeepStrictEqual(standup?.master?.columns, {
      rrule: 'FREQ=WEEKLY;BYDAY=TU',
      exdates: '["2026-03-17T09:00:00"]',
      reminders: '[{"minutes_before":10,"via":"app"}]',
      unknown: null,
    });
    assert.equal(standup?.overrides[0]?.recurrence?.local, '2026-03-10T09:00:00');
    assert.partialDeepStrictEqual(easter?.master?.columns, {
      all_day: 1,
      starts_local: '2026-04-05',
      ends_local: '2026-04-07',
      busy: 0,
      time_zone: null,
    });
  });

  test('Outlook: zones by the names of Windows, and by their rules', async () => {
    const { groups } = await readText(fixture('outlook'));
    assert.partialDeepStrictEqual(groups[0]?.master?.columns, {
      time_zone: 'Europe/Berlin',
      starts_at: '2026-03-02T09:00:00.000Z',
    });
    assert.partialDeepStrictEqual(groups[1]?.master?.columns, {
      time_zone: 'America/New_York',
      ends_local: '2026-03-04T10:30:00',
      category: 'Red Category',
    });
  });

  test('Apple: an end in another zone, alarms that we do not know', async () => {
    const { groups } = await readText(fixture('apple'));
    assert.partialDeepStrictEqual(groups[0]?.master?.columns, {
      time_zone: 'Europe/Berlin',
      ends_time_zone: 'America/New_York',
      title: 'Flug nach New York ✈️',
      url: 'https://airline.example/flight?x=1',
      reminders: '[{"minutes_before":120,"via":"app"}]',
    });
    assert.equal(groups[1]?.master?.columns.reminders, '[{"minutes_before":-540,"via":"app"}]');
  });

  test('Thunderbird: zones with a path before them, floating times, tasks', async () => {
    const { groups, others } = await readText(fixture('thunderbird'));
    assert.partialDeepStrictEqual(groups[0]?.master?.columns, {
      time_zone: 'Europe/Berlin',
      status: 'tentative',
      rdates: '["2026-02-14T19:30:00"]',
    });
    assert.partialDeepStrictEqual(groups[1]?.master, {
      columns: { time_zone: 'Europe/Berlin', status: 'cancelled' },
      notes: ['without a time zone: read in Europe/Berlin'],
    });
    assert.equal(others['VTODO'], 1);
  });
});

describe('one broken event does not lose the rest', () => {
  for (const [what, lines, reason] of [
    ['an impossible day', ['UID:x', 'DTSTART:20261331T100000Z'], /is no date/],
    ['no beginning', ['UID:x', 'SUMMARY:Nothing'], /DTSTART is missing/],
    [
      'a line that is none',
      ['UID:x', 'DTSTART:20260101T100000Z', 'DESCRIPTION:one', 'two without a fold'],
      /no "NAME:value"/,
    ],
    ['an unknown encoding', ['UID:x', 'DTSTART:20260101T100000Z', 'SUMMARY;ENCODING=QUOTED-PRINTABLE:=C3'], /encoding/],
    ['an unknown zone', ['UID:x', 'DTSTART;TZID=Middle Earth:20260101T100000'], /Middle Earth/],
    ['an end before the beginning', ['UID:x', 'DTSTART:20260101T100000Z', 'DTEND:20260101T090000Z'], /ends before/],
    ['a mad rule', ['UID:x', 'DTSTART:20260101T100000Z', 'RRULE:FREQ=SECONDLY'], /1,000 instances/],
    ['a rule that is none', ['UID:x', 'DTSTART:20260101T100000Z', 'RRULE:FREQ=SOMETIMES'], /FREQ is one of/],
    ['a part without its end', ['UID:x', 'DTSTART:20260101T100000Z', 'BEGIN:VALARM'], /END:VALARM is missing/],
    ['a duration that is none', ['UID:x', 'DTSTART:20260101T100000Z', 'DURATION:PT'], /duration/],
  ] as const)
    test(what, async () => {
      const { groups, broken } = await readText(calendar(DENTIST, [...lines], ['UID:z', 'DTSTART:20260101T100000Z']));
      assert.deepEqual(
        groups.map(({ uid }) => uid),
        ['a', 'z'],
      );
      assert.equal(broken.length, 1);
      assert.match(broken[0]?.reason ?? '', reason);
      assert.ok((broken[0]?.line ?? 0) >= 7);
    });

  test('an END that is missing, and a file that ends too early', async () => {
    const text = calendar(DENTIST, ['UID:b', 'DTSTART:20260101T100000Z']).replace('END:VEVENT', 'X-LOST:1');
    const { groups, broken } = await readText(text);
    assert.deepEqual([groups.map(({ uid }) => uid), broken.length], [['b'], 1]);
    const cut = await readText(calendar(DENTIST, ['UID:b', 'DTSTART:20260101T100000Z']).slice(0, -30));
    assert.deepEqual([cut.groups.map(({ uid }) => uid), cut.broken.length], [['a'], 1]);
  });
});

describe('the text itself', () => {
  const text = calendar(['UID:ü', 'DTSTART:20260101T100000Z', 'SUMMARY:Frühstück', 'DESCRIPTION:one', '  two']);
  for (const [what, bytes] of [
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['Latin', Buffer.from(text, 'latin1')],
    ['LF', Buffer.from(text.replaceAll('\r\n', '\n'))],
    ['CR', Buffer.from(text.replaceAll('\r\n', '\r'))],
    ['a fold inside a character', foldInside(text)],
  ] as const)
    test(what, async () => {
      for (const chunk of [1, 7, 100_000]) {
        const { groups } = await readText(bytes, { chunk });
        assert.partialDeepStrictEqual(groups[0]?.master?.columns, { uid: 'ü', title: 'Frühstück', notes: 'one two' });
      }
    });

  test('what is no calendar is refused', async () => {
    await assert.rejects(readText('BEGIN:VCARD\r\nEND:VCARD\r\n'), { code: 'appointments.not-a-calendar' });
    await assert.rejects(readText(''), { code: 'appointments.not-a-calendar' });
  });

  test('an endless line costs its own event only', async () => {
    const { groups, broken } = await readText(
      calendar(DENTIST, ['UID:b', `DESCRIPTION:${'x'.repeat(3_000_000)}`], ['UID:c', 'DTSTART:20260101T100000Z']),
      { chunk: 65_536 },
    );
    assert.deepEqual([groups.map(({ uid }) => uid), broken.length], [['a', 'c'], 1]);
  });

  test('parts that stand a thousand deep', async () => {
    const deep = Array.from({ length: 1000 }, () => 'BEGIN:X');
    const { groups, broken } = await readText(calendar(['UID:b', ...deep], DENTIST));
    assert.deepEqual([groups.map(({ uid }) => uid), broken.length], [['a'], 1]);
  });
});

describe('details', () => {
  test('of several versions the newest is read, wherever it stands', async () => {
    const version = (sequence: number, stamp: string, title: string) => [
      ...['UID:a', `SEQUENCE:${sequence}`, `DTSTAMP:${stamp}`, `SUMMARY:${title}`, 'DTSTART:20260101T100000Z'],
    ];
    const { groups, duplicates } = await readText(
      calendar(
        version(1, '20260101T000000Z', 'old'),
        version(2, '20260102T000000Z', 'new'),
        version(2, '20260101T000000Z', 'older'),
      ),
    );
    assert.deepEqual([groups.map(({ master }) => master?.columns.title), duplicates], [['new'], 2]);
  });

  test('an event without a UID is the same one the next time', async () => {
    const read = async (stamp: string) =>
      (await readText(calendar(['SUMMARY:x', `DTSTAMP:${stamp}`, 'DTSTART:20260101T100000Z']))).groups[0]?.uid;
    assert.equal(await read('20260101T000000Z'), await read('20260202T000000Z'));
  });

  test('days of exception that are written as days, and in UTC', async () => {
    const { exdates } = await columnsOf([
      ...DENTIST,
      'RRULE:FREQ=DAILY',
      'EXDATE;VALUE=DATE:20260303',
      'EXDATE:20260304T140000Z',
    ]);
    assert.equal(exdates, '["2026-03-03T15:00:00","2026-03-04T15:00:00"]');
  });

  test('days in a duration go by the calendar, hours by the clock', async () => {
    const starts = 'DTSTART;TZID=Europe/Berlin:20260328T150000';
    assert.equal((await columnsOf(['UID:a', starts, 'DURATION:P1D'])).ends_local, '2026-03-29T15:00:00');
    assert.equal((await columnsOf(['UID:a', starts, 'DURATION:PT24H'])).ends_local, '2026-03-29T16:00:00');
    assert.equal((await columnsOf(['UID:a', 'DTSTART;VALUE=DATE:20260328'])).ends_local, '2026-03-29');
  });

  test('a zone that only its rules describe', async () => {
    const zone = [
      ...['BEGIN:VTIMEZONE', 'TZID:Mine', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0545'],
      ...['TZOFFSETTO:+0545', 'END:STANDARD', 'END:VTIMEZONE', ''],
    ].join('\r\n');
    assert.match(
      (await columnsOf(['UID:a', 'DTSTART;TZID=Mine:20260301T150000'], zone)).time_zone ?? '',
      /^Asia\/(Kath|Kat)mandu$/,
    );
  });
});

test('whatever it is given, it ends, and says what it could not read', async () => {
  const word = fc.constantFrom(
    ...[
      'BEGIN:VCALENDAR',
      'END:VCALENDAR',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'BEGIN:VALARM',
      'END:VALARM',
      'BEGIN:VTIMEZONE',
    ],
    ...[
      'END:VTIMEZONE',
      'BEGIN:DAYLIGHT',
      'TZID:X',
      'TZOFFSETTO:+0100',
      'DTSTART:20260101T100000Z',
      'DTSTART;TZID=X:20260101T100000',
    ],
    ...[
      'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      'RRULE:FREQ=DAILY',
      'DTEND;VALUE=DATE:20260101',
      'RDATE;VALUE=PERIOD:20260101T100000Z/PT1H',
    ],
    ...[
      'EXDATE:',
      'DURATION:-P1D',
      'TRIGGER:-PT5M',
      'RECURRENCE-ID:20260101T100000Z',
      'UID:a',
      'UID:b',
      'X-A;B="c:d',
      'GEO:1',
      ':',
      ';',
      ' ',
    ],
    ...['REQUEST-STATUS:2', 'ATTENDEE;CN=^n:mailto:x', 'CATEGORIES:,', 'SEQUENCE:-1', 'CREATED:x', 'URL:javascript:x'],
  );
  const line = fc.oneof({ weight: 8, arbitrary: word }, fc.string({ unit: 'binary', maxLength: 40 }));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 60 }), async (lines) => {
      await readText(['BEGIN:VCALENDAR', ...lines].join('\r\n'));
    }),
    { numRuns: 150 },
  );
});

/** "ü" cut in two by a fold. */
function foldInside(text: string): Buffer {
  const bytes = Buffer.from(text);
  const at = bytes.indexOf(Buffer.from('Frü')) + 3;
  return Buffer.concat([bytes.subarray(0, at), Buffer.from('\r\n '), bytes.subarray(at)]);
}
