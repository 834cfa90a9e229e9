import { isoDay } from '../time/time.ts';
import type { Day } from '../time/time.ts';
import { WEEKDAYS, newForm, placesOf, ruleOf, weekdayAt } from './rule-form.ts';
import type { Frequency, Nth, RuleForm, Weekday } from './rule-form.ts';

const UNITS: Readonly<Record<Frequency, string>> = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' };
const WORKING_DAYS = 'MO,TU,WE,TH,FR';

export const unitWords = (frequency: Frequency, count: number): string =>
  count === 1 ? UNITS[frequency] : `${UNITS[frequency]}s`;

export const nthWords = (nth: Nth): string => (nth === -1 ? 'last' : ordinal(nth));

export function ordinal(number: number): string {
  const ending = number % 100 > 10 && number % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}

/** "Tuesday" in the language of dates; 1 January 2024 was a Monday. */
export function weekdayWords(weekday: Weekday, style: 'long' | 'short' = 'long'): string {
  const date = Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(weekday));
  return new Intl.DateTimeFormat('en', { weekday: style, timeZone: 'UTC' }).format(date);
}

/** "Every 2 weeks on Tuesday and Friday, 10 times" */
export function formWords(form: RuleForm, first: Day): string {
  const { frequency, interval, weekdays, ofMonth, ends } = form;
  const every =
    interval === 1 ? `Every ${unitWords(frequency, 1)}` : `Every ${interval} ${unitWords(frequency, interval)}`;
  const days = WEEKDAYS.filter((day) => weekdays.includes(day));
  const on = {
    DAILY: '',
    WEEKLY: ` on ${listed(days.map((day) => weekdayWords(day)))}`,
    MONTHLY:
      'nth' in ofMonth
        ? ` on the ${nthWords(ofMonth.nth)} ${weekdayWords(ofMonth.weekday)}`
        : ` on the ${ofMonth.day === -1 ? 'last day' : ordinal(ofMonth.day)}`,
    YEARLY: ` on ${dayAndMonth(first)}`,
  }[frequency];
  const plain =
    frequency === 'WEEKLY' && interval === 1 && days.join(',') === WORKING_DAYS ? 'Every weekday' : every + on;
  if (!ends) return plain;
  return 'on' in ends
    ? `${plain}, until ${date(ends.on)}`
    : `${plain}, ${ends.after === 1 ? 'once' : `${ends.after} times`}`;
}

/** What most people want of something that begins on this day, the most frequent first. */
export function presets(first: Day): readonly { readonly rrule: string; readonly label: string }[] {
  const monthly = placesOf(first).map((nth) => ({
    ...newForm('MONTHLY', first),
    ofMonth: { nth, weekday: weekdayAt(first) },
  }));
  const forms: RuleForm[] = [
    newForm('DAILY', first),
    { ...newForm('WEEKLY', first), weekdays: WEEKDAYS.slice(0, 5) },
    newForm('WEEKLY', first),
    { ...newForm('WEEKLY', first), interval: 2 },
    newForm('MONTHLY', first),
    ...monthly,
    newForm('YEARLY', first),
  ];
  return forms.map((form) => ({ rrule: ruleOf(form), label: formWords(form, first) }));
}

const at = (day: Day) => Date.parse(`${isoDay(day)}T12:00:00Z`);

function date(day: Day): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(at(day));
}

function dayAndMonth(day: Day): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(at(day));
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
