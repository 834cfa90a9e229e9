import type { TestContext } from 'node:test';
import { movableClock } from '../../../kernel/clock/clock.ts';
import { startApp } from '../../../test/app.ts';
import type { TestApp } from '../../../test/app.ts';
import type { Person } from '../../../test/person.ts';
import type { Appointment, Calendar, Occurrence } from '../appointments.ts';

export interface Problem {
  readonly code: string;
  readonly fields?: { path: string; message: string }[];
  readonly [detail: string]: unknown;
}

/** Ada's diary over HTTP: on 1 March 2026 at noon in Berlin, until a test moves the clock. */
export interface Diary {
  readonly app: TestApp;
  readonly ada: Person;
  readonly clock: ReturnType<typeof movableClock>;
  create(appointment: Record<string, unknown>): Promise<Appointment>;
  refuse(appointment: Record<string, unknown>, status?: number): Promise<Problem>;
  read(id: string): Promise<Appointment>;
  change(path: string, change: Record<string, unknown>): Promise<Appointment>;
  remove(path: string): Promise<void>;
  restore(id: string): Promise<Appointment>;
  list(query?: string): Promise<Appointment[]>;
  /** Days in Berlin, the last one included. */
  between(first: string, last: string, more?: string): Promise<Occurrence[]>;
  calendar(calendar: Record<string, unknown>): Promise<Calendar>;
}

export async function diary(t: TestContext): Promise<Diary> {
  const clock = movableClock('2026-03-01T11:00:00Z');
  const app = await startApp(t, { clock });
  const ada = await app.signUp('ada');
  await ada.call('POST', '/api/v1/calendars', { name: 'Private', time_zone: 'Europe/Berlin' }, 201);
  const path = '/api/v1/appointments';
  const items = async <T>(from: string) => (await ada.call<{ items: T[] }>('GET', from)).items;
  return {
    ...{ app, ada, clock },
    create: (appointment) => ada.call('POST', path, { title: 'Dentist', ...appointment }, 201),
    refuse: (appointment, status = 422) => ada.call('POST', path, { title: 'Dentist', ...appointment }, status),
    read: (id) => ada.call('GET', `${path}/${id}`),
    change: (which, change) => ada.call('PATCH', `${path}/${which}`, change, 200),
    remove: (which) => ada.call('DELETE', `${path}/${which}`, undefined, 204),
    restore: (id) => ada.call('POST', `${path}/${id}/restore`, undefined, 200),
    list: (query = '') => items(`${path}${query}`),
    between: (first, last, more = '') =>
      items(
        `${path}/occurrences?from=${encodeURIComponent(midnight(first))}&to=${encodeURIComponent(midnight(last, 1))}&time_zone=Europe/Berlin${more}`,
      ),
    calendar: (calendar) => ada.call('POST', '/api/v1/calendars', calendar, 201),
  };
}

export const begins = (occurrences: readonly Occurrence[]) => occurrences.map(({ starts_local }) => starts_local);

function midnight(day: string, later = 0): string {
  const start = Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime('Europe/Berlin');
  return start.toInstant().toString();
}
