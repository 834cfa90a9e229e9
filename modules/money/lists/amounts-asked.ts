import { MOST_MINOR } from '../amounts/amounts.ts';

const SIGNS = /^[\p{Sc}+\-−]*|[\p{Sc}]*$/gu;
const NUMBER = /^\d{1,3}(?:(?<group>[.,'’])\d{3})(?:\k<group>\d{3})*(?:[.,]\d+)?$|^\d+(?:[.,]\d+)?$/u;

/**
 * What somebody who types `12.34`, `-1.234,56`, `1'000` or `€5` may mean, in minor units of a currency with so many decimals; none where
 * it is no amount. `1.234` is read both ways where the currency has three decimals.
 */
export function amountsAsked(text: string, decimals: number): bigint[] {
  const digits = text.replaceAll(SIGNS, '');
  if (digits.length > 30 || !NUMBER.test(digits)) return [];
  const readings = [digits.replaceAll(/[.,'’]/g, ''), withDecimals(digits)];
  const [grouped = '', decimal] = readings;
  const separators = digits.match(/[.,'’]/g) ?? [];
  const found = new Set<bigint>();
  // One kind of separator before three digits each may only group them.
  if (separators.length === 0 || isGrouped(digits, separators)) found.add(BigInt(grouped) * 10n ** BigInt(decimals));
  if (decimal !== undefined) {
    const [whole = '', fraction = ''] = decimal.split('.');
    if (fraction.replace(/0+$/, '').length <= decimals)
      found.add(BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0')));
  }
  return [...found].filter((minor) => minor <= MOST_MINOR);
}

/** The first minor amount that is not below a decimal text, or the last that is not above it. */
export function boundIn(text: string, { decimals, to }: { decimals: number; to: 'above' | 'below' }): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  const minor = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  const more = to === 'above' && /[1-9]/.test(fraction.slice(decimals)) ? 1n : 0n;
  return minor + more > MOST_MINOR ? MOST_MINOR + 1n : minor + more;
}

function isGrouped(digits: string, separators: readonly string[]): boolean {
  return (
    new Set(separators).size === 1 &&
    digits
      .split(/[.,'’]/)
      .slice(1)
      .every((group) => group.length === 3)
  );
}

/** `1.234,56` as `1234.56`: the last separator is the decimal one, unless it came before. */
function withDecimals(digits: string): string | undefined {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0 || digits.slice(0, last).includes(digits.charAt(last))) return undefined;
  return `${digits.slice(0, last).replaceAll(/[.,'’]/g, '')}.${digits.slice(last + 1)}`;
}
