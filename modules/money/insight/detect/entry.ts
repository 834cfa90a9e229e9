import { toDecimal } from '../../amounts/amounts.ts';

/** A transaction as the detectors see it. */
export interface Entry {
  readonly id: string;
  readonly account_id: string;
  readonly currency: string;
  readonly date: string;
  /** Days since 1970: for distances. */
  readonly day: number;
  readonly amount_minor: bigint;
  readonly payee: string;
  /** Of all its spellings: see `payeeKey`. */
  readonly who: string;
  /** Payee and memo, folded: for words. */
  readonly words: string;
  readonly category_id: string | null;
  readonly transfer: boolean;
  readonly status: 'uncleared' | 'cleared' | 'reconciled';
}

const MOST_WORDS = 4;

/**
 * What stays the same of a payee from one booking to the next, of folded text: words without digits (numbers of branches, orders and cards come
 * and go), the first four. Where there are no such words: all of it.
 *
 * @example payeeKey('netflix.com 866-579-7172') // 'netflix com'
 */
export function payeeKey(folded: string): string {
  const words = folded.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
  const plain = words.filter((word) => !/\p{N}/u.test(word));
  return (plain.length > 0 ? plain : words).slice(0, MOST_WORDS).join(' ');
}

const DAY_MS = 86_400_000;
/** Days since 1970 of `YYYY-MM-DD`. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
export const dateOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const size = (minor: bigint): bigint => (minor < 0n ? -minor : minor);

/** For sentences: `12.99 EUR`. */
export const told = (minor: bigint, currency: string): string => `${toDecimal(minor, currency)} ${currency}`;

const compare = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);

/** The one in the middle; of an even number the lower of the two. 0 of none. */
export function median(values: readonly bigint[]): bigint {
  return values.toSorted(compare)[(values.length - 1) >> 1] ?? 0n;
}

/** Median of the distances from the median: how far apart values usually are, whatever a few of them do. */
export function spread(values: readonly bigint[]): bigint {
  const middle = median(values);
  return median(values.map((value) => size(value - middle)));
}

/** The value below which `percent` of them lie; 0 of none. */
export function quantile(values: readonly bigint[], percent: number): bigint {
  const sorted = values.toSorted(compare);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0n;
}
