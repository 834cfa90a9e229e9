import { timestamp } from '../../kernel/clock/clock.ts';
import type { Context } from '../../kernel/module/module.ts';
import type { Appointment, NewAppointment, Occurrence } from './appointments.schema.ts';
import type { AppointmentTable } from './appointments.table.ts';
import { newRow } from './create-appointment.ts';
import { instantsOf, listOccurrences } from './occurrences/occurrences.ts';
import { nextTimes, startOfDay, wallClockAt } from './recurrence/recurrence.ts';
import { repeats, seriesOf, toAppointment } from './rows.ts';

/** Instances looked at for conflicts, and how many of what they meet is told. */
const INSTANCES = 5;
const MOST_CONFLICTS = 50;

export interface Checked {
  readonly appointment: Pick<
    Appointment,
    'starts_at' | 'ends_at' | 'starts_local' | 'ends_local' | 'time_zone' | 'all_day' | 'rrule'
  >;
  /** What takes the same time as one of its next five instances; empty where it takes no time itself. */
  readonly conflicts: Occurrence[];
  readonly repeats: string | null;
  /** The beginnings of the next five. */
  readonly next: string[];
}

/**
 * For typing: what an appointment would be. `id`: it is there already, and not in its own way.
 * @throws what `createAppointment` throws
 */
export async function checkAppointment(
  context: Context,
  { id, ...appointment }: NewAppointment & { id?: string | undefined },
): Promise<Checked> {
  const row = await newRow(context, appointment);
  const {
    starts_at,
    ends_at,
    starts_local,
    ends_local,
    time_zone,
    all_day,
    rrule,
    repeats: words,
  } = toAppointment(row);
  const now = wallClockAt(context.clock.nowMs(), time_zone ?? context.actor.time_zone).slice(0, starts_local.length);
  const from = repeats(row) && now > starts_local ? now : starts_local;
  const locals = nextTimes(seriesOf(row), { from, limit: INSTANCES });
  return {
    appointment: { starts_at, ends_at, starts_local, ends_local, time_zone, all_day, rrule },
    conflicts: await conflictsOf(context, { row, id, locals }),
    repeats: words,
    next: locals.map((local) => (all_day ? local : timestamp(instantsOf(row, local).startsMs))),
  };
}

async function conflictsOf(
  context: Context,
  { row, id, locals }: { row: AppointmentTable; id: string | undefined; locals: readonly string[] },
): Promise<Occurrence[]> {
  if (row.busy === 0 || row.status === 'cancelled') return [];
  const zone = context.actor.time_zone;
  const found = new Map<string, Occurrence>();
  for (const local of locals) {
    const { startsMs, endsMs } = spanOf(row, local, zone);
    if (endsMs <= startsMs) continue;
    const range = { from: timestamp(startsMs), to: timestamp(Math.min(endsMs, startsMs + 400 * 86_400_000)) };
    for (const occurrence of await listOccurrences(context, range))
      if (
        occurrence.busy &&
        occurrence.status !== 'cancelled' &&
        occurrence.appointment_id !== id &&
        occurrence.ends_at > occurrence.starts_at
      )
        found.set(`${occurrence.appointment_id} ${occurrence.recurrence_id ?? ''}`, occurrence);
  }
  return [...found.values()].slice(0, MOST_CONFLICTS);
}

function spanOf(row: AppointmentTable, local: string, zone: string): { startsMs: number; endsMs: number } {
  const span = instantsOf(row, local);
  if (row.all_day === 0) return span;
  const day = (ms: number) => startOfDay(timestamp(ms).slice(0, 10), zone);
  return { startsMs: day(span.startsMs), endsMs: day(span.endsMs) };
}
