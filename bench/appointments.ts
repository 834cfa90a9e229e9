/**
 * A calendar of 100,000 appointments, every tenth of them repeating: a month of it over HTTP, read one, list 50, search, and durably
 * create one; beside a bare Fastify handler on `node:sqlite` that asks the same file for the same month, and answers the rest as in `http.ts`.
 *
 *     node bench/appointments.ts [--small]
 */
import { join } from 'node:path';
import { randomUUIDv7 } from 'node:crypto';
import { openDatabase } from '../kernel/database/database.ts';
import { silent } from '../kernel/log/log.ts';
import { NewAppointment, rowFor, storeAppointments } from '../modules/appointments/appointments.ts';
import type { AppointmentTable, Calendar, Occurrence } from '../modules/appointments/appointments.ts';
import { freePort } from '../test/server.ts';
import {
  answersPerSecond,
  count,
  endPeer,
  median,
  printFigures,
  quantile,
  startPeer,
  times,
  withSteward,
} from './measure.ts';
import type { Call, Figure } from './measure.ts';

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2021, 0, 1);
const DAYS = 3650;
const BATCH = 1000;
const MONTHS = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 1));
const MONTH_MS = 31 * DAY_MS;
const path = '/api/v1/appointments';

export async function measureAppointments({ small }: { small: boolean }): Promise<Figure[]> {
  const [rows, rounds, seconds] = small ? [500, 2, 1] : [100_000, 20, 3];
  return withSteward(async (steward) => {
    const { url, ada, folder } = steward;
    const { items } = await ada.call<{ items: Calendar[] }>('GET', '/api/v1/calendars');
    const [calendar] = items;
    if (!calendar) throw new Error('The first use makes a calendar.');
    const { owner_id, id, perSecond } = await fill(join(folder, 'data'), calendar, rows);

    const headers = { authorization: `Bearer ${ada.token}` };
    const call = (query: string, more: Partial<Call> = {}): Call => ({
      url: `${url}${path}${query}`,
      headers,
      ...more,
    });
    const port = await freePort();
    const script = join(import.meta.dirname, 'peers/bare-month.ts');
    const peer = await startPeer(
      process.execPath,
      [script, String(port), join(folder, 'data', 'steward.sqlite'), owner_id],
      `http://127.0.0.1:${port}/month?from=a&to=b`,
    );
    const mine = (from: string, to: string) => call(`/occurrences?from=${from}&to=${to}`);
    const bare = (from: string, to: string) => ({ url: `http://127.0.0.1:${port}/month?from=${from}&to=${to}` });
    const months = await medianOfMonths([mine, bare], rounds);
    const shown = await ada.call<{ items: Occurrence[] }>(
      'GET',
      mine(...monthOf(MONTHS[5] ?? 0)).url.slice(url.length),
    );
    await endPeer(peer);

    const speed = async (one: Call) => (await answersPerSecond(one, { seconds })).perSecond;
    const body = { title: 'Dentist', starts_at: '2026-03-03T15:00' };
    const [read, list, create] = [
      await speed(call(`/${id}`)),
      await speed(call('?limit=50')),
      await speed(call('', { method: 'POST', body })),
    ];
    const search = await latency(call('?q=dentist+zurich&limit=50'), rounds);
    const [month = [], limit = []] = months;
    return [
      {
        what: `A month of a calendar of ${count(rows)} (${count(shown.items.length)} instances), p50 and p99`,
        figure: `${median(month).toFixed(1)} ms, ${quantile(month, 0.99).toFixed(1)} ms`,
        ratio: `${times(median(month), median(limit))} the time of the bare query`,
        target: '< 20 ms',
      },
      { what: 'Appointments, read one', figure: `${count(read)}/s`, target: 'as HTTP, read one' },
      { what: 'Appointments, list 50', figure: `${count(list)}/s`, target: '–' },
      {
        what: 'Appointments, durable create',
        figure: `${count(create)}/s`,
        ratio: `${count(perSecond)}/s in bulk`,
        target: '–',
      },
      {
        what: `Search in ${count(rows)} that finds nothing before the end`,
        figure: `${median(search).toFixed(1)} ms`,
        target: '–',
      },
    ];
  });
}

/** Straight into the file, as an import writes. */
async function fill(dataFolder: string, calendar: Calendar, rows: number) {
  const database = await openDatabase({ dataFolder, log: silent });
  const { owner_id } = await database.read
    .selectFrom('calendars')
    .select('owner_id')
    .where('id', '=', calendar.id)
    .executeTakeFirstOrThrow();
  const nowMs = Date.now();
  const begin = performance.now();
  let middle: AppointmentTable | undefined;
  for (let start = 0; start < rows; start += BATCH) {
    const some = Array.from({ length: Math.min(BATCH, rows - start) }, (_, index) =>
      rowFor(appointment(start + index), { owner_id, calendar, nowMs }),
    );
    await database.write((tx) => storeAppointments(tx, { database, rows: some, nowMs }));
    if (start <= rows / 2) middle = some[0];
  }
  const perSecond = (rows / (performance.now() - begin)) * 1000;
  await database.close();
  return { owner_id, id: middle?.id ?? randomUUIDv7(), perSecond };
}

/** Spread over ten years; every tenth repeats, and one in two hundred without end. */
function appointment(index: number): NewAppointment {
  const day = new Date(FIRST_DAY + ((index * 7919) % DAYS) * DAY_MS).toISOString().slice(0, 10);
  const hour = String(8 + (index % 10)).padStart(2, '0');
  const rrule =
    index % 10 !== 0
      ? null
      : index % 200 === 0
        ? 'FREQ=YEARLY'
        : index % 20 === 0
          ? 'FREQ=WEEKLY;COUNT=10'
          : 'FREQ=MONTHLY;COUNT=12';
  return NewAppointment.parse({
    title: `Appointment ${index}`,
    starts_at: `${day}T${hour}:00`,
    location: `Room ${index % 100}`,
    notes: 'Bring the papers of the last time, and something to write.',
    category: ['Work', 'Family', 'Sports', 'Health'][index % 4],
    rrule,
  });
}

function monthOf(from: number): [from: string, to: string] {
  return [new Date(from).toISOString(), new Date(from + MONTH_MS).toISOString()];
}

/** Both are asked by turns for each month of a year, one question at a time, as somebody does who leafs through it. */
async function medianOfMonths(
  asks: readonly ((from: string, to: string) => Call)[],
  rounds: number,
): Promise<number[][]> {
  const measured: number[][] = asks.map(() => []);
  for (let round = 0; round <= rounds; round += 1)
    for (const month of MONTHS)
      for (const [index, ask] of asks.entries()) {
        const ms = await timeOf(ask(...monthOf(month)));
        // The first round warms up.
        if (round > 0) measured[index]?.push(ms);
      }
  return measured;
}

async function latency(call: Call, rounds: number): Promise<number[]> {
  const measured: number[] = [];
  for (let round = 0; round < rounds; round += 1) measured.push(await timeOf(call));
  return measured;
}

async function timeOf({ url, headers = {} }: Call): Promise<number> {
  const begin = performance.now();
  const reply = await fetch(url, { headers: { ...headers } });
  await reply.arrayBuffer();
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}.`);
  return performance.now() - begin;
}

if (import.meta.main) await printFigures(measureAppointments);
