/**
 * Exact amounts: whole minor units of a currency (cents, yen, fils) as `bigint`, 64 bits in the database, and never a float. On the wire they
 * are decimal text beside their currency.
 */
import { z } from 'zod';
import { decimalsOf } from './currencies.ts';

export { CURRENCIES, decimalsOf } from './currencies.ts';

/** The largest amount of one transaction, in minor units: fifteen digits. Nine thousand of them still fit into 64 bits. */
export const MOST_MINOR = 999_999_999_999_999n;

const DECIMAL = /^([+-]?)(\d{1,40})(?:\.(\d{1,40}))?$/;

/** A currency that ISO 4217 knows, in capitals. */
export const Currency = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => decimalsOf(code) !== undefined, 'give a currency by its three letters, as EUR')
  .meta({ description: 'ISO 4217', examples: ['EUR'] });

/** As it travels: `{"amount":"-12.34","currency":"EUR"}`, with exactly the currency's decimals. */
export const Money = z.object({
  amount: z.string().meta({ description: 'Decimal, exact', examples: ['-12.34'] }),
  currency: z.string(),
});
export type Money = z.output<typeof Money>;

/** An amount that is sent: decimal text, alone or beside the currency that it must then be in. Numbers of JSON are no exact amounts. */
export const AmountGiven = z.union([
  z.string().trim().regex(DECIMAL, 'give an amount as decimal text, as "-12.34"'),
  z.object({
    amount: z.string().trim().regex(DECIMAL, 'give an amount as decimal text, as "-12.34"'),
    currency: Currency.optional(),
  }),
]);
export type AmountGiven = z.output<typeof AmountGiven>;

/** Why a text is no amount. */
export type BadAmount = 'not-an-amount' | 'too-many-decimals' | 'too-large';

/**
 * Decimal text (`-12.34`, `+5`, `007.50`) in minor units of a currency of ISO 4217. Zeros beyond the currency's decimals are allowed, other digits are not:
 * nothing is ever rounded. Minus zero is zero.
 *
 * @example toMinor('-12.3', 'EUR') // { minor: -1230n }
 */
export function toMinor(text: string, currency: string): { minor: bigint } | { fault: BadAmount } {
  const decimals = decimalsOf(currency);
  const found = DECIMAL.exec(text);
  if (!found || decimals === undefined) return { fault: 'not-an-amount' };
  const [, sign, whole = '', fraction = ''] = found;
  if (/[1-9]/.test(fraction.slice(decimals))) return { fault: 'too-many-decimals' };
  const minor = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  if (minor > MOST_MINOR) return { fault: 'too-large' };
  return { minor: sign === '-' ? -minor : minor };
}

/** Minor units as decimal text with the currency's decimals: `toDecimal(-1230n, 'EUR')` is `-12.30`. */
export function toDecimal(minor: bigint, currency: string): string {
  const decimals = decimalsOf(currency) ?? 2;
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0');
  const sign = minor < 0n ? '-' : '';
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** As it travels. */
export function money(minor: bigint, currency: string): Money {
  return { amount: toDecimal(minor, currency), currency };
}
