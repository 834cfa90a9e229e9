import { decimalsOf } from '../amounts/amounts.ts';

export type AmountRead = { readonly amount: string; readonly currency: string | null } | { readonly fault: string };

const LONGEST = 80;
const MOST_WHOLE = 15;
const MOST_DECIMALS = 20;
const PLAIN = /^-?\d{1,15}(?:[.,]\d{1,2})?$/;
/** What `csvLine` puts before a cell that a spreadsheet would run. */
const GUARD = /^'(?='*[=+\-@])/;
const MINUS = /[-\u2010-\u2013\u2212\ufe63\uff0d]/;
const SPACES = /[\s\u00a0\u2007\u2009\u202f]/g;
const SIDE = /([A-Za-z]{3}|[€$£¥₹₽₺₴₩฿₫₪₱]|(?:US|A|C|NZ|HK|R)\$|zł|zl|kr\.?|Kč|Ft|Fr\.?|лв\.?|руб\.?|lei)/.source;
const BEFORE = new RegExp(`^${SIDE}`, 'iu');
const AFTER = new RegExp(`${SIDE}$`, 'iu');
const MARKED = /(?<=[\d).,])(CR|DR|C|D|H|S)\.?$/i;
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  zł: 'PLN',
  kč: 'CZK',
  ft: 'HUF',
  '₹': 'INR',
  '₺': 'TRY',
  us$: 'USD',
};

/**
 * What people and banks write for an amount, as exact decimal text: `1.234,56`, `1 234,56`, `1'234.50`, `(12.00)`, `12.00-`, `−12,00`, `+5`, `€ 12`,
 * `EUR 12.00`, `12.00 DR`, `12,--`. Strict where a sum could come out wrong: the decimal mark is the given one, thousands stand in threes behind one and the
 * same mark, there is one sign. Minus zero is zero. At most 15 digits before the mark and 20 behind it.
 *
 * @example readAmount('1.234,50-', { decimal_mark: ',' }) // { amount: '-1234.50', currency: null }
 */
export function readAmount(text: string, { decimal_mark }: { decimal_mark: '.' | ',' }): AmountRead {
  if (PLAIN.test(text) && !text.includes(decimal_mark === '.' ? ',' : '.'))
    return { amount: plainAmount(text, decimal_mark), currency: null };
  if (text.length > LONGEST) return { fault: `${quoted(text)} is too long for an amount.` };
  const found = withoutSides(text.replace(GUARD, '').replaceAll(SPACES, ' ').trim());
  if (!found) return { fault: `${quoted(text)} is no amount.` };
  const digits = bareDigits(found.digits, decimal_mark);
  if (!digits) return { fault: `${quoted(text)} is no amount with “${decimal_mark}” as decimal mark.` };
  const [whole, fraction] = digits;
  if (whole.length > MOST_WHOLE || fraction.length > MOST_DECIMALS)
    return { fault: `${quoted(text)} has more digits than an amount can have.` };
  const amount = fraction === '' ? whole : `${whole}.${fraction}`;
  return { amount: found.negative && /[1-9]/.test(amount) ? `-${amount}` : amount, currency: found.currency };
}

/** Sum of amounts of `readAmount`, exact. */
export function addAmounts(...amounts: readonly string[]): string {
  const decimals = Math.max(...amounts.map((amount) => amount.split('.')[1]?.length ?? 0));
  let sum = 0n;
  for (const amount of amounts) {
    const [whole = '', fraction = ''] = amount.split('.');
    sum += BigInt(whole + fraction.padEnd(decimals, '0'));
  }
  const digits = (sum < 0n ? -sum : sum).toString().padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return sum < 0n ? `-${text}` : text;
}

export function negated(amount: string): string {
  if (amount.startsWith('-')) return amount.slice(1);
  return /[1-9]/.test(amount) ? `-${amount}` : amount;
}

function plainAmount(text: string, mark: string): string {
  const isNegative = text.startsWith('-');
  let digits = isNegative ? text.slice(1) : text;
  if (mark === ',') digits = digits.replace(',', '.');
  if (digits.startsWith('0')) digits = digits.replace(/^0+(?=\d)/, '');
  return isNegative && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

interface Sides {
  readonly digits: string;
  readonly negative: boolean;
  readonly currency: string | null;
}

/** Takes signs, brackets, one currency and one CR or DR away from around the digits; undefined where there are more than can be. */
function withoutSides(given: string): Sides | undefined {
  let [text, currency, negative]: [string, string | undefined, boolean | undefined] = [given, undefined, undefined];
  const debit = MARKED.exec(text.replace(/ (?=[a-z]+\.?$)/i, ''));
  if (debit && !/[a-z]{3}$/i.test(text)) {
    text = text.slice(0, text.length - debit[0].length).trimEnd();
    negative = /[ds]/i.test(debit[0].charAt(0));
  }
  for (let turn = 0; turn < 4; turn += 1) {
    const found = withoutOneSide(text);
    if (!found) break;
    if (found.negative !== undefined && negative !== undefined) return undefined;
    if (found.currency !== undefined && currency !== undefined) return undefined;
    negative ??= found.negative;
    currency ??= found.currency;
    text = found.text;
  }
  const code = currencyOf(currency);
  return code === undefined ? undefined : { digits: text, negative: negative ?? false, currency: code };
}

function withoutOneSide(text: string): { text: string; negative?: boolean; currency?: string } | undefined {
  const [first, last] = [text.charAt(0), text.charAt(text.length - 1)];
  if (first === '(' && last === ')') return { text: text.slice(1, -1).trim(), negative: true };
  if (first === '+' || MINUS.test(first)) return { text: text.slice(1).trimStart(), negative: first !== '+' };
  // `12,--` is round, not negative.
  if (/[.,][-–—]{1,2}$/.test(text)) return undefined;
  if (last === '+' || MINUS.test(last)) return { text: text.slice(0, -1).trimEnd(), negative: last !== '+' };
  const before = BEFORE.exec(text)?.[0];
  if (before) return { text: text.slice(before.length).trimStart(), currency: before };
  const after = AFTER.exec(text)?.[0];
  return after ? { text: text.slice(0, -after.length).trimEnd(), currency: after } : undefined;
}

/** Null where the sign is of several currencies; undefined where it is of none. */
function currencyOf(side: string | undefined): string | null | undefined {
  if (side === undefined) return null;
  const known = SIGNS[side.toLowerCase()];
  if (known) return known;
  if (!/^[a-z]{3}$/i.test(side)) return null;
  return decimalsOf(side.toUpperCase()) === undefined ? (side === 'lei' ? null : undefined) : side.toUpperCase();
}

const GROUPED = [
  /^\d+$/,
  /^\d{1,3}(?: \d{3})+$/,
  /^\d{1,3}(?:['’]\d{3})+$/,
  /^\d{1,3}(?:\.\d{3})+$/,
  /^\d{1,3}(?:,\d{3})+$/,
  /^\d{1,2}(?:,\d{2})+,\d{3}$/,
];

function bareDigits(text: string, mark: '.' | ','): [string, string] | undefined {
  const at = text.lastIndexOf(mark);
  const written = at === -1 ? text : text.slice(0, at);
  const fraction = at === -1 ? '' : text.slice(at + 1);
  const isRound = /^[-–—]{1,2}$/.test(fraction);
  if (at !== -1 && !isRound && !/^\d+$/.test(fraction)) return undefined;
  if (written.includes(mark)) return undefined;
  if (written !== '' && !GROUPED.some((shape) => shape.test(written))) return undefined;
  if (written === '' && fraction === '') return undefined;
  const whole = written.replaceAll(/\D/g, '').replace(/^0+(?=\d)/, '');
  return [whole === '' ? '0' : whole, isRound ? '' : fraction];
}

function quoted(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}
