import { z } from 'zod';

/** Wall-clock time (`2026-03-01T15:00` or with seconds) or instant with an offset (RFC 3339); a day (`2026-03-01`) where all_day. */
const When = z.string().trim().min(10).max(40).meta({
  description:
    'An RFC 3339 instant, a wall-clock time in `time_zone` (2026-03-01T15:00), or a day (2026-03-01) where all_day. An end is exclusive.',
});

export const Reminder = z.object({
  minutes_before: z.number().int().min(-1440).max(40_320).meta({
    description: 'Before the beginning; for all-day appointments before midnight, so that -540 is 9:00 on the day.',
  }),
  via: z.enum(['app', 'email']).default('app'),
});
export type Reminder = z.output<typeof Reminder>;

const Reminders = z.array(Reminder).max(10);
const Color = z.string().regex(/^#[0-9a-f]{6}$/i, 'give a colour as #rrggbb');
const Zone = z.string().min(1).max(64).meta({ description: 'IANA name of a time zone' });
const Status = z.enum(['confirmed', 'tentative', 'cancelled']);

const fields = {
  calendar_id: z.uuid(),
  title: z.string().trim().min(1).max(500),
  starts_at: When,
  ends_at: When,
  time_zone: Zone,
  all_day: z.boolean(),
  location: z.string().trim().max(1000),
  notes: z.string().max(20_000),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable(),
  category: z.string().trim().min(1).max(100).nullable(),
  status: Status,
  busy: z.boolean().meta({ description: 'false: it takes no time, and is in conflict with nothing.' }),
  rrule: z.string().trim().min(1).max(500).nullable().meta({ description: 'RFC 5545: FREQ=WEEKLY;BYDAY=TU' }),
  exdates: z.array(When).max(1000).meta({ description: 'Beginnings of instances that do not take place.' }),
  reminders: Reminders.nullable().meta({ description: "null: the calendar's." }),
};

/** Only a title and a beginning must be given: the rest is an hour (or a day) in the first calendar, in the calendar's zone. */
export const NewAppointment = z.object({
  ...fields,
  calendar_id: fields.calendar_id.optional(),
  ends_at: fields.ends_at.optional(),
  time_zone: fields.time_zone.optional(),
  all_day: fields.all_day.default(false),
  location: fields.location.default(''),
  notes: fields.notes.default(''),
  url: fields.url.default(null),
  category: fields.category.default(null),
  status: fields.status.default('confirmed'),
  busy: fields.busy.optional().meta({ description: 'Left out: all-day ones take no time, others do.' }),
  rrule: fields.rrule.default(null),
  exdates: fields.exdates.default([]),
  reminders: fields.reminders.default(null),
});
export type NewAppointment = z.output<typeof NewAppointment>;

/** Which instances a change means. `one` and `following` name the instance by `recurrence_id`. */
export const Scope = z.enum(['one', 'following', 'all']);
export type Scope = z.output<typeof Scope>;

export const ChangeOfAppointment = z.object(fields).partial();
export type ChangeOfAppointment = z.output<typeof ChangeOfAppointment>;

export const Appointment = z.object({
  id: z.uuid(),
  calendar_id: z.uuid(),
  title: z.string(),
  starts_at: z.string().meta({ description: 'RFC 3339, UTC; a day where all_day.' }),
  ends_at: z.string(),
  starts_local: z.string().meta({ description: 'The wall-clock time in `time_zone`.' }),
  ends_local: z.string(),
  time_zone: z.string().nullable(),
  all_day: z.boolean(),
  location: z.string(),
  notes: z.string(),
  url: z.string().nullable(),
  category: z.string().nullable(),
  status: Status,
  busy: z.boolean(),
  rrule: z.string().nullable(),
  repeats: z.string().nullable().meta({ description: 'The rule in plain words.' }),
  exdates: z.array(z.string()),
  reminders: z.array(Reminder).nullable(),
  uid: z.string(),
  master_id: z.uuid().nullable(),
  recurrence_id: z
    .string()
    .nullable()
    .meta({ description: 'Of a changed instance: its original wall-clock beginning.' }),
  revision: z.number(),
  created_at: z.string(),
  updated_at: z.string(),
  deleted_at: z.string().nullable(),
});
export type Appointment = z.output<typeof Appointment>;

/** One instance, as a calendar shows it. */
export const Occurrence = z.object({
  appointment_id: z.uuid(),
  recurrence_id: z.string().nullable().meta({ description: 'Names the instance where the appointment repeats.' }),
  calendar_id: z.uuid(),
  title: z.string(),
  starts_at: z.string().meta({ description: 'RFC 3339, UTC; a day where all_day.' }),
  ends_at: z.string(),
  starts_local: z.string(),
  ends_local: z.string(),
  time_zone: z.string().nullable(),
  all_day: z.boolean(),
  location: z.string(),
  category: z.string().nullable(),
  status: Status,
  busy: z.boolean(),
  repeating: z.boolean(),
  moved: z.boolean().meta({ description: 'A changed instance of a repeating appointment.' }),
  conflict: z.boolean().meta({ description: 'Another one of mine takes the same time.' }),
});
export type Occurrence = z.output<typeof Occurrence>;

export const NewCalendar = z.object({
  name: z.string().trim().min(1).max(100),
  color: Color.optional(),
  time_zone: Zone.optional(),
  reminders: Reminders.default([{ minutes_before: 10, via: 'app' }]),
  all_day_reminders: Reminders.default([]),
});
export type NewCalendar = z.output<typeof NewCalendar>;

export const Calendar = z.object({
  id: z.uuid(),
  name: z.string(),
  color: z.string(),
  time_zone: z.string(),
  reminders: z.array(Reminder),
  all_day_reminders: z.array(Reminder),
  position: z.number(),
  revision: z.number(),
  created_at: z.string(),
});
export type Calendar = z.output<typeof Calendar>;

export const ChangeOfCalendar = z
  .object({
    name: z.string().trim().min(1).max(100),
    color: Color,
    time_zone: Zone,
    reminders: Reminders,
    all_day_reminders: Reminders,
    position: z.number().int().min(0).max(10_000),
  })
  .partial();
export type ChangeOfCalendar = z.output<typeof ChangeOfCalendar>;

/** An RFC 3339 instant, as the index keeps it. */
const Instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString())
  .meta({ description: 'RFC 3339, with an offset or Z.' });

/** One value, or the same key several times. */
const Ids = z.union([z.uuid().transform((id) => [id]), z.array(z.uuid()).max(100)]).optional();

export const RangeQuery = z.object({ from: Instant, to: Instant, calendar_id: Ids });
export const OccurrenceQuery = RangeQuery.extend({
  time_zone: Zone.optional().meta({ description: "Of the viewer, for all-day appointments; else the person's own." }),
});

export const AppointmentQuery = z.object({
  q: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Words, or beginnings of words, in title, location, category or notes.' }),
  calendar_id: z.uuid().optional(),
  category: z.string().max(100).optional(),
  status: Status.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  trashed: z.stringbool().default(false),
  order: z.enum(['asc', 'desc']).default('asc'),
});

/** Which instances a change or a deletion means. */
export const TargetQuery = z.object({
  scope: Scope.optional(),
  recurrence_id: z
    .string()
    .max(40)
    .optional()
    .meta({ description: 'The instance, by its original beginning: as an occurrence names it, or as an instant.' }),
});

export const Category = z.object({
  name: z.string(),
  color: Color,
  appointments: z.number().meta({ description: 'How many have it.' }),
});
export type Category = z.output<typeof Category>;
