import type { Reading } from './claim.ts';
import { skip } from './dates.ts';
import type { Understood } from './dates.ts';
import type { Language } from './language.ts';
import type { Token } from './tokens.ts';

/** 12.5 hours, 12 h 30, half an hour, an hour and a half, 2 days; a number of an unknown thing is none. */
export function durationAt(tokens: readonly Token[], at: number, language: Language): Understood | undefined {
  const idiom = hourIdiom(tokens, at, language);
  if (idiom) return idiom;
  const first = part(tokens, at, language);
  if (!first) return undefined;
  const parts = [first];
  for (let next = first.next; parts.length < 4;) {
    const from = skip(tokens, next, (text) => text === ',' || language.and.has(text));
    const more = part(tokens, from, language) ?? tail(tokens, from, parts.at(-1), language);
    if (!more || more.unit >= (parts.at(-1)?.unit ?? 0)) break;
    parts.push({ ...more, from });
    next = more.next;
  }
  const sum = parts.reduce<number[]>((sums, { values }) => cross(sums, values), [0]);
  const last = parts.at(-1) ?? first;
  const whole = { from: at, to: last.next, readings: sum.map((minutes): Reading => ({ is: 'duration', minutes })) };
  const bare =
    parts.length === 1 && first.wide
      ? first.numbers.map((value): Reading => ({ is: 'number', value, bare: true }))
      : [];
  return { claims: [{ ...whole, readings: [...whole.readings, ...bare] }], next: last.next };
}

interface Part {
  readonly from: number;
  readonly next: number;
  readonly numbers: readonly string[];
  readonly values: readonly number[];
  readonly unit: number;
  readonly wide: boolean;
}

function part(tokens: readonly Token[], at: number, language: Language): Part | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  const article = language.articles.has(token.word);
  if (!article && (token.kind !== 'number' || token.ordinal) && token.kind !== 'clock') return undefined;
  const next = tokens[at + 1]?.text === '-' ? at + 2 : at + 1;
  const word = tokens[next]?.word ?? '';
  const unit = Object.hasOwn(language.units, word) ? language.units[word] : undefined;
  // "A day" counts nothing; "an hour" does.
  if (!unit || (article && unit.wide)) return undefined;
  const numbers = article ? ['1'] : token.kind === 'clock' ? [clockHours(token.text)] : token.readings;
  const values = numbers.map((value) => Math.round(Number(value) * unit.minutes * 1000) / 1000);
  return { from: at, next: next + 1, numbers, values, unit: unit.minutes, wide: unit.wide === true };
}

/** 12 h 30, 12h30m: the minutes without their word. */
function tail(tokens: readonly Token[], at: number, before: Part | undefined, language: Language): Part | undefined {
  const token = tokens[at];
  if (before?.unit !== 60 || token?.kind !== 'number' || tokens[before.next] !== token) return undefined;
  if (!/^[0-5]?\d$/.test(token.text)) return undefined;
  const next = tokens[at + 1];
  const marked = next?.text === 'm' && next.gap === '';
  if (!marked && next?.kind === 'word' && !language.and.has(next.word) && tokens[before.next - 1]?.word !== 'h')
    return undefined;
  return {
    from: at,
    next: marked ? at + 2 : at + 1,
    numbers: token.readings,
    values: token.readings.map(Number),
    unit: 1,
    wide: false,
  };
}

/** Half an hour, three quarters of an hour, an hour and a half, half a day. */
function hourIdiom(tokens: readonly Token[], at: number, language: Language): Understood | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  const share = language.half.has(token.word) ? 0.5 : token.fraction ? Number(token.readings[0]) : undefined;
  if (share !== undefined) {
    const unitAt = skip(tokens, at + 1, (text) => language.of.has(text) || language.articles.has(text) || text === '-');
    const unit = language.units[tokens[unitAt]?.word ?? ''];
    if (!unit || unitAt === at + 1 || unit.wide) return undefined;
    return single(at, unitAt + 1, unit.minutes * share);
  }
  const [unit, and, a, half] = tokens.slice(at + 1, at + 5);
  const minutes = language.units[unit?.word ?? '']?.minutes;
  const many = language.articles.has(token.word) ? 1 : token.kind === 'number' ? Number(token.readings[0]) : Number.NaN;
  if (minutes === undefined || !(many > 0) || !and || !a || !half || !language.and.has(and.word)) return undefined;
  if (a.fraction) return single(at, at + 4, minutes * (many + Number(a.readings[0])));
  return language.articles.has(a.word) && language.half.has(half.word)
    ? single(at, at + 5, minutes * (many + 0.5))
    : undefined;
}

function single(from: number, to: number, minutes: number): Understood {
  return { claims: [{ from, to, readings: [{ is: 'duration', minutes }] }], next: to };
}

function cross(sums: readonly number[], values: readonly number[]): number[] {
  return sums.flatMap((sum) => values.map((value) => sum + value));
}

function clockHours(text: string): string {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return String(hours + minutes / 60);
}
