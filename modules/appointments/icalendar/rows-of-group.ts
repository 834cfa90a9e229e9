import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../../kernel/clock/clock.ts';
import type { AppointmentTable } from '../appointments.table.ts';
import { localIn } from './moments.ts';
import type { EventGroup } from './read-calendar.ts';
import type { EventColumns, ReadEvent } from './read-event.ts';

/** What a group of a file would do to a calendar. */
export interface GroupPlan {
  /** What is to be written, new ones and changed ones. */
  readonly rows: readonly AppointmentTable[];
  /** The changed ones as they are now. */
  readonly before: readonly AppointmentTable[];
  /** Which fields differ, in plain words. */
  readonly differs: readonly string[];
  readonly notes: readonly string[];
}

/** What an import writes, and how its change is told. */
const FIELDS: Readonly<Record<keyof Omit<EventColumns, 'uid' | 'sequence'>, string>> = {
  title: 'title',
  starts_local: 'time',
  ends_local: 'time',
  ends_time_zone: 'time zone',
  time_zone: 'time zone',
  fold: 'time',
  all_day: 'time',
  starts_at: 'time',
  ends_at: 'time',
  location: 'place',
  notes: 'notes',
  url: 'link',
  category: 'category',
  status: 'status',
  busy: 'free or busy',
  rrule: 'repetition',
  rdates: 'repetition',
  exdates: 'exceptions',
  reminders: 'reminders',
  unknown: 'details',
};
const COLUMNS = Object.keys(FIELDS) as (keyof typeof FIELDS)[];

/**
 * Holds what a file says of one UID against what the calendar has of it (`existing`, none of it in the trash). What the file says nothing of,
 * reminders and category, stays as it is; nothing is ever removed.
 */
export function planGroup(
  group: EventGroup,
  existing: readonly AppointmentTable[],
  target: { owner_id: string; calendar_id: string; nowMs: number },
): GroupPlan {
  const rows: AppointmentTable[] = [];
  const before: AppointmentTable[] = [];
  const differs = new Set<string>();
  const notes = new Set([group.master, ...group.overrides].flatMap((event) => event?.notes ?? []));

  const place = (event: ReadEvent, recurrence_id: string, master_id: string | null): string => {
    const old = existing.find((row) => row.recurrence_id === recurrence_id);
    if (!old) {
      const row = newRow(event, { ...target, recurrence_id, master_id });
      rows.push(row);
      return row.id;
    }
    const changed = merged(old, event.columns, { ...target, master_id });
    const columns = COLUMNS.filter((column) => changed[column] !== old[column]);
    if (columns.length > 0 || changed.master_id !== old.master_id) {
      rows.push(changed);
      before.push(old);
      for (const column of columns) differs.add(FIELDS[column]);
      if (event.columns.sequence < old.sequence) notes.add('yours was changed since this file was written');
    }
    return old.id;
  };

  const masterHere = existing.find(({ recurrence_id }) => recurrence_id === '');
  const masterId = group.master ? place(group.master, '', null) : (masterHere?.id ?? null);
  const series = group.master?.columns ?? masterHere;
  const seen = new Set<string>();
  for (const event of newestFirst(group.overrides)) {
    const { recurrence, columns } = event;
    if (!recurrence) continue;
    const { time_zone: zone, starts_local } = series ?? columns;
    const recurrence_id = localIn(recurrence, { zone, at: starts_local.slice(10) });
    if (seen.has(recurrence_id)) continue;
    seen.add(recurrence_id);
    place(event, recurrence_id, masterId);
  }
  if (group.overrides.length > 0 && !series)
    notes.add('a changed instance whose repeating appointment is missing: kept by itself');
  if (group.master) adoptOrphans(existing, { masterId, seen, rows, before, nowMs: target.nowMs });
  return { rows, before, differs: [...differs], notes: [...notes] };
}

/** Instances that came before their master. */
function adoptOrphans(
  existing: readonly AppointmentTable[],
  {
    masterId,
    seen,
    rows,
    before,
    nowMs,
  }: {
    masterId: string | null;
    seen: ReadonlySet<string>;
    rows: AppointmentTable[];
    before: AppointmentTable[];
    nowMs: number;
  },
): void {
  for (const orphan of existing) {
    if (orphan.recurrence_id === '' || orphan.master_id !== null || seen.has(orphan.recurrence_id)) continue;
    rows.push({ ...orphan, master_id: masterId, revision: orphan.revision + 1, updated_at: timestamp(nowMs) });
    before.push(orphan);
  }
}

function newRow(
  { columns, created_at }: ReadEvent,
  {
    nowMs,
    ...own
  }: { owner_id: string; calendar_id: string; recurrence_id: string; master_id: string | null; nowMs: number },
): AppointmentTable {
  const now = timestamp(nowMs);
  return {
    id: randomUUIDv7(),
    ...own,
    ...columns,
    ...{ revision: 1, indexed_until: null, created_at: created_at ?? now, updated_at: now, deleted_at: null },
  };
}

function merged(
  old: AppointmentTable,
  columns: EventColumns,
  { master_id, nowMs }: { master_id: string | null; nowMs: number },
): AppointmentTable {
  return {
    ...old,
    ...columns,
    reminders: columns.reminders ?? old.reminders,
    category: columns.category ?? old.category,
    sequence: Math.max(columns.sequence, old.sequence),
    master_id: master_id ?? old.master_id,
    revision: old.revision + 1,
    updated_at: timestamp(nowMs),
  };
}

function newestFirst(events: readonly ReadEvent[]): ReadEvent[] {
  return events.toSorted((a, b) => b.columns.sequence - a.columns.sequence);
}
