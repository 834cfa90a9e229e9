import { storedRule, untilLocal } from './rule.ts';
import type { Rule } from './rule.ts';

/** What a language needs to say a rule; another language is another table. */
export interface RuleWords {
  readonly every: Readonly<Record<string, readonly [one: string, many: (count: number) => string]>>;
  readonly weekdays: Readonly<Record<string, string>>;
  readonly workdays: string;
  readonly months: readonly string[];
  readonly nth: (nth: number) => string;
  readonly and: (items: readonly string[]) => string;
  readonly on: (days: string) => string;
  readonly onThe: (days: string) => string;
  readonly in: (months: string) => string;
  readonly at: (times: string) => string;
  readonly inWeeks: (weeks: string) => string;
  readonly ofThe: (choice: string, days: string) => string;
  readonly day: (nth: string) => string;
  readonly dayOfYear: (nth: string) => string;
  readonly times: (count: number) => string;
  readonly until: (day: string) => string;
}

const list = () => new Intl.ListFormat('en-GB', { type: 'conjunction' });
const ENGLISH: RuleWords = {
  every: {
    YEARLY: ['every year', (count) => `every ${count} years`],
    MONTHLY: ['every month', (count) => `every ${count} months`],
    WEEKLY: ['every week', (count) => `every ${count} weeks`],
    DAILY: ['every day', (count) => `every ${count} days`],
    HOURLY: ['every hour', (count) => `every ${count} hours`],
    MINUTELY: ['every minute', (count) => `every ${count} minutes`],
    SECONDLY: ['every second', (count) => `every ${count} seconds`],
  },
  weekdays: {
    MO: 'Monday',
    TU: 'Tuesday',
    WE: 'Wednesday',
    TH: 'Thursday',
    FR: 'Friday',
    SA: 'Saturday',
    SU: 'Sunday',
  },
  workdays: 'weekdays',
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  nth: (nth) => (nth === -1 ? 'last' : nth < 0 ? `${englishOrdinal(-nth)} to last` : englishOrdinal(nth)),
  and: (items) => list().format(items),
  on: (days) => `on ${days}`,
  onThe: (days) => `on the ${days}`,
  in: (months) => `in ${months}`,
  at: (times) => `at ${times}`,
  inWeeks: (weeks) => `in week ${weeks} of the year`,
  ofThe: (choice, days) => `${choice} of ${days}`,
  day: (nth) => (nth.endsWith('last') ? `${nth} day` : nth),
  dayOfYear: (nth) => `${nth} day of the year`,
  times: (count) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`),
  until: (day) => `until ${day}`,
};

const MON_TO_FRI = 'MO,TU,WE,TH,FR';

/** "every 2 weeks on Tuesday and Thursday, 10 times": a stored rule in words. */
export function inPlainWords(
  rrule: string,
  { time_zone, words = ENGLISH }: { time_zone: string | null; words?: RuleWords },
): string {
  const rule = storedRule(rrule);
  const numbers = (name: string) => rule.get(name)?.split(',').map(Number);
  const interval = Number(rule.get('INTERVAL') ?? 1);
  const [one, many] = words.every[rule.get('FREQ') ?? ''] ?? [rrule, () => rrule];
  const phrases = [interval === 1 ? one : many(interval)];

  const positions = numbers('BYSETPOS');
  const days = daysOf(rule, words);
  if (days.length > 0) {
    const said = words.and(days);
    if (positions) phrases.push(words.onThe(words.ofThe(words.and(positions.map(words.nth)), said)));
    else phrases.push(/^\p{Lu}/u.test(said) || said === words.workdays ? words.on(said) : words.onThe(said));
  }
  const weeks = numbers('BYWEEKNO');
  if (weeks) phrases.push(words.inWeeks(words.and(weeks.map(String))));
  const months = numbers('BYMONTH');
  if (months) phrases.push(words.in(words.and(months.map((month) => words.months[month - 1] ?? ''))));
  const times = timesOf(rule);
  if (times.length > 0) phrases.push(words.at(words.and(times)));
  const sentence = phrases.join(' ');
  const count = rule.get('COUNT');
  if (count !== undefined) return `${sentence}, ${words.times(Number(count))}`;
  const until = untilLocal(rule, time_zone)?.slice(0, 10);
  return until === undefined ? sentence : `${sentence}, ${words.until(dayIn(until, words))}`;
}

function daysOf(rule: Rule, words: RuleWords): string[] {
  const byDay = rule.get('BYDAY');
  const weekdays =
    byDay === undefined
      ? []
      : byDay === MON_TO_FRI
        ? [words.workdays]
        : byDay.split(',').map((day) => {
            const nth = Number(/^[+-]?\d+/.exec(day)?.[0] ?? 0);
            const name = words.weekdays[day.slice(-2)] ?? day;
            return nth === 0 ? name : `${words.nth(nth)} ${name}`;
          });
  const nths = (name: string, say: (nth: string) => string) =>
    (rule.get(name)?.split(',') ?? []).map((nth) => say(words.nth(Number(nth))));
  return [...weekdays, ...nths('BYMONTHDAY', words.day), ...nths('BYYEARDAY', words.dayOfYear)];
}

function timesOf(rule: Rule): string[] {
  const [hours, minutes] = ['BYHOUR', 'BYMINUTE'].map((name) => rule.get(name)?.split(','));
  if (!hours) return [];
  return hours.flatMap((hour) =>
    (minutes ?? ['0']).map((minute) => `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`),
  );
}

function dayIn(day: string, words: RuleWords): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${words.months[Number(month) - 1]} ${year}`;
}

function englishOrdinal(nth: number): string {
  const ending = nth % 100 > 10 && nth % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][nth % 10] ?? 'th');
  return `${nth}${ending}`;
}
