import { dayOf, dayPattern } from './days-said.ts';
import type { Heard, Repetition } from './heard.ts';
import { reader } from './reader.ts';
import type { Groups, Reader } from './reader.ts';
import type { Vocabulary } from './vocabulary.ts';

const WORKING_DAYS = [1, 2, 3, 4, 5];
const SECOND = 2;

export function repetitionReaders(words: Vocabulary): readonly Reader[] {
  const every = words.any('every');
  const weekday = words.weekdays.pattern;
  const ordinal = `(?<ordinal>${words.ordinals.pattern})`;
  const ofTheMonth = `(?<month> ${words.any('ofTheMonth')})?`;
  const onThe = `(?: (?:on the|${words.any('on')}) (?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?(?! ?${words.months.pattern}))?`;
  const listed = `(?<listed>${weekday}s?(?:(?:, ?| ${words.any('and')} | ?[&/+] ?)${weekday}){0,6})`;
  const plural = words.everyWeekday.pattern;
  const eachPlural = new RegExp(plural, 'giu');
  const the = `(?:${words.any('on')} )?(?:${words.any('the')} )?`;
  const number = `(?:(?<number>\\d{1,3})\\.? |(?<other>${words.any('other')}) )?`;
  const eachWeekday = new RegExp(weekday, 'giu');

  return [
    reader(
      'repeats',
      `(?:(?:${every}|${words.any('on')}) ${words.any('weekday')}|${words.any('onWeekdays')})`,
      (_groups, heard) => repeat(heard, { unit: 'week', weekdays: WORKING_DAYS }),
    ),
    reader('repeats', `(?:${every}|${words.any('on')}) ${ordinal} (?<weekday>${weekday})${ofTheMonth}`, readNth),
    reader('repeats', `${the}${ordinal} (?<weekday>${weekday}) (?<month>${words.any('ofEveryMonth')})`, readNth),
    reader('repeats', `${the}(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)? ${words.any('ofEveryMonth')}`, ({ day }, heard) =>
      readUnit('month', { interval: 1, day }, heard),
    ),
    reader(
      'repeats',
      `(?:${words.any('on')} )?(?<listed>${plural}(?:(?:, ?| ${words.any('and')} | ?[&/+] ?)${plural}){0,6})`,
      readPlural,
    ),
    reader('repeats', `${every} (?<other>${words.any('other')} )?${listed}`, ({ listed: said = '', other }, heard) => {
      const weekdays = [...new Set((said.match(eachWeekday) ?? []).map((word) => words.weekdays.of(word) ?? 1))];
      return repeat(heard, {
        unit: 'week',
        interval: other === undefined ? 1 : 2,
        weekdays: weekdays.toSorted((a, b) => a - b),
      });
    }),
    reader('repeats', `${every} (?<part>${words.parts.pattern})`, ({ part = '' }, heard) => {
      if (!repeat(heard, { unit: 'day' })) return false;
      heard.part ??= words.parts.of(part) ?? 9;
      return true;
    }),
    reader('repeats', `${every} ${number}(?<unit>${words.units.pattern})${onThe}`, readRhythm),
    reader('repeats', `(?<rhythm>${words.rhythms.pattern})${onThe}`, ({ rhythm = '', day }, heard) =>
      readUnit(words.rhythms.of(rhythm), { interval: 1, day }, heard),
    ),
    reader('repeats', `${every} ${words.any('on')}? ?${dayPattern(words, 1)}`, readYearly),
    reader('repeats', `${words.any('until')} ${dayPattern(words, 1)}`, (groups, heard, { monthFirst }) => {
      const said = dayOf(groups, 1, words, monthFirst);
      if (!said) return false;
      if (heard.repetition && !heard.until && heard.count === undefined) heard.until = said.day;
      else if (!heard.repetition && heard.day && !heard.lastDay) heard.lastDay = said.day;
      else return false;
      return true;
    }),
    reader('repeats', `(?:${words.any('for')} )?(?<count>\\d{1,3}) ?${words.any('times')}`, ({ count }, heard) => {
      if (!heard.repetition || heard.until || heard.count !== undefined || Number(count) === 0) return false;
      heard.count = Number(count);
      return true;
    }),
  ];

  /** "Mondays"; of "weekly review on Fridays" they are the days of the rhythm. */
  function readPlural({ listed: said = '' }: Groups, heard: Heard): boolean {
    const days = (said.match(eachPlural) ?? []).map((word) => words.everyWeekday.of(word) ?? 1);
    const { repetition } = heard;
    if (repetition && (repetition.unit !== 'week' || repetition.weekdays.length > 0)) return false;
    const weekdays = [...new Set(days)].toSorted((a, b) => a - b);
    heard.repetition = { interval: 1, unit: 'week', ...repetition, weekdays };
    return true;
  }

  /** "every second Tuesday" skips one; "every second Tuesday of the month" is the second. */
  function readNth({ ordinal: said = '', weekday: day = '', month }: Groups, heard: Heard): boolean {
    const nth = words.ordinals.of(said);
    const weekdays = [words.weekdays.of(day) ?? 1];
    if (nth === SECOND && month === undefined) return repeat(heard, { unit: 'week', interval: 2, weekdays });
    return repeat(heard, { unit: 'month', weekdays, ...(nth === undefined ? {} : { nth }) });
  }

  function readRhythm({ number: said, other, unit = '', day }: Groups, heard: Heard): boolean {
    const interval = other === undefined ? Number(said ?? 1) : 2;
    return readUnit(words.units.of(unit), { interval, day }, heard);
  }

  function readYearly(groups: Groups, heard: Heard, { monthFirst }: { monthFirst: boolean }): boolean {
    const day = dayOf(groups, 1, words, monthFirst)?.day;
    if (heard.day || day?.kind !== 'date' || !repeat(heard, { unit: 'year' })) return false;
    heard.day = day;
    return true;
  }
}

function readUnit(
  unit: string | undefined,
  { interval, day }: { interval: number; day: string | undefined },
  heard: Heard,
): boolean {
  if ((unit !== 'day' && unit !== 'week' && unit !== 'month' && unit !== 'year') || interval === 0) return false;
  const dayOfMonth = Number(day);
  if (day === undefined) return repeat(heard, { unit, interval });
  return unit === 'month' && dayOfMonth >= 1 && dayOfMonth <= 31 && repeat(heard, { unit, interval, dayOfMonth });
}

function repeat(heard: Heard, repetition: Partial<Repetition> & Pick<Repetition, 'unit'>): boolean {
  if (heard.repetition) return false;
  heard.repetition = { interval: 1, weekdays: [], ...repetition };
  return true;
}
