/** One calendar of one person. `reminders` and `all_day_reminders` are JSON: what its appointments get that name none of their own. */
export interface CalendarTable {
  id: string;
  owner_id: string;
  name: string;
  color: string;
  /** IANA name: where its all-day appointments begin and end, and the default of new ones. */
  time_zone: string;
  reminders: string;
  all_day_reminders: string;
  position: number;
  revision: number;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
}

/**
 * A VEVENT of RFC 5545: a single appointment, a repeating one (its master), or one instance of a master that was changed (an override).
 * What is true is the wall clock: `starts_local`, `ends_local` in `time_zone`. The instants follow from it and from the zone's rules.
 */
export interface AppointmentTable {
  id: string;
  owner_id: string;
  calendar_id: string;
  /** RFC 5545 UID; a master and its overrides share it. Unique in a calendar together with `recurrence_id`. */
  uid: string;
  /** An override's master; null for masters and single ones, and for an override that came without its master. */
  master_id: string | null;
  /** Which instance an override replaces: its original `starts_local`; '' for masters and single ones. */
  recurrence_id: string;
  title: string;
  /** `2026-03-01T15:00:00`, or `2026-03-01` where all_day. */
  starts_local: string;
  /** Exclusive, as in RFC 5545: an all-day appointment of one day ends on the next. */
  ends_local: string;
  /** Where the end is in another zone than the beginning (a flight). */
  ends_time_zone: string | null;
  /** IANA name; null where all_day: a day has no zone. */
  time_zone: string | null;
  /** Of two equal wall-clock times, on the night when summer time ends, the second: 1 for the beginning, 2 for the end, 3 for both. */
  fold: number;
  all_day: number;
  /** The instants of the first instance; where all_day, its days as if they were UTC. */
  starts_at: string;
  ends_at: string;
  location: string;
  notes: string;
  url: string | null;
  category: string | null;
  status: 'confirmed' | 'tentative' | 'cancelled';
  /** 0: takes no time (TRANSP:TRANSPARENT). */
  busy: number;
  rrule: string | null;
  /** JSON list of wall-clock times or days, as `starts_local`. */
  rdates: string;
  exdates: string;
  /** JSON; null: the calendar's. */
  reminders: string | null;
  /** JSON (jCal properties and components) that Steward does not know; written out again on export. */
  unknown: string | null;
  /** RFC 5545 SEQUENCE. */
  sequence: number;
  /** Grows with every change; the ETag. */
  revision: number;
  /** Instances are in the index up to here; null: all of them are. */
  indexed_until: string | null;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
}

/** What the table has beside: `storeAppointments` fills it. */
interface SearchColumn {
  /** Title, location, category and notes as `searchText` writes them. */
  search: string;
}

/** The index of what happens when: one row for each instance, up to a horizon that grows as people look ahead. Can be made anew from appointments. */
export interface OccurrenceTable {
  owner_id: string;
  starts_at: string;
  ends_at: string;
  /** The row that describes it: single, master or override. */
  appointment_id: string;
  /** Its original `starts_local` where the appointment repeats; '' otherwise. */
  recurrence_id: string;
  calendar_id: string;
  all_day: number;
  /** 1: takes time and is not cancelled. */
  busy: number;
  /** 1: lasts more than a day. */
  long: number;
}

/** A reminder that is due, or was. Sent once: the row stays, with `sent_at`. */
export interface ReminderTable {
  appointment_id: string;
  recurrence_id: string;
  /** The instant of the instance; one that was moved is reminded of anew. */
  starts_at: string;
  minutes_before: number;
  via: 'app' | 'email';
  owner_id: string;
  due_at: string;
  sent_at: string | null;
}

/** What is known of one person's index. */
export interface IndexStateTable {
  owner_id: string;
  /** Of the IANA time zone database that the instants were computed with. */
  tzdata: string;
  /** Reminders are planned for what begins up to here. */
  reminded_until: string;
}

/** How a category looks, for one person. */
export interface CategoryTable {
  owner_id: string;
  name: string;
  color: string;
}

/** A change that can be taken back: what it did is in its rows. */
export interface ChangeTable {
  id: string;
  owner_id: string;
  at: string;
}

/** What one change did to one appointment. */
export interface ChangedRowTable {
  change_id: string;
  appointment_id: string;
  /** `beside`: it belongs to a series that was changed and stayed as it was. */
  effect: 'made' | 'changed' | 'beside';
  /** The revision that the change left: with another one, it was changed since. */
  revision: number;
  /** JSON: the whole row as it was, where it was changed. */
  before: string | null;
}

declare module '../../kernel/database/database.ts' {
  interface Tables {
    calendars: CalendarTable;
    appointments: AppointmentTable & SearchColumn;
    appointment_occurrences: OccurrenceTable;
    appointment_reminders: ReminderTable;
    appointment_index_states: IndexStateTable;
    appointment_categories: CategoryTable;
    appointment_changes: ChangeTable;
    appointment_change_rows: ChangedRowTable;
  }
}
