import { decimalsOf, toMinor } from './amounts/amounts.ts';
import type { AmountGiven, BadAmount } from './amounts/amounts.ts';
import { moneyError } from './money.errors.ts';

/**
 * What was sent, in minor units of the currency that it has to be in. `path`: JSON pointer to it, for the person who sent it.
 * @throws money.bad-amount
 */
export function amountIn(currency: string, given: AmountGiven, path: string): bigint {
  const { amount, currency: said = currency } = typeof given === 'string' ? { amount: given } : given;
  if (said !== currency) throw bad(path, `must be in ${currency}`);
  const read = toMinor(amount, currency);
  if ('fault' in read) throw bad(path, faultWords(read.fault, currency));
  return read.minor;
}

/** For people. */
export function faultWords(fault: BadAmount, currency: string): string {
  switch (fault) {
    case 'not-an-amount':
      return 'is no amount';
    case 'too-large':
      return 'has more than 15 digits';
    case 'too-many-decimals':
      return `${currency} has ${decimalsOf(currency) ?? 2} decimals`;
  }
}

function bad(path: string, message: string) {
  return moneyError('money.bad-amount', { fields: [{ path, message }] });
}
