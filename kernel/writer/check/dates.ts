import type { Reading } from './claim.ts';
import type { Language } from './language.ts';
import type { Token } from './tokens.ts';

/** What was understood from a token on: claims, and where the text goes on. */
export interface Understood {
  readonly claims: readonly { readonly from: number; readonly to: number; readonly readings: readonly Reading[] }[];
  readonly next: number;
}

type DateReading = Extract<Reading, { is: 'date' }>;

/** The names of months and weekdays of one language. */
export interface CalendarWords {
  month(token: Token | undefined): number | undefined;
  weekday(token: Token | undefined): number | undefined;
}

export function calendarWords(language: Language): CalendarWords {
  const words = CALENDARS.get(language) ?? readCalendar(language);
  CALENDARS.set(language, words);
  return words;
}

const CALENDARS = new WeakMap<Language, CalendarWords>();

function readCalendar(language: Language): CalendarWords {
  const months = new Map(Object.entries(language.months));
  const weekdays = new Map(Object.entries(language.weekdays));
  for (const style of ['long', 'short'] as const) {
    const name = (day: string, part: 'month' | 'weekday') =>
      new Intl.DateTimeFormat(language.locale, { [part]: style, timeZone: 'UTC' })
        .format(new Date(`${day}T00:00Z`))
        .toLowerCase()
        .replace(/\.$/, '');
    for (let month = 1; month <= 12; month += 1) months.set(name(`2026-${pad(month)}-01`, 'month'), month);
    // 1 June 2026 is a Monday.
    for (let day = 1; day <= 7; day += 1) {
      const word = name(`2026-06-${pad(day)}`, 'weekday');
      weekdays.set(word, day).set(`${word}s`, day);
    }
  }
  const find = (names: ReadonlyMap<string, number>) => (token: Token | undefined) => {
    if (token?.kind !== 'word') return undefined;
    const word = token.word.replace(/'s?$/, '');
    return language.ambiguousDays.has(word) && !/^\p{Lu}/u.test(token.text) ? undefined : names.get(word);
  };
  return { month: find(months), weekday: find(weekdays) };
}

/** A day, in figures or in words, with or without its weekday and year; a range of days; a month; a weekday. */
export function dateAt(
  tokens: readonly Token[],
  at: number,
  { words, language }: { words: CalendarWords; language: Language },
): Understood | undefined {
  const token = tokens[at];
  if (token?.kind === 'date') return one(at, at + 1, figures(token.text));
  const weekday = words.weekday(token);
  if (weekday !== undefined) {
    const next = skip(
      tokens,
      at + 1,
      (text) => text === ',' || text === '.' || text === '(' || language.of.has(text) || text === 'on',
    );
    const date =
      tokens[next]?.kind === 'date'
        ? one(next, next + 1, figures(tokens[next].text))
        : dayAndMonth(tokens, next, { words, language });
    if (!date) return one(at, at + 1, [{ is: 'date', weekday }]);
    const [first, ...rest] = date.claims;
    const readings = (first?.readings ?? []).map((reading) =>
      reading.is === 'date' ? { ...reading, weekday } : reading,
    );
    return { claims: [{ from: at, to: first?.to ?? next, readings }, ...rest], next: date.next };
  }
  return dayAndMonth(tokens, at, { words, language });
}

/** 2026-03-02; 3/2/2026 and 2.3.26, either way round. */
export function figures(text: string): Reading[] {
  const [a = 0, b = 0, c = 0] = text.split(/\D/).map(Number);
  if (/^\d{4}/.test(text)) return [date({ year: a, month: b, day: c })];
  const year = c < 100 ? 2000 + c : c;
  return [date({ year, month: b, day: a }), date({ year, month: a, day: b })];
}

function dayAndMonth(
  tokens: readonly Token[],
  at: number,
  around: { words: CalendarWords; language: Language },
): Understood | undefined {
  return dayFirst(tokens, at, around) ?? monthFirst(tokens, at, around);
}

/** 2 March 2026; the 2nd of March; 2–8 March; 2, 4 and 8 March. */
function dayFirst(
  tokens: readonly Token[],
  at: number,
  { words, language }: { words: CalendarWords; language: Language },
): Understood | undefined {
  const days: { at: number; day: number }[] = [];
  let cursor = tokens[at]?.word === 'the' ? at + 1 : at;
  for (let day = dayOf(tokens[cursor]); day !== undefined; day = dayOf(tokens[cursor])) {
    days.push({ at: cursor, day });
    cursor += 1;
    const between = skip(
      tokens,
      cursor,
      (text) => isDash(text) || text === ',' || language.to.has(text) || language.and.has(text),
    );
    if (between === cursor || dayOf(tokens[between]) === undefined) break;
    cursor = between;
  }
  const month = words.month(tokens[skip(tokens, cursor, (text) => language.of.has(text))]);
  if (days.length === 0 || month === undefined) return undefined;
  cursor = skip(tokens, cursor, (text) => language.of.has(text)) + 1;
  const { year, next } = yearAt(tokens, cursor);
  const claims = days.map(({ at: from, day }, index) => ({
    from,
    to: index === days.length - 1 ? next : from + 1,
    readings: [date({ day, month, ...year })],
  }));
  return { claims, next };
}

/** March 2nd, 2026; March 2–8; March 2026; March. */
function monthFirst(
  tokens: readonly Token[],
  at: number,
  { words, language }: { words: CalendarWords; language: Language },
): Understood | undefined {
  const month = words.month(tokens[at]);
  if (month === undefined) return undefined;
  const begin = tokens[at]?.text === 'May' && startsSentence(tokens, at);
  let cursor = skip(tokens, at + 1, (text) => text === '.' || text === 'the');
  const day = dayOf(tokens[cursor]);
  if (day === undefined) {
    if (begin && yearAt(tokens, at + 1).next === at + 1) return undefined;
    const { year, next } = yearAt(
      tokens,
      skip(tokens, at + 1, (text) => language.of.has(text)),
    );
    return Object.keys(year).length > 0
      ? one(at, next, [date({ month, ...year })])
      : one(at, at + 1, [date({ month })]);
  }
  const claims = [{ from: at, to: cursor + 1, day }];
  cursor += 1;
  const between = skip(tokens, cursor, (text) => isDash(text) || text === 'to' || text === 'through');
  const last = between > cursor ? dayOf(tokens[between]) : undefined;
  if (last !== undefined) {
    claims.push({ from: between, to: between + 1, day: last });
    cursor = between + 1;
  }
  const { year, next } = yearAt(tokens, cursor);
  return { claims: claims.map(({ from, to, day }) => ({ from, to, readings: [date({ day, month, ...year })] })), next };
}

function yearAt(tokens: readonly Token[], at: number): { year: { year?: number }; next: number } {
  const cursor = tokens[at]?.text === ',' ? at + 1 : at;
  const token = tokens[cursor];
  const year = token?.kind === 'number' && /^\d{4}$/.test(token.text) ? Number(token.text) : undefined;
  return year === undefined ? { year: {}, next: at } : { year: { year }, next: cursor + 1 };
}

function dayOf(token: Token | undefined): number | undefined {
  if (token?.kind !== 'number' || token.fraction) return undefined;
  const day = Number(token.readings[0]);
  return Number.isInteger(day) && day >= 1 && day <= 31 && !/^\d{3,}/.test(token.text) ? day : undefined;
}

export function isDash(text: string): boolean {
  return /^[-–—‑]$/.test(text);
}

export function startsSentence(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  return before === undefined || /\n/.test(token?.gap ?? '') || /^[.!?:…•]$/.test(before.text);
}

/** Past what may stand between, three tokens at most. */
export function skip(tokens: readonly Token[], at: number, may: (text: string) => boolean): number {
  let cursor = at;
  while (cursor < at + 3 && tokens[cursor] !== undefined && may(tokens[cursor]?.word ?? '')) cursor += 1;
  return cursor;
}

function date(parts: Omit<DateReading, 'is'>): DateReading {
  return { is: 'date', ...parts };
}

function one(from: number, to: number, readings: readonly Reading[]): Understood {
  return { claims: [{ from, to, readings }], next: to };
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
