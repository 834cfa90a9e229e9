/**
 * Calendars as files: a CSV of a million appointments, beside `sqlite3 -csv` of the same query, with the memory that it takes; and an
 * iCalendar file of 20,000 events, looked through and brought in, beside ical.js reading it and the bare inserts of as many rows.
 *
 *     node bench/appointments-files.ts [--small]
 */
import { spawnSync } from 'node:child_process';
import { randomUUIDv7 } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../kernel/database/database.ts';
import { silent } from '../kernel/log/log.ts';
import { NewAppointment, rowFor } from '../modules/appointments/appointments.ts';
import type { Calendar } from '../modules/appointments/appointments.ts';
import { settled } from '../test/person.ts';
import { count, printFigures, residentMB, times, withSteward } from './measure.ts';
import type { Figure, Steward } from './measure.ts';

const path = '/api/v1/appointments';
const BATCH = 2000;
const FIRST_DAY = Date.UTC(2021, 0, 1);
const DAY_MS = 86_400_000;

export async function measureAppointmentsFiles({ small }: { small: boolean }): Promise<Figure[]> {
  const [rows, events] = small ? [2000, 50] : [1_000_000, 20_000];
  return withSteward(async (steward) => {
    const { items } = await steward.ada.call<{ items: Calendar[] }>('GET', '/api/v1/calendars');
    const [calendar] = items;
    if (!calendar) throw new Error('The first use makes a calendar.');
    const imported = await measureImport(steward, { calendar, events });
    const file = join(steward.folder, 'data');
    const owner_id = await fill(file, calendar, rows);
    return [await measureExport(steward, { owner_id, rows }), ...imported];
  });
}

async function measureExport(
  { url, ada, folder, pid }: Steward,
  { owner_id, rows }: { owner_id: string; rows: number },
): Promise<Figure> {
  const download = async () => {
    const reply = await fetch(`${url}${path}/export`, { headers: { authorization: `Bearer ${ada.token}` } });
    let bytes = 0;
    for await (const chunk of reply.body ?? []) bytes += chunk.length;
    return bytes;
  };
  const idle = residentMB(pid);
  let most = idle;
  const watching = setInterval(() => (most = Math.max(most, residentMB(pid))), 50);
  const begin = performance.now();
  const bytes = await download();
  const seconds = (performance.now() - begin) / 1000;
  clearInterval(watching);
  const bare = sqliteSeconds(join(folder, 'data', 'steward.sqlite'), owner_id);
  return {
    what: `CSV export of ${count(rows)} appointments`,
    figure: `${(bytes / 1e6 / seconds).toFixed(1)} MB/s, ${most - idle} MB above idle`,
    ratio: bare === undefined ? 'sqlite3 is not installed' : `${times(bare, seconds)} the speed of sqlite3 -csv`,
    target: '≥ 0.5 ×, constant memory',
  };
}

/** The same columns of the same rows in the same order, by SQLite's own program; undefined where that is not installed. */
function sqliteSeconds(file: string, owner_id: string): number | undefined {
  const query = `select id, title, starts_local, ends_local, time_zone, all_day, calendar_id, category, location, notes, status, busy, rrule, url, uid, created_at, updated_at
    from appointments where owner_id = '${owner_id}' and deleted_at is null order by starts_at, id`;
  const begin = performance.now();
  const { error } = spawnSync('sqlite3', ['-csv', '-readonly', file, query], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return error ? undefined : (performance.now() - begin) / 1000;
}

async function measureImport(
  { url, ada, folder }: Steward,
  { calendar, events }: { calendar: Calendar; events: number },
): Promise<Figure[]> {
  const text = calendarFile(events);
  const bare = await bareSeconds(text, join(folder, 'bare.sqlite'), events);
  const begin = performance.now();
  const reply = await fetch(`${url}${path}/import?calendar_id=${calendar.id}&file_name=bench.ics&dry_run=true`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ada.token}`, 'content-type': 'text/calendar' },
    body: text,
  });
  const { operation_id } = (await reply.json()) as { operation_id: string };
  await settled(ada, operation_id, { withinMs: 600_000 });
  const planned = performance.now();
  await ada.call('POST', `/api/v1/operations/${operation_id}/apply`, {});
  await settled(ada, operation_id, { withinMs: 600_000 });
  const applied = performance.now();
  const seconds = (applied - begin) / 1000;
  return [
    {
      what: `Import of ${count(events)} events, preview and apply`,
      figure: `${((planned - begin) / 1000).toFixed(1)} s and ${((applied - planned) / 1000).toFixed(1)} s`,
      ratio: `${times(seconds, bare)} the time of ical.js and bare inserts`,
      target: '–',
    },
  ];
}

async function bareSeconds(text: string, file: string, events: number): Promise<number> {
  const { default: ical } = await import('ical.js');
  const db = new DatabaseSync(file);
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE events (uid text primary key, line text) strict',
  );
  const insert = db.prepare('INSERT INTO events VALUES (?, ?)');
  const begin = performance.now();
  const parsed = new ical.Component(ical.parse(text)).getAllSubcomponents('vevent');
  db.exec('BEGIN');
  for (const event of parsed) insert.run(String(event.getFirstPropertyValue('uid')), JSON.stringify(event.toJSON()));
  db.exec('COMMIT');
  const seconds = (performance.now() - begin) / 1000;
  db.close();
  if (parsed.length !== events) throw new Error(`${parsed.length} events were read.`);
  return seconds;
}

function calendarFile(events: number): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Bench//EN'];
  for (let index = 0; index < events; index++) {
    const day = dayOf(index).replaceAll('-', '');
    lines.push(
      'BEGIN:VEVENT',
      `UID:bench-${index}@example.com`,
      'DTSTAMP:20260101T000000Z',
      `SUMMARY:Appointment ${index}`,
      `DTSTART;TZID=Europe/Berlin:${day}T100000`,
      `DTEND;TZID=Europe/Berlin:${day}T110000`,
      ...(index % 10 === 0 ? ['RRULE:FREQ=MONTHLY;COUNT=12'] : []),
      'END:VEVENT',
    );
  }
  return [...lines, 'END:VCALENDAR', ''].join('\r\n');
}

/** Rows alone, without the index of what happens when: a CSV does not ask for it. */
async function fill(dataFolder: string, calendar: Calendar, rows: number): Promise<string> {
  const database = await openDatabase({ dataFolder, log: silent });
  const { owner_id } = await database.read
    .selectFrom('calendars')
    .select('owner_id')
    .where('id', '=', calendar.id)
    .executeTakeFirstOrThrow();
  const body = { title: 'Appointment', starts_at: '2026-03-03T15:00', location: 'Room 7', notes: 'Bring the papers.' };
  const pattern = rowFor(NewAppointment.parse(body), { owner_id, calendar, nowMs: Date.now() });
  for (let start = 0; start < rows; start += BATCH) {
    const some = Array.from({ length: Math.min(BATCH, rows - start) }, (_, index) => {
      const id = randomUUIDv7();
      const starts_at = `${dayOf(start + index)}T14:00:00.000Z`;
      return { ...pattern, id, uid: id, search: '', title: `Appointment ${start + index}`, starts_at };
    });
    await database.write((tx) => database.insertMany(tx, 'appointments', some));
  }
  await database.close();
  return owner_id;
}

const dayOf = (index: number) => new Date(FIRST_DAY + ((index * 7919) % 3650) * DAY_MS).toISOString().slice(0, 10);

if (import.meta.main) await printFigures(measureAppointmentsFiles);
