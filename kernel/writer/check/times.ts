import type { Reading } from './claim.ts';
import { isDash } from './dates.ts';
import type { Understood } from './dates.ts';
import type { Language } from './language.ts';
import type { Token } from './tokens.ts';

const DAY = 1440;

/** 15:00, 3 pm, 3–5 p.m., half past three, a quarter to four, ten past three, three o'clock, noon. */
export function timeAt(tokens: readonly Token[], at: number, language: Language): Understood | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  const named = token.kind === 'word' ? language.times[token.word] : undefined;
  if (named !== undefined) return understood(at, at + 1, [named]);
  return clock(tokens, at, language) ?? range(tokens, at, language);
}

/** What a bare number may mean as an hour: at nine, from 9 to 17, 9.30, 15h30. */
export function hourReadings(tokens: readonly Token[], at: number, language: Language): Reading[] {
  const token = tokens[at];
  if (token?.kind !== 'number') return [];
  const dotted = /^(\d{1,2})[.](\d{2})$/.exec(token.text);
  if (dotted) return readings(both(minutesOf(Number(dotted[1]), Number(dotted[2]))));
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  const inContext =
    language.beforeHour.has(before?.word ?? '') ||
    isDash(before?.text ?? '') ||
    isDash(after?.text ?? '') ||
    after?.text === 'h';
  return inContext ? readings(both(wholeHour(token))) : [];
}

/** With am or pm, or as a clock shows it. */
function clock(tokens: readonly Token[], at: number, language: Language): Understood | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  const half = dayHalf(tokens, at + 1, language);
  const minutes = clockMinutes(token, half !== undefined);
  if (minutes === undefined) return undefined;
  if (half) return understood(at, half.next, [inHalf(minutes, half.add)]);
  if (language.oclock.has(tokens[at + 1]?.word ?? '')) return understood(at, at + 2, both(minutes));
  return token.kind === 'clock' ? understood(at, at + 1, [minutes]) : undefined;
}

/** 3–5 pm: the first end takes the half of the day from the second. */
function range(tokens: readonly Token[], at: number, language: Language): Understood | undefined {
  const [first, dash, second] = tokens.slice(at, at + 3);
  if (!first || !dash || !second || !(isDash(dash.text) || language.to.has(dash.word))) return undefined;
  const half = dayHalf(tokens, at + 3, language);
  const from = clockMinutes(first, true);
  const until = clockMinutes(second, true);
  if (!half || from === undefined || until === undefined) return undefined;
  return {
    claims: [
      { from: at, to: at + 1, readings: readings([inHalf(from, half.add), inHalf(from, 0)]) },
      { from: at + 2, to: half.next, readings: readings([inHalf(until, half.add)]) },
    ],
    next: half.next,
  };
}

/** Half past three, a quarter to four, ten (minutes) past three; with am or pm or without. */
export function spokenTimeAt(tokens: readonly Token[], at: number, language: Language): Understood | undefined {
  let cursor = language.articles.has(tokens[at]?.word ?? '') ? at + 1 : at;
  const token = tokens[cursor];
  const quarter = token && (language.quarter.has(token.word) || (token.fraction && Number(token.readings[0]) === 0.25));
  const offset =
    token && language.half.has(token.word) ? 30 : quarter ? 15 : token?.fraction ? undefined : wholeOf(token);
  if (offset === undefined || offset > 59) return undefined;
  cursor += 1;
  if ((language.units[tokens[cursor]?.word ?? '']?.minutes ?? 0) === 1) cursor += 1;
  if (tokens[cursor]?.text === '-') cursor += 1;
  const joint = tokens[cursor]?.word ?? '';
  const later = language.past.has(joint) && !(offset !== 30 && offset !== 15 && joint === 'after' && offset > 30);
  if (!later && !(language.before.has(joint) && offset !== 30)) return undefined;
  const hour = tokens[cursor + 1];
  const noon = hour?.kind === 'word' ? language.times[hour.word] : undefined;
  // "From five to nine" is a range.
  if (!later && !quarter && language.from.has(tokens[at - 1]?.word ?? '')) return undefined;
  const base = noon ?? (hour ? wholeHour(hour) : undefined);
  if (base === undefined || (noon === undefined && base > 12 * 60)) return undefined;
  const minutes = (base + (later ? offset : DAY - offset)) % DAY;
  const half = dayHalf(tokens, cursor + 2, language);
  const oclock = language.oclock.has(tokens[cursor + 2]?.word ?? '') ? 1 : 0;
  if (half) return understood(at, half.next, [inHalf(minutes % 720, half.add)]);
  return understood(at, cursor + 2 + oclock, both(minutes));
}

function dayHalf(tokens: readonly Token[], at: number, language: Language): { add: number; next: number } | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word') return undefined;
  const plain = half(token.word, language);
  if (plain !== undefined) return { add: plain, next: at + 1 };
  // p.m. is four tokens.
  const [dot, m, end] = tokens.slice(at + 1, at + 4);
  if (dot?.text !== '.' || m?.kind !== 'word' || m.gap !== '') return undefined;
  const dotted = half(token.word + m.word, language);
  if (dotted === undefined) return undefined;
  return { add: dotted, next: end?.text === '.' && end.gap === '' && !endsSentence(tokens, at + 3) ? at + 4 : at + 3 };
}

/** The point of "p.m." ends the sentence too where a capital follows: it is left to whoever looks for sentences. */
function endsSentence(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next === undefined || /^\p{Lu}/u.test(next.text);
}

function half(word: string, language: Language): number | undefined {
  if (language.morning.has(word)) return 0;
  return language.afternoon.has(word) ? 720 : undefined;
}

function clockMinutes(token: Token, withHalf: boolean): number | undefined {
  if (token.kind === 'clock') {
    const [hours = 0, minutes = 0, seconds = 0] = token.text.split(':').map(Number);
    return seconds === 0 ? minutesOf(hours, minutes) : Number.NaN;
  }
  const dotted = withHalf ? /^(\d{1,2})\.(\d{2})$/.exec(token.text) : undefined;
  return dotted ? minutesOf(Number(dotted[1]), Number(dotted[2])) : wholeHour(token);
}

function wholeHour(token: Token): number | undefined {
  const hour = wholeOf(token);
  return hour === undefined || hour > 24 ? undefined : hour * 60;
}

function wholeOf(token: Token | undefined): number | undefined {
  if (token?.kind !== 'number' || token.ordinal || token.fraction || token.readings.length !== 1) return undefined;
  const value = Number(token.readings[0]);
  return Number.isInteger(value) ? value : undefined;
}

function minutesOf(hours: number, minutes: number): number {
  return hours > 24 || minutes > 59 ? Number.NaN : hours * 60 + minutes;
}

/** Twelve pm is noon, twelve am midnight. */
function inHalf(minutes: number, add: number): number {
  return minutes >= 780 ? Number.NaN : (minutes % 720) + add;
}

/** In the morning or in the afternoon: the hour alone does not say. */
function both(minutes: number | undefined): number[] {
  if (minutes === undefined) return [];
  return minutes < 780 ? [minutes % DAY, (minutes % 720) + 720, minutes % 720] : [minutes % DAY];
}

function readings(minutes: readonly number[]): Reading[] {
  return [...new Set(minutes)].map((minutes) => ({ is: 'time', minutes }));
}

function understood(from: number, to: number, minutes: readonly number[]): Understood {
  return { claims: [{ from, to, readings: readings(minutes) }], next: to };
}
