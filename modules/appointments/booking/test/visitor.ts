import assert from 'node:assert/strict';
import type { Person } from '../../../../test/person.ts';
import type { BookingPage, NewBookingPage, Slot, Slots } from '../booking.schema.ts';

/** Open day and night, so that there is always a slot tomorrow, whatever the clock says now. */
const AROUND_THE_CLOCK = [{ from: '00:00', to: '24:00' }];
const ALWAYS: NewBookingPage['opening_hours'] = {
  ...{ monday: AROUND_THE_CLOCK, tuesday: AROUND_THE_CLOCK, wednesday: AROUND_THE_CLOCK, thursday: AROUND_THE_CLOCK },
  ...{ friday: AROUND_THE_CLOCK, saturday: AROUND_THE_CLOCK, sunday: AROUND_THE_CLOCK },
};

export function openPageOf(owner: Person, page: object = {}): Promise<BookingPage> {
  const always = { title: 'A talk', time_zone: 'Europe/Berlin', opening_hours: ALWAYS, durations: [60] };
  return owner.call('POST', '/api/v1/booking-pages', { ...always, slot_step_minutes: 60, ...page }, 201);
}

export interface Reply<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: T;
}

let addresses = 0;

/** Somebody whom Steward does not know, each from an address of their own (where the app trusts its proxy). */
export function visitor(url: string) {
  const address = `198.51.${100 + (addresses >> 8)}.${addresses++ & 255}`;
  return async <T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    { status, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
  ): Promise<Reply<T>> => {
    const reply = await fetch(`${url}/api/v1/booking/${path}`, {
      method,
      headers: {
        'x-forwarded-for': address,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (status !== undefined) assert.equal(reply.status, status, `${method} ${path} → ${text}`);
    const isJson = /json/.test(reply.headers.get('content-type') ?? '');
    return { status: reply.status, headers: reply.headers, text, body: (isJson ? JSON.parse(text) : undefined) as T };
  };
}

export type Visitor = ReturnType<typeof visitor>;

/** The free slots from the day after tomorrow on, for so many days: none of them is too soon. */
export async function slotsOn(visit: Visitor, slug: string, { days = 1, duration = 60 } = {}): Promise<Slot[]> {
  const from = Temporal.Now.plainDateISO('Europe/Berlin').add({ days: 2 });
  const to = from.add({ days: days - 1 });
  const query = `from=${from.toString()}&to=${to.toString()}&duration=${duration}`;
  const { body } = await visit<Slots>('GET', `${slug}/slots?${query}`, undefined, { status: 200 });
  return body.slots;
}

export const rex = { name: 'Rex Miller', email: 'rex@example.com' };
