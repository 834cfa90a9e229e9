/** Why what somebody typed is no amount. */
export type AmountFault = 'empty' | 'not-an-amount' | 'too-many-decimals' | 'too-large';

/** Fifteen digits in minor units, as the API has it. */
const MOST_DIGITS = 15;
/** Between thousands people put spaces of all kinds and apostrophes, which never stand for anything else. */
const GAPS = /[\s\u00a0\u2009\u202f'’_]/g;
const MINUS = /[-\u2212\u2010-\u2015]/g;

/**
 * Reads an amount as people write it, "1.234,50", "12,5", "€ 1'234.–", "(5)": exact decimal text as the wire has it. What stands last of a dot and a
 * comma is the decimal mark; where there is one alone, the locale says what it is, but "12,5" is twelve and a half everywhere, since no thousand
 * is one digit long. Never rounded: what has more decimals than the currency is a fault.
 *
 * @example readAmount('1.234,50', 'de-DE', 'EUR') // { amount: '1234.50' }
 */
export function readAmount(
  text: string,
  locale: string,
  currency: string,
): { readonly amount: string } | { readonly fault: AmountFault } {
  const plain = text
    .normalize('NFKC')
    .replaceAll(MINUS, '-')
    .replaceAll(/\p{Sc}/gu, '')
    .replace(namesOf(currency, locale), '')
    .replaceAll(GAPS, '')
    // "12.-", as the Swiss write whole francs.
    .replace(/(\d)[.,]-+$/, '$1');
  if (plain === '') return { fault: text.trim() === '' ? 'empty' : 'not-an-amount' };
  const negative = /^\(.*\)$|^-|-$/.test(plain);
  const bare = plain.replace(/^\((.*)\)$/, '$1').replace(/^[-+]|-$/, '');
  const split = atMark(bare, locale);
  if (!split) return { fault: 'not-an-amount' };
  const whole = split.whole.replace(/^0+(?=\d)/, '') || '0';
  const decimals = decimalsIn(currency);
  const fraction = split.fraction.replace(/0+$/, '');
  if (fraction.length > decimals) return { fault: 'too-many-decimals' };
  if (whole.length + decimals > MOST_DIGITS) return { fault: 'too-large' };
  const amount = decimals === 0 ? whole : `${whole}.${fraction.padEnd(decimals, '0')}`;
  return { amount: negative && /[1-9]/.test(amount) ? `-${amount}` : amount };
}

/** Decimal text as a person would type it: their decimal mark, no thousands. */
export function typedAmount(amount: string, locale: string): string {
  return amount.replace(/\.0+$/, '').replace('.', marksOf(locale).decimal);
}

/** For people. */
export function amountFaultWords(fault: AmountFault, currency: string): string {
  switch (fault) {
    case 'empty':
      return 'Give an amount.';
    case 'not-an-amount':
      return 'This is no amount.';
    case 'too-many-decimals':
      return decimalsIn(currency) === 0
        ? `${currency} has no decimals.`
        : `${currency} has ${decimalsIn(currency)} decimals.`;
    case 'too-large':
      return 'This is too large.';
  }
}

function atMark(bare: string, locale: string): { whole: string; fraction: string } | undefined {
  if (!/^[\d.,]*\d[\d.,]*$/.test(bare)) return undefined;
  const marks = new Set(bare.match(/[.,]/g));
  if (marks.size === 0) return { whole: bare, fraction: '' };
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const mark = bare[last] ?? '';
  const [before, after] = [bare.slice(0, last), bare.slice(last + 1)];
  if (marks.size === 1 && isThousands(bare, { mark, locale })) return inGroups(bare, mark);
  if (before.includes(mark)) return undefined;
  const whole = inGroups(before === '' ? '0' : before, mark === '.' ? ',' : '.')?.whole;
  return whole === undefined ? undefined : { whole, fraction: after };
}

/** Of an amount with one kind of mark: does it stand between thousands? */
function isThousands(bare: string, { mark, locale }: { mark: string; locale: string }): boolean {
  const groups = bare.split(mark);
  if (groups.length > 2) return true;
  return mark !== marksOf(locale).decimal && /^[1-9]\d{0,2}$/.test(groups[0] ?? '') && groups[1]?.length === 3;
}

/** Thousands as they should be; Indian ones have two digits in the middle. */
function inGroups(text: string, mark: string): { whole: string; fraction: string } | undefined {
  const groups = text.split(mark);
  const fine =
    groups.length === 1 ||
    (/^\d{1,3}$/.test(groups[0] ?? '') &&
      groups.slice(1, -1).every((group) => /^\d{2,3}$/.test(group)) &&
      /^\d{3}$/.test(groups.at(-1) ?? ''));
  return fine && /^\d*$/.test(groups.join('')) ? { whole: groups.join(''), fraction: '' } : undefined;
}

/** What a currency is called before or behind an amount. Other letters are mistakes: "12O" is not 12. */
function namesOf(currency: string, locale: string): RegExp {
  const names = (['code', 'symbol', 'narrowSymbol'] as const).flatMap((currencyDisplay) =>
    Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay })
      .formatToParts(1)
      .filter(({ type }) => type === 'currency')
      .map(({ value }) => value.normalize('NFKC').replaceAll(/\p{Sc}/gu, '')),
  );
  const found = [...new Set([...names, ...(currency === 'CHF' ? ['Fr.', 'SFr.'] : [])])].filter((name) => name !== '');
  const any = found
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replaceAll(/[^\p{L}]/gu, '\\$&'))
    .join('|');
  return new RegExp(`(?<=^\\s*[-+(]?\\s*)(?:${any})|(?:${any})(?=\\s*[-)]?\\s*$)`, 'i');
}

function marksOf(locale: string): { decimal: string } {
  const decimal = Intl.NumberFormat(locale)
    .formatToParts(1.5)
    .find(({ type }) => type === 'decimal')?.value;
  return { decimal: decimal === ',' ? ',' : '.' };
}

/** ISO 4217, as `Intl` has it. */
function decimalsIn(currency: string): number {
  return Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
