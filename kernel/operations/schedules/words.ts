import type { Cron } from './cron.ts';

const WEEKDAYS = ['Sundays', 'Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
/** More times a day than these are told as lists of hours and minutes. */
const MOST_TIMES = 6;

/** A cron expression as a person would say it: "Mondays at 07:00". */
export function inWords(cron: Cron): string {
  const months = cron.months.length === 12 ? '' : ` in ${list(cron.months.map((month) => MONTHS[month - 1] ?? ''))}`;
  const [days, times] = [daysOf(cron), timesOf(cron)];
  if (times.startsWith('Every')) return `${times}${days === '' ? '' : ` on ${lowerFirst(days)}`}${months}`;
  return `${days === '' ? 'Every day' : days} ${times}${months}`;
}

function timesOf({ hours, minutes }: Cron): string {
  if (hours.length === 24) {
    const [first = 0, second] = minutes;
    if (second === undefined) return first === 0 ? 'Every hour' : `Every hour at :${two(first)}`;
    if (minutes.length === 60) return 'Every minute';
    if (first === 0 && 60 % second === 0 && minutes.length === 60 / second) return `Every ${second} minutes`;
    return `Every hour at ${list(minutes.map((minute) => `:${two(minute)}`))}`;
  }
  if (hours.length * minutes.length <= MOST_TIMES)
    return `at ${list(hours.flatMap((hour) => minutes.map((minute) => `${two(hour)}:${two(minute)}`)))}`;
  const within = `in the hours ${list(hours.map((hour) => two(hour)))}`;
  return minutes.length === 60
    ? `every minute ${within}`
    : `at ${list(minutes.map((minute) => `:${two(minute)}`))} ${within}`;
}

function daysOf({ days, weekdays, eitherDay }: Cron): string {
  const named = days.length < 31 ? `Day ${list(days.map(String))} of the month` : '';
  const key = weekdays.join('');
  const week =
    weekdays.length === 7
      ? ''
      : key === '12345'
        ? 'Weekdays'
        : key === '06'
          ? 'Weekends'
          : // The week begins on Monday.
            list(
              [...weekdays.filter(Boolean), ...weekdays.filter((day) => day === 0)].map((day) => WEEKDAYS[day] ?? ''),
            );
  if (named === '' || week === '') return named || week;
  return eitherDay ? `${named} and ${lowerFirst(week)}` : `${named} where it is one of the ${lowerFirst(week)}`;
}

/** Weekdays have names of their own: "Mondays" stays, "Day 1" does not. */
function lowerFirst(text: string): string {
  return /^(Day|Weekdays|Weekends)/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
