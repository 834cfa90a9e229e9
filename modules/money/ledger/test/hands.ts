import { toDecimal } from '../../amounts/amounts.ts';
import type { Book } from '../../test/book.ts';
import type { NaiveBook } from './naive-book.ts';

/** What a command of the property test has at hand. */
export type Hands = Pick<Book, 'act' | 'ada'> & { readonly categories: readonly string[] };
export type Step = (model: NaiveBook, hands: Hands) => Promise<void>;

export function amountOf(model: NaiveBook, account: string, minor: bigint): string {
  return toDecimal(minor, model.currencyOf(account));
}
