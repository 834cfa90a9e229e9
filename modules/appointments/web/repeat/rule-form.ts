import { dayOfWall, isoDay, monthOf, parseWall, wallOf, weekdayOf } from '../time/time.ts';
import type { Day } from '../time/time.ts';

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** 1 to 5, or -1: the last. */
export type Nth = 1 | 2 | 3 | 4 | 5 | -1;

/** A repetition as the dialog shows it: what most calendars can say. Other rules are kept as they are. */
export interface RuleForm {
  readonly frequency: Frequency;
  readonly interval: number;
  /** Of a week; at least one where it is weekly. */
  readonly weekdays: readonly Weekday[];
  /** Of a month: a day by its number (-1: the last), or a weekday by its place. */
  readonly ofMonth: { readonly day: number } | { readonly nth: Nth; readonly weekday: Weekday };
  readonly ends: { readonly on: Day } | { readonly after: number } | undefined;
}

/** What each frequency may have beside it, so that nothing is lost that the dialog does not show. */
const PARTS: Readonly<Record<Frequency, readonly string[]>> = {
  DAILY: [],
  WEEKLY: ['BYDAY'],
  MONTHLY: ['BYDAY', 'BYMONTHDAY'],
  YEARLY: ['BYMONTH', 'BYMONTHDAY'],
};
const COMMON = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST'];
const NTHS: readonly number[] = [1, 2, 3, 4, 5, -1];

/** The plainest repetition of something that begins on this day. */
export function newForm(frequency: Frequency, first: Day): RuleForm {
  const weekday = weekdayAt(first);
  return { frequency, interval: 1, weekdays: [weekday], ofMonth: { day: dateOf(first) }, ends: undefined };
}

/** @returns undefined for a rule that says more than the dialog can show */
export function formOf(rrule: string, first: Day, zone: string): RuleForm | undefined {
  const parts = new Map(rrule.split(';').map((part) => part.split('=') as [string, string]));
  const frequency = FREQUENCIES.find((each) => each === parts.get('FREQ'));
  if (!frequency) return undefined;
  const fresh = newForm(frequency, first);
  if ([...parts.keys()].some((name) => !COMMON.includes(name) && !PARTS[frequency].includes(name))) return undefined;
  const interval = Number(parts.get('INTERVAL') ?? 1);
  // Weeks that begin elsewhere matter only where some are left out.
  const weekStart = parts.get('WKST');
  if (weekStart !== undefined && weekStart !== 'MO' && frequency === 'WEEKLY' && interval > 1) return undefined;
  const [byDay, byMonthDay, byMonth] = ['BYDAY', 'BYMONTHDAY', 'BYMONTH'].map((name) => parts.get(name));
  const form = { ...fresh, interval, ends: endsOf(parts, zone) };
  if (frequency === 'YEARLY') {
    const ownDate =
      Number(byMonthDay ?? dateOf(first)) === dateOf(first) &&
      Number(byMonth ?? monthNumber(first)) === monthNumber(first);
    return ownDate ? form : undefined;
  }
  if (frequency === 'WEEKLY' && byDay !== undefined) {
    const weekdays = WEEKDAYS.filter((day) => byDay.split(',').includes(day));
    return weekdays.length === byDay.split(',').length ? { ...form, weekdays } : undefined;
  }
  if (frequency !== 'MONTHLY' || (byDay === undefined && byMonthDay === undefined)) return form;
  if (byDay !== undefined && byMonthDay !== undefined) return undefined;
  if (byMonthDay !== undefined) {
    const day = Number(byMonthDay);
    return day === -1 || (day >= 1 && day <= 31) ? { ...form, ofMonth: { day } } : undefined;
  }
  const [, place = '', name = ''] = /^([+-]?\d)([A-Z]{2})$/.exec(byDay ?? '') ?? [];
  const weekday = WEEKDAYS.find((each) => each === name);
  return weekday && NTHS.includes(Number(place))
    ? { ...form, ofMonth: { nth: Number(place) as Nth, weekday } }
    : undefined;
}

/** RFC 5545; `UNTIL` is a day and meant to its end. */
export function ruleOf({ frequency, interval, weekdays, ofMonth, ends }: RuleForm): string {
  return [
    `FREQ=${frequency}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...(frequency === 'WEEKLY' ? [`BYDAY=${WEEKDAYS.filter((day) => weekdays.includes(day)).join(',')}`] : []),
    ...(frequency === 'MONTHLY'
      ? ['day' in ofMonth ? `BYMONTHDAY=${ofMonth.day}` : `BYDAY=${ofMonth.nth}${ofMonth.weekday}`]
      : []),
    ...(ends && 'after' in ends ? [`COUNT=${ends.after}`] : []),
    ...(ends && 'on' in ends ? [`UNTIL=${isoDay(ends.on).replaceAll('-', '')}`] : []),
  ].join(';');
}

/** Do they say the same, however they are written? */
export function sameRule(a: string, b: string, first: Day, zone: string): boolean {
  if (a === b) return true;
  const [one, other] = [a, b].map((rule) => formOf(rule, first, zone));
  return one !== undefined && other !== undefined && ruleOf(one) === ruleOf(other);
}

function endsOf(parts: ReadonlyMap<string, string>, zone: string): RuleForm['ends'] {
  const [count, until] = [parts.get('COUNT'), parts.get('UNTIL')];
  if (count !== undefined) return { after: Number(count) };
  if (until === undefined) return undefined;
  const [, year, month, day, time] = /^(\d{4})(\d\d)(\d\d)(T\d{6}Z)?/.exec(until) ?? [];
  const date = `${year}-${month}-${day}`;
  if (time === undefined) return { on: dayOfWall(parseWall(date)) };
  const instant = `${date}T${time.slice(1, 3)}:${time.slice(3, 5)}:${time.slice(5, 7)}Z`;
  return { on: dayOfWall(wallOf(instant, zone)) };
}

export const weekdayAt = (day: Day): Weekday => WEEKDAYS[weekdayOf(day) - 1] ?? 'MO';
export const dateOf = (day: Day): number => Number(isoDay(day).slice(8));
const monthNumber = (day: Day) => Number(isoDay(day).slice(5, 7));

/** Which of its month's weekdays a day is; also the last one where it is. */
export function placesOf(day: Day): readonly Nth[] {
  const nth = Math.ceil(dateOf(day) / 7) as Nth;
  return day + 7 >= monthOf(day).next ? [nth, -1] : [nth];
}
