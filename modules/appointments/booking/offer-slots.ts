import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Reader } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { readZone } from '../times.ts';
import { bookingError } from './booking.errors.ts';
import { PageRules } from './booking.schema.ts';
import type { NewBookingPage, PublicPage, Slot, Slots } from './booking.schema.ts';
import type { BookingPageTable } from './booking.table.ts';
import { occupiedIn } from './occupied.ts';
import { pageAt, rulesOf } from './pages.ts';
import { dayAt, slotsOf } from './slots.ts';
import type { Span } from './slots.ts';

/** What a public rule needs: nobody is signed in. */
export interface BookingContext extends Pick<Context, 'database' | 'clock'> {
  /** Where people reach Steward, for links that are read elsewhere; never what a request says of itself. */
  readonly publicUrl?: string | undefined;
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 62;
const SUGGESTED = 5;

/** @throws appointments.booking-page-not-found */
export async function getPublicPage({ database, clock }: BookingContext, slug: string): Promise<PublicPage> {
  const page = await pageAt(database.read, slug);
  const rules = rulesOf(page);
  return {
    ...{ slug: page.slug, title: page.title, description: page.description, active: page.active === 1 },
    host: await hostOf(database.read, page),
    time_zone: page.time_zone,
    ...{ durations: rules.durations, questions: rules.questions, location: rules.location },
    last_day: dayAt(clock.nowMs() + rules.ahead_days * DAY_MS, page.time_zone).toString(),
  };
}

/** How the owner is called in public: never by their address. */
async function hostOf(reader: Reader, { owner_id }: Pick<BookingPageTable, 'owner_id'>): Promise<string> {
  const { full_name, username } = await reader
    .selectFrom('people')
    .select(['full_name', 'username'])
    .where('id', '=', owner_id)
    .executeTakeFirstOrThrow();
  return full_name ?? username ?? '';
}

interface SlotsAsked {
  readonly from: string;
  readonly to: string;
  readonly duration?: number | undefined;
  readonly time_zone?: string | undefined;
}

/**
 * The free slots on some days, and where there are none the next one after them. A paused page has none.
 * @throws appointments.booking-page-not-found, appointments.unknown-time-zone, appointments.slot-not-offered
 */
export async function listSlots(context: BookingContext, slug: string, ask: SlotsAsked): Promise<Slots> {
  const page = await pageAt(context.database.read, slug);
  const rules = rulesOf(page);
  return slotsFor(context, { page, rules, duration: readDuration(rules, ask.duration) }, ask);
}

/** The same for an offer, such as that of a booking which is about to be moved. */
export async function slotsFor(
  context: BookingContext,
  offer: Offer & { page: Pick<BookingPageTable, 'active'> },
  ask: SlotsAsked,
): Promise<Slots> {
  const { page, duration } = offer;
  const time_zone = ask.time_zone === undefined ? page.time_zone : readZone(ask.time_zone);
  const range = rangeOf(ask, time_zone);
  const slots = page.active === 1 ? await freeSlots(context, { ...offer, range }) : [];
  const next = slots.length > 0 || page.active === 0 ? [] : await nextSlots(context, { ...offer, fromMs: range.endMs });
  return { time_zone, duration, slots, next: next[0] ?? null };
}

/** @throws appointments.slot-not-offered */
export function readDuration({ durations }: PageRules, wanted: number | undefined): number {
  const duration = wanted ?? durations[0];
  if (duration !== undefined && durations.includes(duration)) return duration;
  const message = `This page offers ${durations.join(', ')} minutes.`;
  throw bookingError('appointments.slot-not-offered', { detail: message, fields: [{ path: '/duration', message }] });
}

/** What a page would offer first if it were saved like this: for its owner, while they write it. */
export async function previewSlots(
  context: Context,
  { id, ...page }: NewBookingPage & { id?: string | undefined },
): Promise<Slot[]> {
  const { actor, clock } = context;
  const time_zone = readZone(page.time_zone ?? actor.time_zone);
  const rules = PageRules.parse(page);
  const offer = {
    page: { id: id ?? '', owner_id: actor.person_id, time_zone },
    rules,
    duration: readDuration(rules, undefined),
  };
  return nextSlots(context, { ...offer, fromMs: clock.nowMs() });
}

export interface Offer {
  readonly page: Pick<BookingPageTable, 'id' | 'owner_id' | 'time_zone'>;
  readonly rules: PageRules;
  readonly duration: number;
  readonly except_appointment_id?: string | undefined;
}

/** The next few free slots from an instant on, as far ahead as the page goes. */
export async function nextSlots(
  context: BookingContext,
  { fromMs, ...offer }: Offer & { fromMs: number },
): Promise<Slot[]> {
  const lastMs = context.clock.nowMs() + offer.rules.ahead_days * DAY_MS;
  for (let startMs = fromMs; startMs < lastMs; startMs += MOST_DAYS * DAY_MS) {
    const slots = await freeSlots(context, { ...offer, range: { startMs, endMs: startMs + MOST_DAYS * DAY_MS } });
    if (slots.length > 0) return slots.slice(0, SUGGESTED);
  }
  return [];
}

async function freeSlots(
  { database, clock }: BookingContext,
  { page, rules, duration, except_appointment_id, range }: Offer & { range: Span },
): Promise<Slot[]> {
  const occupied = await occupiedIn(database.read, { page, rules, range, except_appointment_id });
  const { time_zone } = page;
  return slotsOf({ ...rules, time_zone }, { range, durationMinutes: duration, nowMs: clock.nowMs(), occupied }).map(
    toSlot,
  );
}

const toSlot = ({ startMs, endMs }: Span): Slot => ({
  starts_at: timestamp(startMs),
  ends_at: timestamp(endMs),
});

/** From the first day's midnight to that after the last. @throws appointments.slot-not-offered */
function rangeOf({ from, to }: { from: string; to: string }, zone: string): Span {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const days = first.until(last).days + 1;
  if (days < 1 || days > MOST_DAYS || first.year < 1970 || last.year > 9990) {
    const message = days < 1 ? 'The last day is before the first.' : `Ask for ${MOST_DAYS} days at most.`;
    throw bookingError('appointments.slot-not-offered', { detail: message, fields: [{ path: '/to', message }] });
  }
  const midnight = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).epochMilliseconds;
  return { startMs: midnight(first), endMs: midnight(last.add({ days: 1 })) };
}
