import { canonical, readingsOf } from './decimals.ts';

/** A word, a number in any spelling, a clock time, a date in figures, a sign; or the place of a name that the facts know. */
export interface Token {
  readonly kind: 'word' | 'number' | 'clock' | 'date' | 'slash' | 'sign' | 'name';
  readonly text: string;
  /** In small letters. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** What stands between it and the token before. */
  readonly gap: string;
  /** Of a number: what it may mean, without sign, canonical. Empty: nothing that a fact can bear out. */
  readonly readings: readonly string[];
  readonly ordinal: boolean;
  /** A number that is a share: a third, ½. */
  readonly fraction: boolean;
}

/** Stands for each character of a name that the facts know. Never part of a text: texts are cleaned of private characters. */
export const MASK = '\u{E000}';

const PATTERN = new RegExp(
  [
    `(?<name>${MASK}+)`,
    String.raw`(?<date>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}(?<dot>[./-])\d{1,2}\k<dot>\d{2,4})(?!\d)`,
    String.raw`(?<clock>\d{1,2}:\d{2}(?::\d{2})?)(?!\d)`,
    String.raw`(?<slash>\d{1,2}\/\d{1,2})(?![\d/])`,
    String.raw`(?<number>\d{1,3}(?:[ \u{A0}\u{202F}\u{2009}'’]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*|\p{N}+)`,
    String.raw`(?<word>[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*)`,
    String.raw`(?<sign>\S)`,
  ].join('|'),
  'gu',
);

const VULGAR: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅕': 1 / 5,
};

/** One token that stands for several. */
export function join(tokens: readonly Token[], change: Partial<Token>): Token {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last) throw new Error('There is nothing to join.');
  const text = tokens.map((token, index) => (index === 0 ? '' : token.gap) + token.text).join('');
  return { ...first, text, word: text.toLowerCase(), end: last.end, ...change };
}

/** Words, figures and signs, one by one. */
export function rawTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(PATTERN)) {
    const kind = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)?.[0] as Token['kind'];
    const gap = text.slice(end, match.index);
    end = match.index + match[0].length;
    tokens.push(
      ...(kind === 'number' ? numberTokens(match[0], match.index, gap) : [token(kind, match[0], match.index, gap)]),
    );
  }
  return tokens;
}

function token(kind: Token['kind'], text: string, start: number, gap: string, change: Partial<Token> = {}): Token {
  const word = text.toLowerCase().replaceAll('’', "'");
  return {
    kind,
    text,
    word,
    start,
    end: start + text.length,
    gap,
    readings: [],
    ordinal: false,
    fraction: false,
    ...change,
  };
}

function numberTokens(text: string, start: number, gap: string): Token[] {
  const vulgar = VULGAR[text];
  if (vulgar !== undefined) return [token('number', text, start, gap, { readings: [String(vulgar)], fraction: true })];
  // Figures of other scripts and kinds (Ⅻ, ④, ٤٢): nobody writes them who wants to be understood.
  if (!/^[\d.,'’\s]+$/.test(text)) return [token('number', text, start, gap)];
  const readings = readingsOf(text);
  if (readings.length > 0) return [token('number', text, start, gap, { readings })];
  return [...text.matchAll(/\d+/g)].map((part, index) =>
    token('number', part[0], start + part.index, index === 0 ? gap : ',', { readings: [canonical(part[0])] }),
  );
}
