import fc from 'fast-check';

export interface Written {
  readonly title: string;
  readonly all_day: boolean;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly time_zone: string;
  readonly location: string;
  readonly category: string | null;
  readonly calendar_id: string | null;
  readonly rrule: string | null;
  readonly reminders: readonly { minutes_before: number; via: 'app' }[] | null;
}

const day = fc.integer({ min: 1, max: 700 }).map((days) => Temporal.PlainDate.from('2026-11-21').add({ days }));
const titles = fc.stringMatching(/^[A-Za-zäöü0-9:.#@/' -]{1,30}$/).map((text) => text.trim() || 'x');
const words = fc.stringMatching(/^[a-z][a-z0-9-]{0,11}$/);

/** Appointments as the line can say them. The clocks of these zones change at night only. */
export const written: fc.Arbitrary<Written> = fc
  .record({
    title: titles.map((text) => text.replaceAll(/ +/g, ' ')),
    day,
    days: fc.integer({ min: 1, max: 20 }),
    minutes: fc.option(
      fc.record({ start: fc.integer({ min: 240, max: 1320 }), length: fc.integer({ min: 1, max: 100 }) }),
    ),
    time_zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Europe/Lisbon'),
    location: fc.oneof(
      fc.constant(''),
      titles.map((text) => text.replaceAll(/ +/g, ' ')),
    ),
    category: fc.option(words.filter((word) => word !== 'work')),
    calendar_id: fc.constantFrom(null, 'home'),
    rhythm: fc.constantFrom(null, 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
    count: fc.option(fc.integer({ min: 1, max: 99 })),
    reminders: fc.option(fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 3 })),
  })
  .map(({ day: first, days, minutes, rhythm, count, reminders, ...rest }) => {
    const at = first.toPlainDateTime();
    const start = minutes ? at.add({ minutes: minutes.start }) : at;
    const wall = (time: Temporal.PlainDateTime) =>
      minutes ? time.toString({ smallestUnit: 'minute' }) : time.toPlainDate().toString();
    return {
      ...rest,
      all_day: minutes === null,
      starts_at: wall(start),
      ends_at: wall(minutes ? start.add({ minutes: minutes.length }) : at.add({ days })),
      rrule: rhythm === null ? null : `FREQ=${rhythm}${count === null ? '' : `;COUNT=${count}`}`,
      reminders: reminders?.map((minutes_before) => ({ minutes_before, via: 'app' as const })) ?? null,
    };
  });

const LANGUAGES = {
  en: {
    DAILY: 'every day',
    WEEKLY: 'weekly',
    MONTHLY: 'every month',
    YEARLY: 'yearly',
    times: 'times',
    remind: 'remind',
  },
  de: {
    DAILY: 'täglich',
    WEEKLY: 'jede Woche',
    MONTHLY: 'monatlich',
    YEARLY: 'jährlich',
    times: 'mal',
    remind: 'erinnere',
  },
} as const;

/** One line that says all of it. */
export function printed(appointment: Written, language: 'en' | 'de'): string {
  const says = LANGUAGES[language];
  const { starts_at, ends_at, all_day, rrule, location, category, reminders } = appointment;
  const [frequency, count] = [/FREQ=(\w+)/.exec(rrule ?? '')?.[1], /COUNT=(\d+)/.exec(rrule ?? '')?.[1]];
  const last = Temporal.PlainDate.from(ends_at.slice(0, 10)).subtract({ days: 1 });
  const minutes = all_day
    ? 0
    : Temporal.PlainDateTime.from(starts_at).until(Temporal.PlainDateTime.from(ends_at)).total('minutes');
  return [
    `"${appointment.title}"`,
    all_day
      ? `${date(starts_at, language)} - ${date(last.toString(), language)}`
      : `${date(starts_at, language)} ${starts_at.slice(11)} ${minutes} min`,
    appointment.time_zone,
    ...(frequency === undefined ? [] : [says[frequency as 'DAILY']]),
    ...(count === undefined ? [] : [`${count} ${says.times}`]),
    ...(location === '' ? [] : [`@"${location}"`]),
    ...(category === null ? [] : [`#${category}`]),
    ...(appointment.calendar_id === null ? [] : ['/home']),
    ...(reminders ?? []).map(({ minutes_before }) => `${says.remind} ${minutes_before} min`),
  ].join(' ');
}

function date(text: string, language: 'en' | 'de'): string {
  const [year, month, dayOfMonth] = text.slice(0, 10).split('-').map(Number);
  return language === 'de' ? `${dayOfMonth}.${month}.${year}` : text.slice(0, 10);
}
