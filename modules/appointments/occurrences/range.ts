import { sql } from 'kysely';
import { prepared } from '../../../kernel/database/database.ts';
import type { Reader } from '../../../kernel/database/database.ts';
import { timestamp } from '../../../kernel/clock/clock.ts';
import type { OccurrenceTable } from '../appointments.table.ts';

/** From one instant to another, the end excluded. */
export interface Range {
  readonly owner_id: string;
  readonly fromMs: number;
  readonly toMs: number;
}

const DAY_MS = 86_400_000;

/** What takes place in a range, as the index has it, in order. All-day ones as if in UTC: ask for a day more on both sides. */
export async function occurrencesIn(reader: Reader, range: Range): Promise<OccurrenceTable[]> {
  const bounds = boundsOf(range);
  return inOrder(await longOnes(reader, bounds), await shortOnes(reader, bounds));
}

/** The same, with what describes each. */
export async function describedIn(reader: Reader, range: Range): Promise<Described[]> {
  const bounds = boundsOf(range);
  return inOrder(await longDescribed(reader, bounds), await shortDescribed(reader, bounds));
}

export type Described = Awaited<ReturnType<typeof shortDescribed>>[number];

interface Bounds {
  readonly owner_id: string;
  readonly early: string;
  readonly from: string;
  readonly to: string;
}

function boundsOf({ owner_id, fromMs, toMs }: Range): Bounds {
  return { owner_id, from: timestamp(fromMs), to: timestamp(toMs), early: timestamp(fromMs - DAY_MS) };
}

const shortOnes = prepared((db, bounds: Bounds) => short(db, bounds).selectAll('occurrence'));
const longOnes = prepared((db, bounds: Bounds) => long(db, bounds).selectAll('occurrence'));
const shortDescribed = prepared((db, bounds: Bounds) => described(short(db, bounds)));
const longDescribed = prepared((db, bounds: Bounds) => described(long(db, bounds)));

function short(db: Reader, { owner_id, early, from, to }: Bounds) {
  return db
    .selectFrom('appointment_occurrences as occurrence')
    .where('occurrence.owner_id', '=', owner_id)
    .where('occurrence.starts_at', '>=', early)
    .where('occurrence.starts_at', '<', to)
    .where('long', '=', sql.lit(0))
    .where((row) => row.or([row('occurrence.ends_at', '>', from), row('occurrence.starts_at', '>=', from)]))
    .orderBy('occurrence.starts_at');
}

/**
 * Few last longer than a day: they have an index of their own, by their end. Ordered by it, too, or SQLite would rather walk through the
 * whole past in the order of beginnings.
 */
function long(db: Reader, { owner_id, from, to }: Bounds) {
  return db
    .selectFrom('appointment_occurrences as occurrence')
    .where('occurrence.owner_id', '=', owner_id)
    .where('occurrence.ends_at', '>', from)
    .where('occurrence.starts_at', '<', to)
    .where('long', '=', sql.lit(1))
    .orderBy('occurrence.ends_at');
}

function described(query: ReturnType<typeof short>) {
  return query
    .innerJoin('appointments as appointment', 'appointment.id', 'occurrence.appointment_id')
    .select([
      ...(['occurrence.starts_at', 'occurrence.ends_at', 'occurrence.appointment_id'] as const),
      ...(['occurrence.recurrence_id', 'occurrence.calendar_id', 'occurrence.all_day'] as const),
      'occurrence.busy as takes_time',
      ...(['appointment.title', 'appointment.location', 'appointment.category'] as const),
      ...(['appointment.status', 'appointment.busy', 'appointment.time_zone', 'appointment.ends_time_zone'] as const),
      'appointment.recurrence_id as moved_from',
    ]);
}

function inOrder<Item extends { starts_at: string }>(long: Item[], short: Item[]): Item[] {
  if (long.length === 0) return short;
  return [...long, ...short].toSorted((a, b) => (a.starts_at < b.starts_at ? -1 : a.starts_at > b.starts_at ? 1 : 0));
}
