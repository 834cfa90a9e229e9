import { asIfUtc, instantOf, localFrom, wallClockAt } from './wall-clock.ts';

/** A RECUR value of RFC 5545 3.3.10: its parts by name, upper case, as written. `UNTIL` is UTC, or a day where the beginning is one. */
export type Rule = ReadonlyMap<string, string>;

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

const FREQUENCIES = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'];
const CLOCK_PARTS = ['BYHOUR', 'BYMINUTE', 'BYSECOND'];
const MOST_VALUES = 400;

/** What each part may say; `signed`: -1 is the last. */
const NUMBERS: Readonly<Record<string, { readonly least: number; readonly most: number; readonly signed?: true }>> = {
  BYSECOND: { least: 0, most: 59 },
  BYMINUTE: { least: 0, most: 59 },
  BYHOUR: { least: 0, most: 23 },
  BYMONTHDAY: { least: 1, most: 31, signed: true },
  BYYEARDAY: { least: 1, most: 366, signed: true },
  BYWEEKNO: { least: 1, most: 53, signed: true },
  BYMONTH: { least: 1, most: 12 },
  BYSETPOS: { least: 1, most: 366, signed: true },
};

/** A rule, or in plain words what is wrong with it. */
export type ParsedRule = { readonly rule: Rule } | { readonly fault: string };

/**
 * Reads a rule for an appointment that begins at `starts_local` in `time_zone` (null: a day).
 * UNTIL may be given as UTC, as wall clock, or as a day, which is meant to its end.
 */
export function parseRule(text: string, start: { starts_local: string; time_zone: string | null }): ParsedRule {
  const parts = new Map<string, string>();
  for (const part of text
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase()
    .split(';')) {
    if (part === '') continue;
    const [name = '', value = '', ...rest] = part.split('=');
    if (rest.length > 0 || value === '') return { fault: `"${part}" is not NAME=value.` };
    if (parts.has(name)) return { fault: `${name} is given twice.` };
    const fault = faultOfPart(name, value);
    if (fault !== undefined) return { fault };
    parts.set(name, value);
  }
  const day = start.time_zone === null;
  // RFC 5545 3.3.10: with a day to begin on they are to be ignored.
  if (day) for (const name of CLOCK_PARTS) parts.delete(name);
  const fault = faultOfWhole(parts, day);
  if (fault !== undefined) return { fault };
  const until = parts.get('UNTIL');
  if (until === undefined) return { rule: parts };
  const local = untilFrom(until, start.time_zone);
  if (local === undefined) return { fault: `UNTIL=${until} is no day and no time.` };
  if (local < start.starts_local) return { fault: 'UNTIL is before the beginning.' };
  return { rule: withUntil(parts, local, start.time_zone) };
}

export function printRule(rule: Rule): string {
  return [...rule].map(([name, value]) => `${name}=${value}`).join(';');
}

/** A rule that was checked when it was stored. */
export function storedRule(text: string): Rule {
  return new Map(text.split(';').map((part) => part.split('=') as [string, string]));
}

/** The last moment of a stored rule, on the wall clock of its zone. */
export function untilLocal(rule: Rule, zone: string | null): string | undefined {
  const until = rule.get('UNTIL');
  return until === undefined ? undefined : untilFrom(until, zone);
}

/** The rule with an end on the wall clock, and with no other. */
export function withUntil(rule: Rule, local: string, zone: string | null): Rule {
  const at = localFrom(zone === null ? asIfUtc(local) : instantOf(local, zone), { day: zone === null });
  const changed = new Map(rule);
  changed.delete('COUNT');
  return changed.set('UNTIL', at.replaceAll(/[-:]/g, '') + (zone === null ? '' : 'Z'));
}

export function withCount(rule: Rule, count: number): Rule {
  return new Map(rule).set('COUNT', String(count));
}

function faultOfPart(name: string, value: string): string | undefined {
  const number = NUMBERS[name];
  if (number) return faultOfNumbers(name, value, number);
  switch (name) {
    case 'FREQ':
      return FREQUENCIES.includes(value) ? undefined : `FREQ is one of ${FREQUENCIES.join(', ')}.`;
    case 'INTERVAL':
      return isWithin(value, 1, 1000) ? undefined : 'INTERVAL is a number from 1 to 1000.';
    case 'COUNT':
      return isWithin(value, 1, 2 ** 31) ? undefined : 'COUNT is a number from 1.';
    case 'UNTIL':
      return undefined;
    case 'WKST':
      return isWeekday(value) ? undefined : 'WKST is a weekday, such as MO.';
    case 'BYDAY':
      return value
        .split(',')
        .every((day) => /^([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)$/.test(day) && isWithin(ordinalOf(day), 0, 53))
        ? undefined
        : 'BYDAY is a list of weekdays, such as MO,TU or -1FR.';
    default:
      return `${name} is unknown.`;
  }
}

function faultOfNumbers(
  name: string,
  value: string,
  { least, most, signed }: (typeof NUMBERS)[string],
): string | undefined {
  const values = value.split(',');
  if (values.length > MOST_VALUES) return `${name} has too many values.`;
  const sign = signed ? /^[+-]/ : /^\+/;
  return values.every((each) => isWithin(each.replace(sign, ''), least, most))
    ? undefined
    : `${name} is a list of numbers from ${least} to ${most}${signed ? ', or with a minus from the end' : ''}.`;
}

/** RFC 5545 3.3.10, the table and what stands around it. */
function faultOfWhole(parts: Rule, day: boolean): string | undefined {
  const freq = parts.get('FREQ');
  const has = (name: string) => parts.has(name);
  if (freq === undefined) return 'FREQ is missing.';
  if (day && ['HOURLY', 'MINUTELY', 'SECONDLY'].includes(freq)) return `An all-day appointment cannot be ${freq}.`;
  if (has('COUNT') && has('UNTIL')) return 'COUNT and UNTIL exclude each other.';
  if (has('BYWEEKNO') && freq !== 'YEARLY') return 'BYWEEKNO needs FREQ=YEARLY.';
  if (has('BYYEARDAY') && ['DAILY', 'WEEKLY', 'MONTHLY'].includes(freq))
    return `BYYEARDAY does not go with FREQ=${freq}.`;
  if (has('BYMONTHDAY') && freq === 'WEEKLY') return 'BYMONTHDAY does not go with FREQ=WEEKLY.';
  if (/\d/.test(parts.get('BYDAY') ?? '') && !(freq === 'MONTHLY' || (freq === 'YEARLY' && !has('BYWEEKNO'))))
    return 'A numbered weekday needs FREQ=MONTHLY or FREQ=YEARLY, and no BYWEEKNO.';
  if (has('BYSETPOS') && ![...parts.keys()].some((name) => name.startsWith('BY') && name !== 'BYSETPOS'))
    return 'BYSETPOS needs another BY… part.';
  return undefined;
}

function untilFrom(until: string, zone: string | null): string | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(until);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second, utc] = found;
  const date = `${year}-${month}-${day}`;
  const local = `${date}T${hour ?? '23'}:${minute ?? '59'}:${second ?? '59'}`;
  const ms = asIfUtc(local);
  if (Number.isNaN(ms) || !localFrom(ms, { day: true }).startsWith(date) || date < '0002') return undefined;
  if (zone === null) return date;
  return utc === 'Z' ? wallClockAt(ms, zone) : local;
}

function ordinalOf(day: string): string {
  return /\d+/.exec(day)?.[0] ?? '0';
}

function isWithin(text: string, least: number, most: number): boolean {
  return /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most;
}

function isWeekday(text: string): text is (typeof WEEKDAYS)[number] {
  return WEEKDAYS.some((day) => day === text);
}
