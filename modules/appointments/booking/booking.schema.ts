import { z } from 'zod';
import { isMailAddress } from '../../../kernel/notices/notices.ts';
import { Reminder } from '../appointments.schema.ts';

const TIME = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const Minutes = (least: number, most: number) => z.number().int().min(least).max(most);
const Zone = z.string().min(1).max(64).meta({ description: 'IANA name of a time zone' });
const Day = z.iso.date();

const TimeRange = z
  .object({
    from: z.string().regex(TIME, 'give a time such as 09:30'),
    to: z.string().regex(TIME, 'give a time such as 17:00'),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'it closes before it opens' });
export type TimeRange = z.output<typeof TimeRange>;

/** Of one day, in order, none in another. */
const Hours = z
  .array(TimeRange)
  .max(12)
  .overwrite((ranges) => ranges.toSorted((a, b) => (a.from < b.from ? -1 : 1)))
  .refine((ranges) => ranges.every(({ from }, index) => index === 0 || (ranges[index - 1]?.to ?? '') <= from), {
    error: 'two of these times overlap',
  });

const weekday = Hours.default([]);
const OpeningHours = z
  .object({
    ...{ monday: weekday, tuesday: weekday, wednesday: weekday, thursday: weekday, friday: weekday },
    ...{ saturday: weekday, sunday: weekday },
  })
  .meta({ description: "Wall-clock times in the page's zone." });
export type OpeningHours = z.output<typeof OpeningHours>;

const Exceptions = z
  .array(z.object({ date: Day, hours: Hours }))
  .max(400)
  .refine((list) => new Set(list.map(({ date }) => date)).size === list.length, { error: 'a day stands here twice' })
  .meta({ description: 'Days with other hours than their weekday; none: closed.' });

const Question = z
  .object({
    id: z.string().regex(/^[a-z0-9_-]{1,40}$/, 'give a short name of small letters and digits'),
    label: z.string().trim().min(1).max(200),
    type: z.enum(['text', 'long', 'choice', 'yes_no']),
    required: z.boolean().default(false),
    choices: z.array(z.string().trim().min(1).max(200)).max(50).default([]),
  })
  .refine(({ type, choices }) => type !== 'choice' || choices.length > 0, {
    path: ['choices'],
    error: 'give at least one choice',
  });
export type Question = z.output<typeof Question>;

const Questions = z
  .array(Question)
  .max(20)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, { error: 'two questions bear one id' });

const NINE_TO_FIVE = [{ from: '09:00', to: '17:00' }];
const WORKING_WEEK: OpeningHours = {
  ...{ monday: NINE_TO_FIVE, tuesday: NINE_TO_FIVE, wednesday: NINE_TO_FIVE, thursday: NINE_TO_FIVE },
  ...{ friday: NINE_TO_FIVE, saturday: [], sunday: [] },
};

const rules = {
  opening_hours: OpeningHours,
  exceptions: Exceptions,
  durations: z
    .array(Minutes(5, 720))
    .min(1)
    .max(8)
    .overwrite((list) => [...new Set(list)].toSorted((a, b) => a - b))
    .meta({ description: 'Minutes; the visitor chooses where there are several.' }),
  slot_step_minutes: Minutes(5, 720).meta({ description: 'How far apart slots begin, counted from each opening.' }),
  buffer_before_minutes: Minutes(0, 720),
  buffer_after_minutes: Minutes(0, 720),
  notice_minutes: Minutes(0, 43_200).meta({ description: 'A slot is offered until so long before it begins.' }),
  ahead_days: Minutes(1, 365),
  limit_per_day: Minutes(1, 1000).nullable(),
  limit_per_week: Minutes(1, 1000).nullable(),
  questions: Questions,
  location: z.string().trim().max(1000).meta({ description: 'A place, or a link to a call.' }),
  reminders: z.array(Reminder).max(10).nullable().meta({ description: "null: the calendar's." }),
  busy_calendar_ids: z.array(z.uuid()).max(100).nullable().meta({
    description: 'The calendars whose appointments take time; null: all. Bookings always do.',
  }),
};

/** What decides about slots and bookings, kept together as one JSON text. */
export const PageRules = z.object(rules);
export type PageRules = z.output<typeof PageRules>;

const page = {
  slug: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9](?:[a-z0-9-]{1,62})[a-z0-9]$/, 'give 3 to 64 small letters, digits and hyphens'),
  title: z.string().trim().min(1).max(200),
  description: z.string().trim().max(4000),
  calendar_id: z.uuid().nullable().meta({ description: 'Where bookings go; null: the first calendar.' }),
  time_zone: Zone,
  active: z.boolean(),
};

/** Only a title must be given: the rest is half an hour, on weekdays from nine to five, at an address that nobody can guess. */
export const NewBookingPage = z.object({
  ...{ ...page, slug: page.slug.optional(), time_zone: Zone.optional() },
  description: page.description.default(''),
  calendar_id: page.calendar_id.default(null),
  active: page.active.default(true),
  opening_hours: rules.opening_hours.default(WORKING_WEEK),
  exceptions: rules.exceptions.default([]),
  durations: rules.durations.default([30]),
  slot_step_minutes: rules.slot_step_minutes.default(30),
  buffer_before_minutes: rules.buffer_before_minutes.default(0),
  buffer_after_minutes: rules.buffer_after_minutes.default(0),
  notice_minutes: rules.notice_minutes.default(240),
  ahead_days: rules.ahead_days.default(60),
  limit_per_day: rules.limit_per_day.default(null),
  limit_per_week: rules.limit_per_week.default(null),
  questions: rules.questions.default([]),
  location: rules.location.default(''),
  reminders: rules.reminders.default(null),
  busy_calendar_ids: rules.busy_calendar_ids.default(null),
});
export type NewBookingPage = z.output<typeof NewBookingPage>;

export const ChangeOfBookingPage = z.object({ ...page, ...rules }).partial();
export type ChangeOfBookingPage = z.output<typeof ChangeOfBookingPage>;

export const BookingPage = z.object({
  id: z.uuid(),
  ...page,
  ...rules,
  revision: z.number(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type BookingPage = z.output<typeof BookingPage>;

/** What anybody may know of a page. */
export const PublicPage = z.object({
  slug: z.string(),
  title: z.string(),
  description: z.string(),
  host: z.string().meta({ description: "The owner's display name." }),
  time_zone: z.string(),
  durations: z.array(z.number()),
  questions: z.array(Question),
  location: z.string(),
  active: z.boolean(),
  last_day: z.string().meta({ description: 'How far ahead one may book.' }),
});
export type PublicPage = z.output<typeof PublicPage>;

export const Slot = z.object({ starts_at: z.string(), ends_at: z.string() });
export type Slot = z.output<typeof Slot>;

export const SlotsQuery = z.object({
  from: Day.meta({ description: 'The first day, in `time_zone`.' }),
  to: Day.meta({ description: 'The last day, included; 62 days at most.' }),
  duration: z.coerce.number().int().optional().meta({ description: 'Minutes; one of the page. Default: its first.' }),
  time_zone: Zone.optional().meta({ description: "Whose days `from` and `to` are. Default: the page's zone." }),
});

export const Slots = z.object({
  time_zone: z.string(),
  duration: z.number(),
  slots: z.array(Slot),
  next: Slot.nullable().meta({ description: 'Where the range has none: the first one after it.' }),
});
export type Slots = z.output<typeof Slots>;

const Instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString())
  .meta({ description: 'RFC 3339' });
/** One line: names end up in titles and subjects. */
const Line = (most: number) =>
  z
    .string()
    .max(most * 2)
    .transform((text) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim())
    .pipe(z.string().min(1).max(most));

export const NewBooking = z.object({
  starts_at: Instant,
  duration: z.number().int().optional(),
  name: Line(120),
  email: z.email({ abort: true }).max(254).refine(isMailAddress, { error: 'this is no address that mail can go to' }),
  time_zone: Zone.optional().meta({ description: "The visitor's; default: the page's." }),
  answers: z
    .record(z.string().max(40), z.union([z.string().max(5000), z.boolean()]))
    .refine((answers) => Object.keys(answers).length <= 20, { error: 'more answers than questions' })
    .default({})
    .meta({ description: 'By the id of the question.' }),
  notes: z.string().trim().max(5000).default(''),
});
export type NewBooking = z.output<typeof NewBooking>;

export const MoveBooking = z.object({ starts_at: Instant });
export const CancelBooking = z.object({ reason: z.string().trim().max(1000).default('') }).prefault({});

export const Answer = z.object({ question: z.string(), answer: z.string() });
export type Answer = z.output<typeof Answer>;

/** A booking as its visitor sees it. */
export const Booking = z.object({
  id: z.uuid(),
  slug: z.string(),
  status: z.enum(['confirmed', 'cancelled']),
  title: z.string(),
  host: z.string(),
  location: z.string(),
  starts_at: z.string(),
  ends_at: z.string(),
  duration: z.number(),
  time_zone: z.string(),
  name: z.string(),
  email: z.string(),
  answers: z.array(Answer),
  notes: z.string(),
  changeable: z.boolean().meta({ description: 'It may still be moved and cancelled.' }),
  created_at: z.string(),
});
export type Booking = z.output<typeof Booking>;

/** A booking as the owner of its page sees it. */
export const BookingOfPage = Booking.extend({
  appointment_id: z.uuid(),
  reason: z.string().meta({ description: 'Why it was cancelled, as far as whoever did so said.' }),
});
export type BookingOfPage = z.output<typeof BookingOfPage>;

export const BookingsQuery = z.object({
  when: z.enum(['upcoming', 'past']).default('upcoming').meta({ description: 'In order of time, the nearest first.' }),
});

/** Given once, to who booked: whoever holds the token may see, move and cancel the booking. */
export const Booked = z.object({
  booking: Booking,
  token: z.string(),
  manage_path: z.string().meta({ description: 'In the web app.' }),
  calendar_path: z.string().meta({ description: 'The iCalendar file.' }),
  calendar: z.string().meta({ description: 'The same as text.' }),
});
export type Booked = z.output<typeof Booked>;
