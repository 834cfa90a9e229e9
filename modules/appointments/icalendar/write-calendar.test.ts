import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { AppointmentTable } from '../appointments.table.ts';
import { asIfUtc, instantOf, localFrom } from '../recurrence/recurrence.ts';
import { planGroup } from './rows-of-group.ts';
import { NOW, calendar, fixture, readText } from './test/read.ts';
import { writeCalendar } from './write-calendar.ts';
import type { Written } from './write-event.ts';

const target = { owner_id: 'ada', calendar_id: 'c', nowMs: NOW };

/** What comes out of a file, as it would be stored in an empty calendar. */
async function rowsFrom(text: string): Promise<Written[]> {
  const { groups, broken } = await readText(text, { chunk: 4096 });
  assert.deepEqual(broken, []);
  return groups.flatMap((group) => {
    const { rows } = planGroup(group, [], target);
    const zone = rows.find(({ recurrence_id }) => recurrence_id === '')?.time_zone;
    return rows.map((row) => ({ ...row, series_zone: zone === undefined ? row.time_zone : zone }));
  });
}

/** Without what an import gives anew. */
function content(rows: readonly AppointmentTable[]) {
  return rows.map(({ id: _i, master_id, created_at: _c, updated_at: _u, ...row }) => ({
    ...row,
    master: master_id !== null,
  }));
}

const write = (rows: readonly Written[]) => writeCalendar(rows, { name: 'Mine, all; of them', nowMs: NOW });

describe('what programs wrote comes out again without loss', () => {
  for (const name of ['google', 'outlook', 'apple', 'thunderbird'])
    test(name, async () => {
      const rows = await rowsFrom(fixture(name));
      const text = await write(rows);
      assert.deepEqual(content(await rowsFrom(text)), content(rows));
      const lines = text.split('\r\n');
      assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line)));
      const unfolded = text.replaceAll('\r\n ', '');
      for (const kept of fixture(name)
        .replaceAll('\r\n ', '')
        .match(/^(X-(?!WR-CALNAME|WR-TIMEZONE|APPLE-CALENDAR|LIC|MS)|ATTENDEE|ORGANIZER|CLASS|PRIORITY).*$/gm) ?? [])
        assert.ok(unfolded.includes(kept.split(/[;:]/)[0] ?? ''), kept);
    });
});

const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'];
const word = fc.string({
  unit: fc.constantFrom(...Array.from('abcÄ✈️漢 ,;:\\"\'=^%{}<')),
  minLength: 1,
  maxLength: 90,
});
const line = word.filter((text) => text.trim() !== '').map((text) => text.trim());
const minute = fc
  .integer({ min: Date.UTC(2020, 0), max: Date.UTC(2029, 0) })
  .map((ms) => Math.floor(ms / 60_000) * 60_000);

const arbitraryRow: fc.Arbitrary<Written> = fc
  .record({
    uid: fc.uuid(),
    ms: minute,
    lasts: fc.integer({ min: 0, max: 4000 }),
    zone: fc.constantFrom(null, ...ZONES),
    title: line,
    location: fc.oneof(fc.constant(''), line),
    notes: fc.array(word, { maxLength: 3 }).map((lines) => lines.join('\n')),
    url: fc.constantFrom(null, 'https://example.com/a?b=c;d,e'),
    category: fc.oneof(
      fc.constant(null),
      line.map((text) => text.slice(0, 40).trim()).filter((text) => text.isWellFormed() && text !== ''),
    ),
    status: fc.constantFrom('confirmed' as const, 'tentative' as const, 'cancelled' as const),
    busy: fc.constantFrom(0, 1),
    rule: fc.constantFrom(null, null, 'FREQ=WEEKLY;BYDAY=TU,FR', 'FREQ=MONTHLY;COUNT=5;BYDAY=-1MO'),
    reminders: fc.oneof(
      fc.constant(null),
      fc.uniqueArray(
        fc.record({ minutes_before: fc.integer({ min: -1440, max: 40_320 }), via: fc.constantFrom('app', 'email') }),
        {
          maxLength: 3,
          selector: ({ minutes_before, via }) => `${minutes_before} ${via}`,
        },
      ),
    ),
    sequence: fc.nat(9),
    exceptions: fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 3 }),
  })
  .map(({ ms, lasts, zone, rule, reminders, exceptions, ...plain }) => {
    const day = zone === null;
    const starts_local = localFrom(ms, { day });
    const ends_local = localFrom(
      asIfUtc(starts_local) + (day ? Math.ceil((lasts + 1) / 1440) * 86_400_000 : lasts * 60_000),
      { day },
    );
    const startsMs = instantOf(starts_local, zone);
    const endsMs = Math.max(startsMs, instantOf(ends_local, zone));
    const shift = (days: number) => localFrom(asIfUtc(starts_local) + days * 86_400_000, { day });
    return {
      ...plain,
      ...{
        id: 'x',
        owner_id: 'ada',
        calendar_id: 'c',
        master_id: null,
        recurrence_id: '',
        ends_time_zone: null,
        fold: 0,
        series_zone: zone,
      },
      ...{
        starts_local,
        ends_local: endsMs === startsMs && !day ? starts_local : ends_local,
        time_zone: zone,
        all_day: day ? 1 : 0,
      },
      ...{ starts_at: new Date(startsMs).toISOString(), ends_at: new Date(endsMs).toISOString(), rrule: rule },
      ...{ rdates: '[]', exdates: JSON.stringify(rule === null ? [] : exceptions.map(shift).toSorted()) },
      ...{
        reminders: reminders === null ? null : JSON.stringify(reminders),
        unknown: null,
        revision: 1,
        indexed_until: null,
      },
      ...{ created_at: '2026-01-01T00:00:00.000Z', updated_at: '2026-01-01T00:00:00.000Z', deleted_at: null },
    };
  });

test('what is written is read as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(arbitraryRow, { minLength: 1, maxLength: 5, selector: ({ uid }) => uid }),
      async (rows) => {
        const byUid = (all: readonly AppointmentTable[]) => content(all.toSorted((a, b) => (a.uid < b.uid ? -1 : 1)));
        assert.deepEqual(byUid(await rowsFrom(await write(rows))), byUid(rows));
      },
    ),
    { numRuns: 60 },
  );
});

test('the second of two equal times is written in UTC, and is itself again', async () => {
  const [row] = await rowsFrom(
    calendar([
      'UID:a',
      'SUMMARY:Night',
      'DTSTART;X-STEWARD-TZID=Europe/Berlin:20261025T013000Z',
      'DTEND;TZID=Europe/Berlin:20261025T040000',
    ]),
  );
  assert.ok(row);
  assert.partialDeepStrictEqual(row, {
    starts_local: '2026-10-25T02:30:00',
    fold: 1,
    starts_at: '2026-10-25T01:30:00.000Z',
  });
  const text = await write([row]);
  assert.match(text, /DTSTART;X-STEWARD-TZID=Europe\/Berlin:20261025T013000Z/);
  assert.deepEqual(content(await rowsFrom(text)), content([row]));
});

test('a changed instance is written in the zone of its series', async () => {
  const rows = await rowsFrom(
    calendar(
      ['UID:a', 'DTSTART;TZID=Europe/Berlin:20260302T090000', 'RRULE:FREQ=WEEKLY'],
      ['UID:a', 'RECURRENCE-ID:20260309T080000Z', 'DTSTART;TZID=America/New_York:20260309T100000'],
    ),
  );
  assert.equal(rows[1]?.recurrence_id, '2026-03-09T09:00:00');
  const text = await write(rows);
  assert.match(text, /RECURRENCE-ID;TZID=Europe\/Berlin:20260309T090000/);
  assert.deepEqual(content(await rowsFrom(text)), content(rows));
});

test('a zone is described so that its name is not needed', async () => {
  for (const zone of [
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'America/Sao_Paulo',
  ]) {
    const [row] = await rowsFrom(calendar(['UID:a', `DTSTART;TZID=${zone}:20240715T090000`]));
    assert.ok(row);
    const anonymous = (await write([row]))
      .replaceAll(`TZID:${zone}`, 'TZID:Mine')
      .replaceAll(`TZID=${zone}`, 'TZID=Mine');
    const { groups, broken } = await readText(anonymous, { zone });
    assert.deepEqual(broken, []);
    assert.equal(groups[0]?.master?.columns.time_zone, zone);
  }
  const [row] = await rowsFrom(calendar(['UID:a', 'DTSTART;TZID=Europe/Berlin:20240715T090000']));
  assert.match(
    await write(row ? [row] : []),
    /BEGIN:DAYLIGHT\r\n.*\r\nTZOFFSETFROM:\+0100\r\nTZOFFSETTO:\+0200\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU/,
  );
});

test('no value can begin a property of its own', async () => {
  const [row] = await rowsFrom(calendar(['UID:a', 'DTSTART:20260101T100000Z', 'X-A;B="1^n2":x']));
  assert.ok(row);
  const text = await write([{ ...row, title: 'one\r\nATTENDEE:mailto:x', location: 'a\u0000b\rc' }]);
  assert.doesNotMatch(text, /^ATTENDEE/m);
});
