import type { Day } from './heard.ts';
import type { Vocabulary } from './vocabulary.ts';

type Groups = Readonly<Record<string, string | undefined>>;

const SUFFIX = '(?:st|nd|rd|th|\\.)?';

/** A pattern for a day; its groups end in `k`, so that a pattern can hold two. */
export function dayPattern(words: Vocabulary, k: number): string {
  const day = `(?<day${k}>\\d{1,2})`;
  const month = `(?<name${k}>${words.months.pattern})\\.?`;
  const year = `(?<year${k}>\\d{4})(?![:\\d])`;
  const dates = [
    `(?<year${k}>\\d{4})-(?<month${k}>\\d{1,2})-${day}`,
    `${day}\\. ?(?<month${k}>\\d{1,2})\\.(?: ?${year}|(?<year${k}>\\d{2})(?![:.\\d]))?`,
    `(?<first${k}>\\d{1,2})/(?<second${k}>\\d{1,2})(?:/(?:${year}|(?<year${k}>\\d{2})(?!\\d)))?`,
    `(?:the )?${day}${SUFFIX} ?(?:of )?${month}(?:,? ${year})?`,
    `${month} (?:the )?${day}${SUFFIX}(?![:\\d])(?:,? ${year})?`,
  ];
  const weekday = words.weekdays.pattern;
  const dated = `(?:(?<beside${k}>${weekday})\\.?,? (?:the |${words.any('on')} )?)?(?:${dates.join('|')})`;
  const near = `(?:(?<next${k}>${words.any('next')}) |${words.any('this')} )?(?<weekday${k}>${weekday})\\.?(?: (?<far${k}>${words.any('nextWeek')}))?`;
  return `(?:${dated}|${near}|(?<far${k}>${words.any('nextWeek')})(?:,? (?:${words.any('on')} )?(?<weekday${k}>${weekday}))?|(?<near${k}>${words.days.pattern}))`;
}

export interface DaySaid {
  readonly day: Day;
  readonly part?: number;
  readonly beside?: { readonly weekday: number; readonly text: string };
}

/** @returns undefined where no calendar has it */
export function dayOf(groups: Groups, k: number, words: Vocabulary, monthFirst: boolean): DaySaid | undefined {
  const get = (name: string) => groups[name + k];
  const near = get('near');
  if (near !== undefined) {
    const { days, part } = words.days.of(near) ?? { days: 0 };
    return { day: { kind: 'distance', days }, ...(part === undefined ? {} : { part }) };
  }
  const weekday = get('weekday');
  const far = get('far') !== undefined;
  if (weekday !== undefined) {
    const next = far || get('next') !== undefined;
    return { day: { kind: 'weekday', weekday: words.weekdays.of(weekday) ?? 1, next } };
  }
  if (far) return { day: { kind: 'next-week' } };
  const [day, month] = dayAndMonth(get, words, monthFirst);
  const written = get('year');
  const year = written === undefined ? undefined : Number(written) + (written.length === 2 ? 2000 : 0);
  // 2024 is a leap year: 29 February without a year is the next one that there is.
  if (!isDate({ year: year ?? 2024, month, day })) return undefined;
  const beside = get('beside');
  return {
    day: { kind: 'date', month, day, ...(year === undefined ? {} : { year }) },
    ...(beside === undefined ? {} : { beside: { weekday: words.weekdays.of(beside) ?? 1, text: beside } }),
  };
}

function dayAndMonth(
  get: (name: string) => string | undefined,
  words: Vocabulary,
  monthFirst: boolean,
): readonly [day: number, month: number] {
  const [first, second] = [Number(get('first')), Number(get('second'))];
  if (first > 0) return (monthFirst && first <= 12) || second > 12 ? [second, first] : [first, second];
  const name = get('name');
  return [Number(get('day')), name === undefined ? Number(get('month')) : (words.months.of(name) ?? 0)];
}

function isDate({ year, month, day }: { year: number; month: number; day: number }): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && year <= 2200 && month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
