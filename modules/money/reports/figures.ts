import { money, toMinor } from '../amounts/amounts.ts';
import type { Money } from '../amounts/amounts.ts';
import type { Figure, Link } from './reports.schema.ts';

/** Makes the figures of one currency. */
export interface Till {
  readonly currency: string;
  money(minor: bigint): Money;
  /** `link`: what it is the sum of, within the currency. */
  figure(minor: bigint, link: Omit<Link, 'currency'>): Figure;
}

export function tillOf(currency: string): Till {
  return {
    currency,
    money: (minor) => money(minor, currency),
    figure: (minor, link) => ({
      ...money(minor, currency),
      link: { currency, ...link, ...(link.category ? { within: false as const } : {}) },
    }),
  };
}

/** 12.5 where one is an eighth of the other, with one decimal; null where there is nothing to be a share of. */
export function percentOf(part: bigint, whole: bigint): number | null {
  if (whole <= 0n) return null;
  const tenths = (part * 2000n) / whole;
  // Half a tenth is rounded away from zero.
  return Number((tenths + (tenths < 0n ? -1n : 1n)) / 2n) / 10;
}

/** The one in the middle; of an even number what lies halfway, cut to whole minor units. */
export function medianOf(amounts: readonly bigint[]): bigint {
  const sorted = amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [low = 0n, high = 0n] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (low + high) / 2n;
}

export const sizeOf = (minor: bigint): bigint => (minor < 0n ? -minor : minor);

/** The largest first; what is equal keeps its order. */
export function byLargest<Item>(items: readonly Item[], amountOf: (item: Item) => bigint): Item[] {
  return items.toSorted((a, b) => {
    const [one, other] = [amountOf(a), amountOf(b)];
    return one > other ? -1 : one < other ? 1 : 0;
  });
}

/** What the wire has in minor units again. */
export function minorOf({ amount, currency }: Money): bigint {
  const read = toMinor(amount, currency);
  if ('fault' in read) throw new Error(`${amount} ${currency} is no amount: ${read.fault}.`);
  return read.minor;
}
