import { writtenDay } from './calendar-day.ts';
import { exactAmount, opposite } from './exact-amount.ts';
import { broken, oneLine } from './one-line.ts';
import type { BrokenEntry, StatementAccount, StatementBalance } from './statement.ts';
import { attributeOf, nodeAt, textAt } from './xml-tree.ts';
import type { XmlNode } from './xml-tree.ts';

/** ISO 20022 ExternalCashAccountType1Code. */
const KINDS: Readonly<Record<string, StatementAccount['kind']>> = {
  ...{ CACC: 'bank', TRAN: 'bank', SLRY: 'bank', CASH: 'cash', CARD: 'card', SVGS: 'savings', LOAN: 'loan' },
};

/** Which balances we tell, the best of them first (ExternalBalanceType1Code). Available and expected ones are no booked balances. */
const BALANCES: Readonly<Record<string, { which: StatementBalance['which']; rank: number }>> = {
  OPBD: { which: 'opening', rank: 0 },
  PRCD: { which: 'opening', rank: 1 },
  CLBD: { which: 'closing', rank: 0 },
  ITBD: { which: 'closing', rank: 1 },
};

export interface CamtBalance {
  readonly which: StatementBalance['which'] | undefined;
  readonly rank: number;
  readonly currency: string | null;
  readonly item: StatementBalance | BrokenEntry | undefined;
}

/** Acct; `currency` is of what follows it, where it has none itself. */
export function camtAccount(node: XmlNode | undefined, line: number, currency: string | null): StatementAccount {
  const id = nodeAt(node, 'Id');
  const number = textAt(id, 'IBAN') ?? textAt(id, 'Othr', 'Id') ?? textAt(id, 'PrtryAcct', 'Id');
  const bank = nodeAt(node, 'Svcr', 'FinInstnId');
  const member = textAt(bank, 'ClrSysMmbId', 'MmbId') ?? textAt(bank, 'Othr', 'Id');
  const named = textAt(bank, 'BICFI') ?? textAt(bank, 'BIC') ?? member ?? textAt(bank, 'Nm');
  return {
    what: 'account',
    line,
    number: oneLine(number ?? '', 64).replaceAll(' ', '') || null,
    bank: oneLine(named ?? '', 64) || null,
    currency: currencyCode(textAt(node, 'Ccy')) ?? currency,
    kind: KINDS[textAt(node, 'Tp', 'Cd') ?? ''] ?? null,
  };
}

export function camtBalance(node: XmlNode, line: number): CamtBalance {
  const kind = BALANCES[textAt(node, 'Tp', 'CdOrPrtry', 'Cd') ?? ''];
  const currency = currencyOf(node);
  const amount = signedAmount(node);
  const day = dayOf(nodeAt(node, 'Dt'));
  if (kind && 'amount' in amount && 'date' in day) {
    const item = { what: 'balance', line, which: kind.which, date: day.date, amount: amount.amount } as const;
    return { ...kind, currency, item };
  }
  // One that we do not tell may be as it likes.
  const fault = kind && 'fault' in amount ? amount.fault : kind && 'fault' in day ? day.fault : undefined;
  if (fault === undefined) return { which: undefined, rank: 9, currency, item: undefined };
  const item = broken(line, `The balance cannot be read. ${fault}`, textAt(node, 'Amt') ?? '');
  return { which: undefined, rank: 9, currency, item };
}

/** Amt with CdtDbtInd, as an amount with a sign. */
export function signedAmount(
  node: XmlNode | undefined,
  direction = textAt(node, 'CdtDbtInd'),
): ReturnType<typeof exactAmount> {
  const read = exactAmount(textAt(node, 'Amt'));
  if ('fault' in read) return read;
  if (read.amount.startsWith('-')) return { fault: 'The amount has a sign, though CdtDbtInd says where it went.' };
  if (direction === 'CRDT') return read;
  return direction === 'DBIT'
    ? { amount: opposite(read.amount) }
    : { fault: 'CdtDbtInd does not say where the money went.' };
}

/** A date, or the day of a time as it is written. */
export const dayOf = (node: XmlNode | undefined) =>
  writtenDay(textAt(node, 'Dt') ?? textAt(node, 'DtTm') ?? textAt(node));

/** Of an amount within. */
export const currencyOf = (node: XmlNode | undefined) => currencyCode(attributeOf(nodeAt(node, 'Amt'), 'Ccy'));

function currencyCode(text: string | undefined): string | null {
  const code = text?.trim().toUpperCase();
  return code !== undefined && /^[A-Z]{3}$/.test(code) ? code : null;
}
