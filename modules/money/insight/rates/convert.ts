import { decimalsOf } from '../../amounts/amounts.ts';

/** Days after which a rate says nothing any more: long weekends and holidays are shorter. */
export const MOST_DAYS_OLD = 10;
const DIGITS_SHOWN = 10;
const RATE = /^(\d{1,12})(?:\.(\d{1,12}))?$/;

/** One unit of `base` is `rate` (decimal text) of `quote`. */
export interface Rate {
  readonly date: string;
  readonly base: string;
  readonly quote: string;
  readonly rate: string;
}

/** Which rate an amount was converted with. */
export interface UsedRate {
  readonly from: string;
  readonly to: string;
  /** One unit of `from` is so many of `to`; ten digits of it where it was computed. */
  readonly rate: string;
  /** Of the rate; of the older one where there were two. */
  readonly date: string;
  /** The currency that both were given in; null: the rate itself was given, or its inverse. */
  readonly through: string | null;
}

export interface Converted {
  readonly minor: bigint;
  /** null: it is in that currency already. */
  readonly used: UsedRate | null;
}

interface Fraction {
  readonly above: bigint;
  readonly below: bigint;
}

interface Leg extends Fraction {
  readonly date: string;
}

/** Rates by pair, in the order of their days: made by `rateBook`. */
export interface RateBook {
  readonly pairs: ReadonlyMap<string, readonly Leg[]>;
  /** Bases that have a rate for a currency, in alphabetical order. */
  readonly bases: ReadonlyMap<string, readonly string[]>;
}

/** Above 0, with at most twelve digits before and after the point; undefined for what is no rate. */
export function readRate(text: string): Fraction | undefined {
  const found = RATE.exec(text);
  if (!found) return undefined;
  const [, whole = '', fraction = ''] = found;
  const above = BigInt(whole + fraction);
  return above === 0n ? undefined : { above, below: 10n ** BigInt(fraction.length) };
}

/** Makes rates findable. Texts that are no rates are left out. */
export function rateBook(rates: readonly Rate[]): RateBook {
  const pairs = new Map<string, Leg[]>();
  const bases = new Map<string, Set<string>>();
  for (const { date, base, quote, rate } of rates) {
    const fraction = readRate(rate);
    if (!fraction || base === quote) continue;
    pairs.getOrInsertComputed(`${base}${quote}`, () => []).push({ date, ...fraction });
    bases.getOrInsertComputed(quote, () => new Set()).add(base);
  }
  for (const legs of pairs.values()) legs.sort((a, b) => (a.date < b.date ? -1 : 1));
  return { pairs, bases: new Map([...bases].map(([quote, found]) => [quote, [...found].toSorted()])) };
}

/**
 * An amount in another currency, by the rate of the latest day that is not after `at` and at most ten days before it: the one given, else its
 * inverse, else through a currency that both have rates in. Exact until the one rounding at the end, half to even. Undefined where there is no
 * such rate: nothing is ever guessed.
 *
 * @example convert(rateBook([{ date: '2026-10-30', base: 'EUR', quote: 'JPY', rate: '178.25' }]), { minor: 1000n, from: 'EUR', to: 'JPY', at: '2026-11-01' })
 * // { minor: 1782n, used: { from: 'EUR', to: 'JPY', rate: '178.25', date: '2026-10-30', through: null } }
 */
export function convert(
  rates: RateBook,
  { minor, from, to, at }: { minor: bigint; from: string; to: string; at: string },
): Converted | undefined {
  if (from === to) return { minor, used: null };
  const decimals = [decimalsOf(from), decimalsOf(to)];
  if (decimals[0] === undefined || decimals[1] === undefined) return undefined;
  const found = findRate(rates, { from, to, at });
  if (!found) return undefined;
  const { leg, through } = found;
  const above = minor * leg.above * 10n ** BigInt(decimals[1]);
  const below = leg.below * 10n ** BigInt(decimals[0]);
  return { minor: halfEven(above, below), used: { from, to, rate: shown(leg), date: leg.date, through } };
}

interface FoundRate {
  readonly leg: Leg;
  readonly through: string | null;
}

/** Of several, the latest; among those of one day the plainest. */
function findRate(rates: RateBook, { from, to, at }: { from: string; to: string; at: string }): FoundRate | undefined {
  const earliest = Temporal.PlainDate.from(at).subtract({ days: MOST_DAYS_OLD }).toString();
  const within = { earliest, at };
  const candidates: FoundRate[] = [];
  const direct = latest(rates.pairs.get(`${from}${to}`), within);
  if (direct) candidates.push({ leg: direct, through: null });
  const inverse = latest(rates.pairs.get(`${to}${from}`), within);
  if (inverse) candidates.push({ leg: turned(inverse), through: null });
  for (const base of rates.bases.get(from) ?? []) {
    const [one, other] = [
      latest(rates.pairs.get(`${base}${from}`), within),
      latest(rates.pairs.get(`${base}${to}`), within),
    ];
    if (one && other) candidates.push({ leg: crossed(one, other), through: base });
  }
  return candidates.reduce<FoundRate | undefined>(
    (best, each) => (best && best.leg.date >= each.leg.date ? best : each),
    undefined,
  );
}

/** The last of a sorted list that is not after `at`, unless it is too old. */
function latest(legs: readonly Leg[] | undefined, { earliest, at }: { earliest: string; at: string }): Leg | undefined {
  if (!legs) return undefined;
  let [low, high] = [0, legs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((legs[middle]?.date ?? '') <= at) low = middle + 1;
    else high = middle;
  }
  const leg = legs[low - 1];
  return leg && leg.date >= earliest ? leg : undefined;
}

function turned({ date, above, below }: Leg): Leg {
  return { date, above: below, below: above };
}

/** From one quote to the other of the same base. */
function crossed(one: Leg, other: Leg): Leg {
  const date = one.date < other.date ? one.date : other.date;
  return { date, above: other.above * one.below, below: other.below * one.above };
}

/** `below` is above 0. */
function halfEven(above: bigint, below: bigint): bigint {
  const negative = above < 0n;
  const size = negative ? -above : above;
  const whole = size / below;
  const twice = (size % below) * 2n;
  const up = twice > below || (twice === below && whole % 2n === 1n);
  const rounded = up ? whole + 1n : whole;
  return negative ? -rounded : rounded;
}

/** Decimal text; exact where it has an end within ten digits, else so many of it. */
function shown({ above, below }: Leg): string {
  let decimals = DIGITS_SHOWN - (above / below).toString().length;
  if (above < below) decimals = DIGITS_SHOWN + (below / above).toString().length - 1;
  const scale = BigInt(Math.max(0, decimals));
  const digits = halfEven(above * 10n ** scale, below)
    .toString()
    .padStart(Number(scale) + 1, '0');
  if (scale === 0n) return digits;
  const text = `${digits.slice(0, -Number(scale))}.${digits.slice(-Number(scale))}`;
  return text.replace(/\.?0+$/, '');
}
