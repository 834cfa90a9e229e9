import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../../kernel/clock/clock.ts';
import { isUniqueViolation } from '../../../kernel/database/database.ts';
import type { Reader } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { ownCalendar } from '../calendars.ts';
import { currentRevision } from '../revision.ts';
import { readZone } from '../times.ts';
import { bookingError } from './booking.errors.ts';
import { PageRules } from './booking.schema.ts';
import type { BookingPage, ChangeOfBookingPage, NewBookingPage } from './booking.schema.ts';
import type { BookingPageTable } from './booking.table.ts';
import { randomSlug } from './secrets.ts';

/** More would be no help to anybody, and a list stays a list. */
const MOST_PAGES = 100;

/** The actor's own, in the order in which they were made. */
export async function listBookingPages({ actor, database }: Context): Promise<BookingPage[]> {
  const rows = await database.read
    .selectFrom('booking_pages')
    .selectAll()
    .where('owner_id', '=', actor.person_id)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(toPage);
}

/** @throws appointments.slug-taken, appointments.too-many-booking-pages, and what `checked` throws */
export async function createBookingPage(context: Context, page: NewBookingPage): Promise<BookingPage> {
  const { actor, database, clock } = context;
  const now = timestamp(clock.nowMs());
  const row: BookingPageTable = {
    ...{ id: randomUUIDv7(), owner_id: actor.person_id },
    ...{ slug: page.slug ?? randomSlug(), title: page.title, description: page.description },
    ...{ calendar_id: page.calendar_id, time_zone: page.time_zone ?? actor.time_zone, active: page.active ? 1 : 0 },
    rules: JSON.stringify(PageRules.parse(page)),
    ...{ revision: 1, created_at: now, updated_at: now, deleted_at: null },
  };
  await orSlugTaken(() =>
    database.write(async (tx) => {
      const { count } = await tx
        .selectFrom('booking_pages')
        .select((rows) => rows.fn.countAll().as('count'))
        .where('owner_id', '=', actor.person_id)
        .where('deleted_at', 'is', null)
        .executeTakeFirstOrThrow();
      if (Number(count) >= MOST_PAGES) throw bookingError('appointments.too-many-booking-pages');
      row.time_zone = readZone(row.time_zone);
      await checkCalendars(tx, row);
      await tx.insertInto('booking_pages').values(row).execute();
    }),
  );
  return toPage(row);
}

/** @throws appointments.booking-page-not-found, for somebody else's too */
export async function getBookingPage({ actor, database }: Context, { id }: { id: string }): Promise<BookingPage> {
  return toPage(await ownPage(database.read, { id, owner_id: actor.person_id }));
}

/**
 * What was booked stays as it was booked.
 * @throws appointments.booking-page-not-found, appointments.changed-meanwhile, appointments.slug-taken, and what `checkCalendars` throws
 */
export async function changeBookingPage(
  { actor, database, clock }: Context,
  { id, change, revision }: { id: string; change: ChangeOfBookingPage; revision?: number | undefined },
): Promise<BookingPage> {
  return orSlugTaken(() =>
    database.write(async (tx) => {
      const before = await ownPage(tx, { id, owner_id: actor.person_id });
      currentRevision(before, revision);
      const { slug, title, description, calendar_id, time_zone, active, ...rules } = change;
      const after: BookingPageTable = {
        ...before,
        slug: slug ?? before.slug,
        title: title ?? before.title,
        description: description ?? before.description,
        calendar_id: calendar_id === undefined ? before.calendar_id : calendar_id,
        time_zone: time_zone === undefined ? before.time_zone : readZone(time_zone),
        active: Number(active ?? before.active === 1),
        rules: JSON.stringify(PageRules.parse({ ...rulesOf(before), ...rules })),
        revision: before.revision + 1,
        updated_at: timestamp(clock.nowMs()),
      };
      // Only what is asked for is looked at: a calendar may have gone since it was chosen.
      await checkCalendars(tx, {
        owner_id: after.owner_id,
        calendar_id: calendar_id ?? null,
        rules: JSON.stringify({ ...rulesOf(after), busy_calendar_ids: rules.busy_calendar_ids ?? null }),
      });
      await tx.updateTable('booking_pages').set(after).where('id', '=', id).execute();
      return toPage(after);
    }),
  );
}

/** Its address answers 404 from now on; what was booked stays, and can still be looked at and cancelled. @throws as `changeBookingPage` */
export async function deleteBookingPage(
  { actor, database, clock }: Context,
  { id, revision }: { id: string; revision?: number | undefined },
): Promise<void> {
  await database.write(async (tx) => {
    currentRevision(await ownPage(tx, { id, owner_id: actor.person_id }), revision);
    await tx
      .updateTable('booking_pages')
      .set({ deleted_at: timestamp(clock.nowMs()), active: 0 })
      .where('id', '=', id)
      .execute();
  });
}

/** The page at an address. @throws appointments.booking-page-not-found */
export async function pageAt(reader: Reader, slug: string): Promise<BookingPageTable> {
  const row = await reader
    .selectFrom('booking_pages')
    .selectAll()
    .where('slug', '=', slug)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw bookingError('appointments.booking-page-not-found');
  return row;
}

/** JSON in a row was checked when it was written; it is still parsed, not believed. */
export function rulesOf({ rules }: Pick<BookingPageTable, 'rules'>): PageRules {
  return PageRules.parse(JSON.parse(rules));
}

function toPage(row: BookingPageTable): BookingPage {
  const { id, slug, title, description, calendar_id, time_zone, active, revision, created_at, updated_at } = row;
  return {
    ...{ id, slug, title, description, calendar_id, time_zone, active: active === 1 },
    ...rulesOf(row),
    ...{ revision, created_at, updated_at },
  };
}

/** @throws appointments.booking-page-not-found, for somebody else's too */
export async function ownPage(
  reader: Reader,
  { id, owner_id }: { id: string; owner_id: string },
): Promise<BookingPageTable> {
  const row = await reader
    .selectFrom('booking_pages')
    .selectAll()
    .where('id', '=', id)
    .where('owner_id', '=', owner_id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw bookingError('appointments.booking-page-not-found');
  return row;
}

/** @throws appointments.calendar-not-found: every calendar it names is the owner's */
async function checkCalendars(
  reader: Reader,
  page: Pick<BookingPageTable, 'owner_id' | 'calendar_id' | 'rules'>,
): Promise<void> {
  const { owner_id, calendar_id } = page;
  for (const id of new Set([calendar_id ?? [], rulesOf(page).busy_calendar_ids ?? []].flat()))
    await ownCalendar(reader, { id, owner_id });
}

async function orSlugTaken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const message = 'Somebody has this address already; choose another one.';
    throw bookingError('appointments.slug-taken', {
      detail: message,
      fields: [{ path: '/slug', message }],
      cause: error,
    });
  }
}
