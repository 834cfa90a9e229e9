/** When something comes again, as cron has it: the allowed values of each field, ascending. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: readonly number[];
  readonly months: readonly number[];
  /** Sunday is 0. */
  readonly weekdays: readonly number[];
  /** Where both days and weekdays are named, one of the two is enough: as every cron has it. */
  readonly eitherDay: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FIELDS = [
  { name: 'minute', from: 0, to: 59, names: [] },
  { name: 'hour', from: 0, to: 23, names: [] },
  { name: 'day', from: 1, to: 31, names: [] },
  { name: 'month', from: 1, to: 12, names: MONTHS },
  // 7 is Sunday, too.
  { name: 'weekday', from: 0, to: 7, names: WEEKDAYS },
] as const;
const NICKNAMES: Readonly<Record<string, string>> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
};

/**
 * Reads a cron expression: five fields (minute, hour, day, month, weekday) of `*`, values, names, `a-b`, lists and steps, or a
 * nickname such as `@daily`.
 *
 * @throws RangeError that says in plain words what is wrong
 */
export function parseCron(text: string): Cron {
  const fields = (NICKNAMES[text.trim().toLowerCase()] ?? text).trim().split(/\s+/u);
  if (fields.length !== FIELDS.length)
    throw new RangeError(`It has five fields (minute, hour, day, month, weekday), not ${fields.length}.`);
  const [minutes, hours, days, months, weekdays] = FIELDS.map((_, index) => readField(fields, index));
  if (!minutes || !hours || !days || !months || !weekdays) throw new RangeError('It has five fields.');
  const named = (index: number) => !fields[index]?.startsWith('*');
  return {
    ...{ minutes, hours, days, months },
    weekdays: ascending(weekdays.map((weekday) => weekday % 7)),
    eitherDay: named(2) && named(4),
  };
}

function readField(fields: readonly string[], index: number): number[] {
  const field = FIELDS[index];
  const text = fields[index];
  if (!field || text === undefined) return [];
  return ascending(text.split(',').flatMap((part) => readPart(part, field)));
}

function readPart(part: string, { name, from, to, names }: (typeof FIELDS)[number]): number[] {
  const wrong = () => new RangeError(`"${part.slice(0, 20)}" is no ${name}.`);
  const [, range = '', step] = /^([^/]+)(?:\/(\d{1,4}))?$/u.exec(part) ?? [];
  const value = (text: string | undefined): number => {
    const named = (names as readonly string[]).indexOf(text?.toLowerCase() ?? '');
    const number = named >= 0 ? named + (from === 1 ? 1 : 0) : /^\d{1,2}$/u.test(text ?? '') ? Number(text) : NaN;
    if (!(number >= from && number <= to)) throw wrong();
    return number;
  };
  const every = step === undefined ? 1 : Number(step);
  if (every === 0) throw wrong();
  const [first, last, more] = range === '*' ? [] : range.split('-');
  if (more !== undefined) throw wrong();
  const begin = range === '*' ? from : value(first);
  // Only `*` ends before 7: Sunday must not come twice in the count of a step.
  const open = name === 'weekday' ? 6 : to;
  const end = last !== undefined ? value(last) : range === '*' || step !== undefined ? open : begin;
  if (end < begin) throw wrong();
  return Array.from({ length: Math.floor((end - begin) / every) + 1 }, (_, count) => begin + count * every);
}

function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].toSorted((a, b) => a - b);
}
