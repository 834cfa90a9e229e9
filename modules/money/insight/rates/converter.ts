import { money } from '../../amounts/amounts.ts';
import type { Money } from '../../amounts/amounts.ts';
import { convert } from './convert.ts';
import type { RateBook } from './convert.ts';
import type { ShownRate } from './rates.schema.ts';

/** An amount of some currency. */
export interface Part {
  readonly minor: bigint;
  readonly currency: string;
}

/** A sum in one currency, and what had no rate and is therefore not in it. */
export interface Sum {
  readonly minor: bigint;
  readonly missing: readonly Money[];
}

/** Sums amounts of several currencies in one, and remembers with which rates it did. */
export class Converter {
  readonly to: string;
  readonly #rates: RateBook;
  readonly #used = new Map<string, ShownRate>();

  constructor(rates: RateBook, to: string) {
    this.#rates = rates;
    this.to = to;
  }

  /** Adds up what is of one currency before it converts, so that it is rounded once. `at`: the day whose rates are wanted. */
  sum(parts: Iterable<Part>, at: string): Sum {
    const byCurrency = new Map<string, bigint>();
    for (const { minor, currency } of parts) byCurrency.set(currency, (byCurrency.get(currency) ?? 0n) + minor);
    const missing: Money[] = [];
    let total = 0n;
    for (const [currency, minor] of [...byCurrency].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      if (minor === 0n) continue;
      const converted = convert(this.#rates, { minor, from: currency, to: this.to, at });
      if (!converted) {
        missing.push(money(minor, currency));
        continue;
      }
      total += converted.minor;
      if (converted.used) this.#used.set(`${at} ${currency}`, { at, ...converted.used });
    }
    return { minor: total, missing };
  }

  /** Undefined where there is no rate. */
  one(part: Part, at: string): bigint | undefined {
    const { minor, missing } = this.sum([part], at);
    return missing.length === 0 ? minor : undefined;
  }

  /** Everything it converted with, by day and currency. */
  used(): ShownRate[] {
    return [...this.#used].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, rate]) => rate);
  }
}
