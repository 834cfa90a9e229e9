import type { Reader } from '../../../kernel/database/database.ts';
import type { OccurrenceTable } from '../appointments.table.ts';
import { startOfDay } from '../recurrence/recurrence.ts';

/** When an occurrence truly takes place: an all-day one from midnight to midnight in its calendar's zone. */
export interface Taken<Item = OccurrenceTable> {
  readonly item: Item;
  readonly startsMs: number;
  readonly endsMs: number;
}

export async function zonesOfCalendars(reader: Reader, owner_id: string): Promise<Map<string, string>> {
  const calendars = await reader
    .selectFrom('calendars')
    .select(['id', 'time_zone'])
    .where('owner_id', '=', owner_id)
    .execute();
  return new Map(calendars.map(({ id, time_zone }) => [id, time_zone]));
}

export function timeTaken<Item extends Pick<OccurrenceTable, 'starts_at' | 'ends_at' | 'all_day' | 'calendar_id'>>(
  item: Item,
  zones: ReadonlyMap<string, string>,
): Taken<Item> {
  const { starts_at, ends_at, all_day, calendar_id } = item;
  if (all_day === 0) return { item, startsMs: Date.parse(starts_at), endsMs: Date.parse(ends_at) };
  const zone = zones.get(calendar_id) ?? 'UTC';
  return {
    item,
    startsMs: startOfDay(starts_at.slice(0, 10), zone),
    endsMs: startOfDay(ends_at.slice(0, 10), zone),
  };
}
