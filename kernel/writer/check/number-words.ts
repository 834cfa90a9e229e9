import { canonical, scaled } from './decimals.ts';
import type { Language } from './language.ts';
import { join, rawTokens } from './tokens.ts';
import type { Token } from './tokens.ts';

/** Reads a text into tokens; numbers in words become number tokens like those in figures. */
export function tokenize(text: string, language: Language): Token[] {
  const tokens = rawTokens(text);
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = numberAt(tokens, at, language);
    const token = tokens[at];
    if (found) joined.push(found.token);
    else if (token) joined.push(token);
    at = found?.next ?? at + 1;
  }
  return joined;
}

interface Found {
  readonly token: Token;
  readonly next: number;
}

/** A number in words or with a word: twenty-one, a dozen, two thirds, 1.2 million, twelve and a half, 3rd. */
function numberAt(tokens: readonly Token[], at: number, language: Language): Found | undefined {
  const base =
    halfOf(tokens, at, language) ??
    fractionAt(tokens, at, language) ??
    wordsAt(tokens, at, language) ??
    figuresAt(tokens, at, language);
  if (!base || base.token.fraction || base.token.ordinal) return base;
  return withHalf(tokens, at, base, language) ?? base;
}

function figuresAt(tokens: readonly Token[], at: number, language: Language): Found | undefined {
  const number = tokens[at];
  if (number?.kind !== 'number') return undefined;
  const next = tokens[at + 1];
  if (next?.kind === 'word' && next.gap === '' && language.ordinalEndings.has(next.word))
    return { token: join([number, next], { ordinal: true }), next: at + 2 };
  if (next?.kind === 'number' && next.fraction && !number.fraction) {
    const readings = number.readings.map((whole) => String(Number(whole) + Number(next.readings[0])));
    return { token: join([number, next], { readings }), next: at + 2 };
  }
  return withScale(tokens, at, { token: number, next: at + 1 }, language);
}

function withScale(tokens: readonly Token[], at: number, found: Found, language: Language): Found {
  const next = tokens[found.next];
  const factor = next?.kind === 'word' ? (language.scales[next.word] ?? language.sets[next.word]) : undefined;
  if (!next || factor === undefined || /\n/.test(next.gap)) return found;
  const readings = found.token.readings.map((value) => scaled(value, factor));
  return { token: join(tokens.slice(at, found.next + 1), { kind: 'number', readings }), next: found.next + 1 };
}

/** Cardinal and ordinal numbers in words, with hyphens or without. */
function wordsAt(tokens: readonly Token[], at: number, language: Language): Found | undefined {
  let total = 0;
  let group: number | undefined;
  let ordinal = false;
  let next = at;
  const start = tokens[at];
  if (start?.kind !== 'word') return undefined;
  if (language.vague.has(start.word)) return { token: join([start], { kind: 'number', readings: [] }), next: at + 1 };
  for (let cursor = at; !ordinal;) {
    const { word } = tokens[cursor] ?? {};
    if (word === undefined) break;
    const small = language.numbers[word];
    const nth = language.ordinals[word];
    const scale = language.scales[word] ?? language.sets[word];
    if (small !== undefined && fits(group, small)) group = (group ?? 0) + small;
    else if (nth !== undefined && (group === undefined ? cursor === at : fits(group, nth))) {
      group = (group ?? 0) + nth;
      ordinal = true;
    } else if (scale !== undefined && word.length > 2) {
      if (scale === 100) group = (group ?? 1) * 100;
      else {
        total += (group ?? 1) * scale;
        group = undefined;
      }
    } else if (!(cursor === at && language.articles.has(word) && isScale(tokens[at + 1], language))) break;
    next = cursor + 1;
    cursor = skipJoint(tokens, next, language, group ?? total);
  }
  if (next === at || (next === at + 1 && language.articles.has(start.word))) return undefined;
  const readings = [String(total + (group ?? 0))];
  const token = join(tokens.slice(at, next), { kind: 'number', readings, ordinal });
  return ordinal ? { token, next } : decimals(tokens, at, { token, next }, language);
}

/** May this number word follow in the same group? (twenty one, hundred five; not: two three) */
function fits(group: number | undefined, small: number): boolean {
  if (group === undefined) return true;
  if (group % 100 === 0) return group >= 100 && small > 0 && small < 100;
  return group % 10 === 0 && group % 100 >= 20 && small > 0 && small < 10;
}

function isScale(token: Token | undefined, language: Language): boolean {
  return token !== undefined && (token.word in language.scales || token.word in language.sets) && token.word.length > 2;
}

/** Past the hyphen of twenty-one, and the "and" of a hundred and five. */
function skipJoint(tokens: readonly Token[], at: number, language: Language, sofar: number): number {
  const token = tokens[at];
  if (token?.text === '-' && token.gap === '') return at + 1;
  return token !== undefined &&
    language.and.has(token.word) &&
    sofar >= 100 &&
    (tokens[at + 1]?.word ?? '') in language.numbers
    ? at + 1
    : at;
}

/** Twelve point five. */
function decimals(tokens: readonly Token[], at: number, found: Found, language: Language): Found {
  if (!language.point.has(tokens[found.next]?.word ?? '')) return found;
  let digits = '';
  let next = found.next + 1;
  for (let word = tokens[next]?.word; word !== undefined; word = tokens[next]?.word) {
    const digit = language.numbers[word];
    if (digit === undefined || digit > 9) break;
    digits += String(digit);
    next += 1;
  }
  if (digits === '') return found;
  const readings = found.token.readings.map((whole) => canonical(`${whole}.${digits}`));
  return { token: join(tokens.slice(at, next), { kind: 'number', readings }), next };
}

/** A third, two thirds, three quarters, half. Whether "a quarter" is one of an hour, times decide first. */
function fractionAt(tokens: readonly Token[], at: number, language: Language): Found | undefined {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (!first || !second) return undefined;
  const dash = second.text === '-' ? 1 : 0;
  const part = language.fractions[tokens[at + 1 + dash]?.word ?? ''];
  const many = language.articles.has(first.word) ? 1 : (language.numbers[first.word] ?? Number(first.readings[0]));
  if (part === undefined || !(many > 0) || many * part > 1) return undefined;
  const next = at + 2 + dash;
  return {
    token: join(tokens.slice(at, next), { kind: 'number', readings: [String(many * part)], fraction: true }),
    next,
  };
}

/** Half a dozen, half a million. */
function halfOf(tokens: readonly Token[], at: number, language: Language): Found | undefined {
  const [half, a, scale] = tokens.slice(at, at + 3);
  if (!half || !a || !scale || !language.half.has(half.word) || !language.articles.has(a.word)) return undefined;
  if (!isScale(scale, language)) return undefined;
  const readings = [String((language.scales[scale.word] ?? language.sets[scale.word] ?? 0) / 2)];
  return { token: join([half, a, scale], { kind: 'number', readings }), next: at + 3 };
}

/** Twelve and a half. */
function withHalf(tokens: readonly Token[], at: number, { token, next }: Found, language: Language): Found | undefined {
  const [and, a, half] = tokens.slice(next, next + 3);
  if (
    !and ||
    !a ||
    !half ||
    !language.and.has(and.word) ||
    !language.articles.has(a.word) ||
    !language.half.has(half.word)
  )
    return undefined;
  const readings = token.readings.map((whole) => String(Number(whole) + 0.5));
  return { token: join(tokens.slice(at, next + 3), { kind: 'number', readings }), next: next + 3 };
}
