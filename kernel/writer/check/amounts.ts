import type { Reading } from './claim.ts';
import { skip } from './dates.ts';
import type { Understood } from './dates.ts';
import type { Language } from './language.ts';
import type { Token } from './tokens.ts';

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

let known: ReadonlyMap<string, readonly string[]> | undefined;

/** €12.34, 12,34 €, EUR 12, 12 euros and 50 cents, US$ 3 million. */
export function amountAt(tokens: readonly Token[], at: number, language: Language): Understood | undefined {
  const ahead = currencyAt(tokens, at, language, false);
  if (ahead) {
    const from = skip(tokens, ahead.next, (text) => MINUS.test(text));
    const number = tokens[from];
    if (number?.kind !== 'number' || number.ordinal) return undefined;
    return {
      claims: [{ from: at, to: from + 1, readings: amounts(number.readings, ahead.currencies) }],
      next: from + 1,
    };
  }
  const number = tokens[at];
  if (number?.kind !== 'number' || number.ordinal) return undefined;
  const behind = currencyAt(tokens, at + 1, language, true);
  if (!behind) return undefined;
  const cents = centsAt(tokens, behind.next, language);
  const values = cents
    ? number.readings.map((whole) => `${whole}.${cents.digits}`.replace(/\.?0+$/, ''))
    : number.readings;
  const next = cents?.next ?? behind.next;
  return { claims: [{ from: at, to: next, readings: amounts(values, behind.currencies) }], next };
}

/** 12.5 %, twelve per cent; a third, half of it. */
export function shareAt(tokens: readonly Token[], at: number, language: Language): Understood | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  const [next, after] = [tokens[at + 1], tokens[at + 2]];
  if (token.kind === 'number' && next) {
    const words = language.percent.has(next.word) ? 1 : next.word === 'per' && after?.word === 'cent' ? 2 : 0;
    if (words > 0) {
      const readings = token.readings.map((value): Reading => ({ is: 'percent', value }));
      return { claims: [{ from: at, to: at + 1 + words, readings }], next: at + 1 + words };
    }
  }
  const share = slash(token) ?? (token.fraction ? Number(token.readings[0]) : undefined);
  if (share !== undefined) return { claims: [{ from: at, to: at + 1, readings: shares(share) }], next: at + 1 };
  // "The first half", "the second half": a part of a time, not a share.
  const before = tokens[at - 1];
  if (token.kind === 'word' && language.half.has(token.word) && !before?.ordinal && before?.word !== 'other')
    return { claims: [{ from: at, to: at + 1, readings: shares(0.5) }], next: at + 1 };
  return undefined;
}

export const MINUS = /^[-−–]$/;

function shares(share: number): Reading[] {
  const percent = String(share * 100);
  return [
    { is: 'percent', value: percent, within: Number.isInteger(share * 1000) ? 0.05 : 0.4 },
    { is: 'number', value: String(share) },
  ];
}

function slash(token: Token): number | undefined {
  if (token.kind !== 'slash') return undefined;
  const [a = 0, b = 0] = token.text.split('/').map(Number);
  return b > 0 ? a / b : undefined;
}

function currencyAt(
  tokens: readonly Token[],
  at: number,
  language: Language,
  named: boolean,
): { currencies: readonly string[]; next: number } | undefined {
  const [token, sign] = [tokens[at], tokens[at + 1]];
  if (!token) return undefined;
  const whole = sign && signs().get(token.text + sign.text);
  if (whole) return { currencies: whole, next: at + 2 };
  const plain = signs().get(token.text) ?? (CURRENCIES.has(token.text) ? [token.text] : undefined);
  if (plain) return { currencies: plain, next: at + 1 };
  if (!named || token.kind !== 'word') return undefined;
  const word = Object.hasOwn(language.currencies, token.word) ? language.currencies[token.word] : undefined;
  if (word) return { currencies: word, next: at + 1 };
  const second =
    sign?.kind === 'word' && Object.hasOwn(language.currencies, sign.word) ? language.currencies[sign.word] : undefined;
  return second &&
    token.word.length <= 10 &&
    /^(us|u\.s|canadian|australian|swiss|british|american|indian|japanese)$/.test(token.word)
    ? { currencies: second, next: at + 2 }
    : undefined;
}

function centsAt(
  tokens: readonly Token[],
  at: number,
  language: Language,
): { digits: string; next: number } | undefined {
  const from = skip(tokens, at, (text) => language.and.has(text));
  const number = tokens[from];
  if (number?.kind !== 'number' || !language.cents.has(tokens[from + 1]?.word ?? '')) return undefined;
  const cents = Number(number.readings[0]);
  return cents < 100 ? { digits: String(cents).padStart(2, '0'), next: from + 2 } : undefined;
}

function amounts(values: readonly string[], currencies: readonly string[]): Reading[] {
  return values.map((value) => ({ is: 'amount', value, currencies }));
}

/** Sign → the currencies that it may stand for: $ is one of many, US$ only one. */
function signs(): ReadonlyMap<string, readonly string[]> {
  known ??= readSigns();
  return known;
}

function readSigns(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const currency of CURRENCIES)
    for (const currencyDisplay of ['symbol', 'narrowSymbol'] as const)
      for (const locale of ['en-GB', 'en-US', 'de']) {
        const parts = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay }).formatToParts(1);
        const sign = parts.find(({ type }) => type === 'currency')?.value ?? currency;
        // A sign in small letters (kr) is a word.
        if (/^\p{L}*\p{Ll}\p{L}*$/u.test(sign)) continue;
        const key = sign.replaceAll(/\s/g, '');
        found.set(key, [...new Set([...(found.get(key) ?? []), currency])]);
      }
  return found;
}
