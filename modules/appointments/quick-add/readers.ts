import { knownZone } from '../recurrence/recurrence.ts';
import { dayOf, dayPattern } from './days-said.ts';
import type { Heard } from './heard.ts';
import { likely, likelyRange, looksLikeTime, timeOf, timePattern } from './times-said.ts';
import { reader } from './reader.ts';
import type { Ears, Groups, Reader } from './reader.ts';
import { repetitionReaders } from './repetition-said.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Unit } from './words.ts';

/** Every pattern is bounded in length, so that reading takes time in proportion to the text. */
export function readersFor(words: Vocabulary): readonly Reader[] {
  const [day1, day2] = [dayPattern(words, 1), dayPattern(words, 2)];
  const [time1, time2] = [timePattern(words, 1), timePattern(words, 2)];
  const range = `(?: ?[-–—] ?|,? ${words.any('to')} )`;
  const from = `(?:${words.any('from')} )?`;
  const at = `(?:(?:${words.any('at')} |@ ?))?`;
  const on = `(?:(?:${words.any('on')} ))?`;
  const some = `(?:(?<number>\\d{1,4}(?:[.,]\\d{1,2})?)|(?<half>${words.any('half')})|(?<one>${words.any('one')}))`;
  const unit = `(?<unit>${words.units.pattern}|(?<=\\d)[mdw])`;
  const rest = `(?:(?<more>\\d{2})| ?(?:${words.any('and')} )?(?<rest>\\d{1,2}) ?(?:minuten|minutes|mins|min|m))?`;
  const amount = `${some} ?${unit}${rest}`;

  return [
    reader('title', `"(?<text>[^"]{1,500})"`, ({ text = '' }, heard) => {
      heard.title.push(text.trim());
      heard.quoted.title = true;
      return true;
    }),
    reader('category', `#(?:"(?<quoted>[^"]{1,100})"|(?<word>[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,99}))`, readCategory),
    reader('calendar', `/(?:"(?<quoted>[^"]{1,100})"|(?<word>[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,99}))`, readCalendar),
    reader('time_zone', `(?<zone>[a-z_]{2,20}(?:/[a-z0-9_+-]{1,30}){1,2}|UTC)`, readZone),
    reader('reminder', `${words.any('remind')}:? ${amount}(?: ${words.any('before')})?`, (groups, heard) => {
      heard.reminders.push(amountOf(groups, words).minutes);
      return heard.reminders.length <= 10;
    }),
    ...repetitionReaders(words),
    reader('duration', `${words.any('in')} ${amount}`, (groups, heard) => {
      if (heard.day || heard.startMinutes !== undefined || heard.fromNow) return false;
      heard.fromNow = amountOf(groups, words);
      return true;
    }),
    reader('date', `${from}${on}${day1},? ${at}${time1}${range}${on}${day2},? ${at}${time2}`, readDaysAndTimes),
    reader('date', `${from}(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?${range}${day2}`, readDaysOfAMonth),
    reader(
      'date',
      `${from}(?<name>${words.months.pattern})\\.? (?<day>\\d{1,2})${range}(?<last>\\d{1,2})(?:,? (?<year>\\d{4}))?`,
      readDaysAfterMonth,
    ),
    reader('date', `${from}${on}${day1}${range}${on}${day2}`, readDays),
    reader('date', `${on}(?:the )?${day1}(?: (?<part>${words.parts.pattern}))?`, (groups, heard, ears) => {
      const said = dayOf(groups, 1, words, ears.monthFirst);
      if (heard.day || heard.fromNow || !said) return false;
      heard.day = said.day;
      if (said.beside) heard.beside = said.beside;
      const part = groups['part'] === undefined ? said.part : words.parts.of(groups['part']);
      if (part !== undefined) heard.part = part;
      return true;
    }),
    // "on the 5th", "am 5."; not "on the 5th floor"
    reader(
      'date',
      `${words.any('on')} (?:the (?<day>\\d{1,2})(?:st|nd|rd|th)|(?<day>\\d{1,2})\\.)(?! (?:floor|street|avenue))`,
      ({ day }, heard) => {
        if (heard.day || heard.fromNow || Number(day) < 1 || Number(day) > 31) return false;
        heard.day = { kind: 'day-of-month', day: Number(day) };
        return true;
      },
    ),
    reader(
      'time',
      `(?<from>${words.any('from')} )?(?<at>${at})${time1}(?: ?(?<dash>[-–—]) ?| ${words.any('to')} )${time2}`,
      readTimes,
    ),
    reader('time', `${words.any('until')} ${time1}`, (groups, heard) => {
      const time = timeOf(groups, 1, words);
      if (heard.startMinutes === undefined || heard.endMinutes !== undefined || !time) return false;
      const { end } = likelyRange({ minutes: heard.startMinutes, sure: true }, time);
      heard.endMinutes = end;
      return true;
    }),
    reader('duration', `(?<for>${words.any('for')} )?${amount}`, readLength),
    reader('all_day', words.any('allDay'), (_groups, heard) => {
      heard.allDay = true;
      return true;
    }),
    reader('time', `(?<at>${at})${time1}`, (groups, heard) => {
      const time = timeOf(groups, 1, words);
      const said = groups['at'] !== '' || looksLikeTime(groups, 1);
      if (!time || !said || heard.startMinutes !== undefined) return false;
      heard.startMinutes = likely(time);
      if (time.half) heard.half = true;
      return true;
    }),
    reader('time', `${words.any('during')} (?<part>${words.parts.pattern})`, ({ part = '' }, heard) => {
      if (heard.part !== undefined) return false;
      heard.part = words.parts.of(part) ?? 9;
      return true;
    }),
  ];

  function readDaysAndTimes(groups: Groups, heard: Heard, ears: Ears): boolean {
    const [start, end] = [timeOf(groups, 1, words), timeOf(groups, 2, words)];
    if (heard.startMinutes !== undefined || !start || !end) return false;
    if (!readDays(groups, heard, ears)) return false;
    heard.startMinutes = likely(start);
    heard.endMinutes = likely(end);
    return true;
  }

  function readDays(groups: Groups, heard: Heard, { monthFirst }: Ears): boolean {
    const [first, last] = [dayOf(groups, 1, words, monthFirst), dayOf(groups, 2, words, monthFirst)];
    if (heard.day || heard.fromNow || !first || !last) return false;
    heard.day = first.day;
    if (first.beside) heard.beside = first.beside;
    heard.lastDay = last.day;
    return true;
  }

  function readDaysOfAMonth(groups: Groups, heard: Heard, { monthFirst }: Ears): boolean {
    const last = dayOf(groups, 2, words, monthFirst)?.day;
    const day = Number(groups['day']);
    if (heard.day || heard.fromNow || last?.kind !== 'date' || day < 1 || day >= last.day) return false;
    heard.day = { ...last, day };
    heard.lastDay = last;
    return true;
  }

  function readDaysAfterMonth({ name, year, day, last: end }: Groups, heard: Heard): boolean {
    const last = dayOf({ name1: name, year1: year, day1: end }, 1, words, false)?.day;
    const first = Number(day);
    if (heard.day || heard.fromNow || last?.kind !== 'date' || first < 1 || first >= last.day) return false;
    heard.day = { ...last, day: first };
    heard.lastDay = last;
    return true;
  }

  function readTimes(groups: Groups, heard: Heard): boolean {
    const [start, end] = [timeOf(groups, 1, words), timeOf(groups, 2, words)];
    if (heard.startMinutes !== undefined || !start || !end) return false;
    const marked = groups['from'] !== undefined || groups['at'] !== '';
    if (!marked && !looksLikeTime(groups, 1) && !looksLikeTime(groups, 2) && groups['dash'] === undefined) return false;
    const likeliest = likelyRange(start, end);
    heard.startMinutes = likeliest.start;
    heard.endMinutes = likeliest.end;
    if (start.half) heard.half = true;
    return true;
  }

  function readLength(groups: Groups, heard: Heard): boolean {
    const meant = groups['for'] !== undefined || groups['number'] !== undefined;
    if (!meant || heard.length) return false;
    const length = amountOf(groups, words);
    // "every Monday 9-10 for 6 weeks" says how long it goes on.
    if (heard.endMinutes !== undefined && !(heard.repetition && length.minutes > 1440)) return false;
    if (length.minutes === 0 || length.minutes > 366 * 1440) return false;
    heard.length = length;
    return true;
  }
}

function readCategory({ quoted, word = '' }: Groups, heard: Heard, { categories }: Ears): boolean {
  if (heard.category !== undefined) return false;
  const said = quoted?.trim() ?? word;
  if (said === '') return false;
  heard.category = categories.find((name) => name.toLowerCase() === said.toLowerCase()) ?? said;
  return true;
}

function readCalendar({ quoted, word = '' }: Groups, heard: Heard, { calendars }: Ears): boolean {
  const said = (quoted ?? word).toLowerCase();
  const named = (matches: (name: string) => boolean) => calendars.find(({ name }) => matches(name.toLowerCase()));
  const calendar = named((name) => name === said) ?? named((name) => name.startsWith(said));
  if (heard.calendar || !calendar) return false;
  heard.calendar = calendar;
  return true;
}

function readZone({ zone = '' }: Groups, heard: Heard): boolean {
  const known = heard.timeZone === undefined ? knownZone(zone) : undefined;
  if (known === undefined) return false; // "km/h"
  heard.timeZone = known;
  return true;
}

const MINUTES: Readonly<Record<Unit, number>> = {
  minute: 1,
  hour: 60,
  day: 1440,
  week: 10_080,
  month: 43_200,
  year: 525_600,
};

function amountOf(groups: Groups, words: Vocabulary): { amount: number; unit: Unit; minutes: number } {
  const said = groups['unit'] ?? '';
  const letter = ({ m: 'minute', d: 'day', w: 'week' } as const)[said.toLowerCase()];
  const unit = letter ?? words.units.of(said) ?? 'minute';
  const number = groups['number'] === undefined ? 1 : Number(groups['number'].replace(',', '.'));
  const amount = groups['half'] === undefined ? number : 0.5;
  const more = unit === 'hour' ? Number(groups['more'] ?? groups['rest'] ?? 0) : 0;
  return { amount, unit, minutes: Math.round(amount * MINUTES[unit]) + more };
}
