import type { Reader } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import type { Occurrence } from '../appointments.schema.ts';
import { listOccurrences } from '../occurrences/occurrences.ts';
import { ahead, instantMs } from './period.ts';
import type { Period } from './period.ts';

/** One instance of an appointment that takes place, as a summary sees it. */
export interface Slot {
  readonly title: string;
  readonly category: string | null;
  readonly busy: boolean;
  readonly all_day: boolean;
  /** As on the wire: instants, or days of which the last is excluded. */
  readonly starts_at: string;
  readonly ends_at: string;
  /** By the viewer's wall clock: when it begins, where it has a time. */
  readonly day: string;
  readonly at: string;
  readonly startsMs: number;
  readonly endsMs: number;
  readonly appointment_id: string;
  readonly recurrence_id: string | null;
}

/** What takes place in a period, and what begins in the days after it; in order, all-day ones first. */
export async function slotsAround(context: Context, period: Period): Promise<{ within: Slot[]; after: Slot[] }> {
  const next = ahead(period);
  const day = (text: string, days = 0) => instantMs(Temporal.PlainDate.from(text).add({ days }), period.timeZone);
  const list = async (from: number, to: number) => {
    const range = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
    const found = await listOccurrences(context, { ...range, time_zone: period.timeZone });
    return found.filter(({ status }) => status !== 'cancelled').map((one) => slotOf(one, period.timeZone));
  };
  const [within, after] = [
    await list(day(period.first), day(period.last, 1)),
    await list(day(next.first), day(next.last, 1)),
  ];
  // What reaches over the end belongs to the period in which it begins.
  return { within, after: after.filter(({ day }) => day > period.last) };
}

function slotOf(occurrence: Occurrence, timeZone: string): Slot {
  const { title, category, busy, all_day, starts_at, ends_at, appointment_id, recurrence_id } = occurrence;
  const local = all_day
    ? { day: starts_at, at: '' }
    : localOf(Temporal.Instant.from(starts_at).toZonedDateTimeISO(timeZone).toPlainDateTime());
  const [startsMs, endsMs] = all_day
    ? [starts_at, ends_at].map((day) => instantMs(Temporal.PlainDate.from(day), timeZone))
    : [Date.parse(starts_at), Date.parse(ends_at)];
  return {
    ...{ title, category, busy, all_day, starts_at, ends_at, ...local, appointment_id, recurrence_id },
    startsMs: startsMs ?? 0,
    endsMs: endsMs ?? 0,
  };
}

function localOf(wall: Temporal.PlainDateTime): { day: string; at: string } {
  return { day: wall.toPlainDate().toString(), at: wall.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

/** Which series each appointment belongs to: a changed instance to its master. */
export async function seriesOf(reader: Reader, slots: readonly Slot[]): Promise<Map<string, string>> {
  const ids = [...new Set(slots.map(({ appointment_id }) => appointment_id))];
  if (ids.length === 0) return new Map();
  const rows = await reader.selectFrom('appointments').select(['id', 'master_id']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, master_id }) => [id, master_id ?? id]));
}
