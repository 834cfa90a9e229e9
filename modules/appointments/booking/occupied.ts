import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Reader } from '../../../kernel/database/database.ts';
import { findBusy } from '../occurrences/occurrences.ts';
import type { PageRules } from './booking.schema.ts';
import './booking.table.ts';
import type { Occupied, Span } from './slots.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A limit counts from the Monday before, and a booking with its buffers lasts no longer than this. */
const AROUND_MS = 8 * DAY_MS;

/**
 * What keeps slots of a page from being free in a range: appointments of the calendars that count, and every booking with its owner,
 * through whichever page and in whichever calendar. Inside a transaction nobody can take the time between this look and the booking.
 */
export async function occupiedIn(
  reader: Reader,
  {
    page,
    rules,
    range,
    except_appointment_id,
  }: {
    page: { readonly id: string; readonly owner_id: string };
    rules: PageRules;
    range: Span;
    /** Of the booking that is about to be moved. */
    except_appointment_id?: string | undefined;
  },
): Promise<Occupied> {
  const longestMs = Math.max(...rules.durations) * MINUTE_MS;
  const busy = await findBusy(reader, {
    owner_id: page.owner_id,
    from: timestamp(range.startMs - rules.buffer_before_minutes * MINUTE_MS),
    to: timestamp(range.endMs + longestMs + rules.buffer_after_minutes * MINUTE_MS),
    calendar_ids: rules.busy_calendar_ids ?? undefined,
    except_id: except_appointment_id,
  });
  const bookings = await reader
    .selectFrom('bookings')
    .innerJoin('appointments', 'appointments.id', 'bookings.appointment_id')
    .select(['bookings.page_id', 'buffer_before', 'buffer_after', 'bookings.appointment_id'])
    .select(['appointments.starts_at', 'appointments.ends_at'])
    .where('bookings.owner_id', '=', page.owner_id)
    .where('bookings.cancelled_at', 'is', null)
    .where('appointments.deleted_at', 'is', null)
    .where('appointments.status', '!=', 'cancelled')
    .where('appointments.starts_at', '>', timestamp(range.startMs - AROUND_MS))
    .where('appointments.starts_at', '<', timestamp(range.endMs + AROUND_MS))
    .execute();
  const others = bookings.filter(({ appointment_id }) => appointment_id !== except_appointment_id);
  const spans = others.map(({ starts_at, ends_at, ...booking }) => ({
    ...{ ...booking, startMs: Date.parse(starts_at), endMs: Date.parse(ends_at) },
  }));
  return {
    busy: inOrder([...busy.map(({ starts_at, ends_at }) => spanOf(starts_at, ends_at)), ...spans]),
    kept: inOrder(
      spans.map(({ startMs, endMs, buffer_before, buffer_after }) => ({
        startMs: startMs - buffer_before * MINUTE_MS,
        endMs: endMs + buffer_after * MINUTE_MS,
      })),
    ),
    counted: spans.filter(({ page_id }) => page_id === page.id).map(({ startMs }) => startMs),
  };
}

const spanOf = (starts_at: string, ends_at: string): Span => ({
  startMs: Date.parse(starts_at),
  endMs: Date.parse(ends_at),
});

function inOrder<S extends Span>(spans: S[]): S[] {
  return spans.toSorted((a, b) => a.startMs - b.startMs);
}
