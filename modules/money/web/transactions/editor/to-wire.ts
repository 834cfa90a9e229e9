import { decimalOf, minorOf } from '../../minor.ts';
import { amountFaultWords, readAmount } from '../../read-amount.ts';
import type { Draft } from './draft.ts';

/** What is wrong, by the name of the field as the API has it. */
export type Faults = Readonly<Record<string, string>>;

/** Where amounts are read. */
export interface Ground {
  readonly locale: string;
  currencyOf(account_id: string): string;
}

/** The draft as the API takes it, or what is wrong beside which field. */
export function toWire(draft: Draft, { locale, currencyOf }: Ground) {
  const currency = currencyOf(draft.account_id);
  const faults: Record<string, string> = {};
  const sign = draft.way === 'out' ? -1n : 1n;
  const read = (text: string, field: string, of: string): bigint => {
    const said = readAmount(text, locale, of);
    if ('amount' in said) return minorOf(said.amount);
    faults[field] = amountFaultWords(said.fault, of);
    return 0n;
  };
  const amount = sign * read(draft.amount, 'amount', currency);
  const splits = draft.parts.map(({ key, category_id, amount: typed, memo }) => ({
    ...{ category_id, memo: memo.trim() },
    amount: decimalOf(sign * read(typed, `part-${key}`, currency), currency),
  }));
  const other = draft.other_id === null ? currency : currencyOf(draft.other_id);
  const moved =
    draft.other_id !== null && other !== currency && draft.other_amount.trim() !== ''
      ? decimalOf(-sign * absolute(read(draft.other_amount, 'transfer_amount', other)), other)
      : undefined;
  if (draft.account_id === '') faults['account_id'] = 'Choose an account.';
  const body = {
    ...{ account_id: draft.account_id, date: draft.date, payee: draft.payee.trim(), memo: draft.memo.trim() },
    amount: decimalOf(amount, currency),
    category_id: splits.length > 0 || draft.other_id !== null ? null : draft.category_id,
    ...{ splits, tags: [...draft.tags], status: draft.status },
    ...(moved !== undefined && { transfer_amount: moved }),
  };
  return Object.keys(faults).length > 0 ? { faults } : { body };
}
export type Wire = Extract<ReturnType<typeof toWire>, { body: unknown }>['body'];

const absolute = (minor: bigint) => (minor < 0n ? -minor : minor);

/** What of an amount the parts do not have yet, in minor units; undefined where one of them cannot be read. */
export function restOf({ amount, parts }: Draft, { locale, currency }: { locale: string; currency: string }) {
  const minors = [amount, ...parts.map((part) => part.amount || '0')].map((text) => {
    const read = readAmount(text, locale, currency);
    return 'amount' in read ? minorOf(read.amount) : undefined;
  });
  const [whole, ...rest] = minors;
  if (whole === undefined) return undefined;
  return rest.reduce<bigint | undefined>(
    (left, minor) => (left === undefined || minor === undefined ? undefined : left - minor),
    whole,
  );
}

/** Only what is not the same. */
export function changesOf(before: Wire, after: Wire): Partial<Wire> {
  const changed = Object.entries(after).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof Wire]),
  );
  return Object.fromEntries(changed);
}
