import type { Claim, Reading } from './claim.ts';
import { calendarWords, dateAt, figures, isDash } from './dates.ts';
import type { CalendarWords, Understood } from './dates.ts';
import type { Language } from './language.ts';
import { durationAt } from './durations.ts';
import { MINUS, amountAt, shareAt } from './amounts.ts';
import { hourReadings, spokenTimeAt, timeAt } from './times.ts';
import type { Token } from './tokens.ts';

/** The words of the facts: what is counted in them. */
export interface CountedWords {
  /** The nouns whose form the tokens spell from there on. */
  nounsAt(tokens: readonly Token[], at: number): ReadonlySet<string> | undefined;
}

export interface ClaimsIn {
  readonly claims: readonly Claim[];
  /** The tokens that claims are made of: their capitals (Monday, March, EUR) name nobody. */
  readonly consumed: ReadonlySet<Token>;
}

/** Every figure, day, time and share that the text states. What is more particular is understood first. */
export function claimsIn(
  tokens: readonly Token[],
  { language, words }: { language: Language; words: CountedWords },
): ClaimsIn {
  const calendar = calendarWords(language);
  const claims: Claim[] = [];
  const consumed = new Set<Token>();
  for (let at = 0; at < tokens.length;) {
    const understood = understand(tokens, at, { language, words, calendar });
    for (const { from, to, readings } of understood?.claims ?? []) {
      const [first, last] = [tokens[from], tokens[to - 1]];
      if (first && last)
        claims.push({ start: first.start, end: last.end, readings, negative: isNegative(tokens, from, to, language) });
    }
    const next = understood?.next ?? at + 1;
    if (understood) for (const token of tokens.slice(at, next)) consumed.add(token);
    at = next;
  }
  return { claims, consumed };
}

interface Around {
  readonly language: Language;
  readonly words: CountedWords;
  readonly calendar: CalendarWords;
}

function understand(tokens: readonly Token[], at: number, around: Around): Understood | undefined {
  const { language, words, calendar } = around;
  return (
    dateAt(tokens, at, { words: calendar, language }) ??
    amountAt(tokens, at, language) ??
    counted(tokens, at, around) ??
    spokenTimeAt(tokens, at, language) ??
    durationAt(tokens, at, language) ??
    timeAt(tokens, at, language) ??
    shareAt(tokens, at, language) ??
    none(tokens, at, { language, words }) ??
    number(tokens, at, language)
  );
}

/** A number right before a word that the facts count: it has to be the number of those. */
function counted(tokens: readonly Token[], at: number, { words }: Around): Understood | undefined {
  const token = tokens[at];
  if (token?.kind !== 'number' || token.ordinal) return undefined;
  const nouns = words.nounsAt(tokens, at + 1);
  if (!nouns) return undefined;
  return only(
    at,
    at + 1,
    token.readings.map((value) => ({ is: 'number', value, nouns })),
  );
}

/** "No conflicts" states that there are 0, where the facts count conflicts. */
function none(
  tokens: readonly Token[],
  at: number,
  { language, words }: Pick<Around, 'language' | 'words'>,
): Understood | undefined {
  if (!language.none.has(tokens[at]?.word ?? '')) return undefined;
  const nouns = words.nounsAt(tokens, at + 1);
  return nouns && only(at, at + 1, [{ is: 'number', value: '0', nouns }]);
}

function number(tokens: readonly Token[], at: number, language: Language): Understood | undefined {
  const token = tokens[at];
  if (token?.kind === 'slash') return only(at, at + 1, figures(`${token.text}/0`).map(withoutYear));
  if (token?.kind !== 'number') return undefined;
  const after = tokens[at + 1];
  if (token.ordinal) return ordinal(token, at);
  if (isPronoun(tokens, at, language)) return undefined;
  const alone = after?.kind !== 'word' && after?.kind !== 'number';
  const values = token.readings.map((value): Reading => ({ is: 'number', value, ...(alone ? { alone } : {}) }));
  return only(at, at + 1, [...values, ...hourReadings(tokens, at, language)]);
}

/** "The first" is a place that every list has; any other place is a day of the month, or a number that counts nothing. */
function ordinal(token: Token, at: number): Understood | undefined {
  if (token.word === 'first' || token.word === '1st') return undefined;
  return only(
    at,
    at + 1,
    token.readings.flatMap((value): Reading[] => [
      { is: 'date', day: Number(value) },
      { is: 'number', value, bare: true },
    ]),
  );
}

/** "One" mostly counts nothing: this one, one of them. */
function isPronoun(tokens: readonly Token[], at: number, language: Language): boolean {
  const token = tokens[at];
  if (token?.kind !== 'number' || /\d/.test(token.text) || token.readings[0] !== '1') return false;
  const after = tokens[at + 1];
  return (
    language.oneAfter.has(tokens[at - 1]?.word ?? '') || after?.kind !== 'word' || language.oneBefore.has(after.word)
  );
}

function isNegative(tokens: readonly Token[], from: number, to: number, { minus }: Language): boolean {
  const before = tokens[from - 1];
  const inside = tokens
    .slice(from, to)
    .some(
      (token, index, all) =>
        MINUS.test(token.text) && all[index + 1]?.kind === 'number' && all[index - 1]?.kind !== 'number',
    );
  if (inside) return tokens[from]?.kind !== 'word' || !/^\p{L}{4,}$/u.test(tokens[from]?.text ?? '');
  if (!before) return false;
  if (minus.has(before.word)) return true;
  // A dash after a figure is a range, after a word a hyphen; a sign stands apart and touches its number.
  return (
    isDash(before.text) &&
    tokens[from]?.gap === '' &&
    (from === 1 || before.gap !== '' || tokens[from - 2]?.kind === 'sign')
  );
}

function withoutYear(reading: Reading): Reading {
  return reading.is === 'date' ? { is: 'date', month: reading.month ?? 0, day: reading.day ?? 0 } : reading;
}

function only(from: number, to: number, readings: readonly Reading[]): Understood {
  return { claims: [{ from, to, readings }], next: to };
}
