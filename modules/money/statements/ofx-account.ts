import { writtenDay } from './calendar-day.ts';
import { exactAmount } from './exact-amount.ts';
import type { OfxValues } from './ofx-entry.ts';
import { broken, oneLine } from './one-line.ts';
import type { BrokenEntry, StatementAccount, StatementBalance } from './statement.ts';

/** Elements that belong together, with the line where they began. */
export interface OfxGroup {
  readonly name: string;
  readonly line: number;
  readonly values: OfxValues;
}

const KINDS: Readonly<Record<string, StatementAccount['kind']>> = {
  ...{ CHECKING: 'bank', SAVINGS: 'savings', MONEYMRKT: 'savings', CD: 'savings', CREDITLINE: 'loan' },
};

/** BANKACCTFROM or CCACCTFROM; the currency is the statement's. */
export function ofxAccount({ name, values, line }: OfxGroup, statement: OfxValues): StatementAccount {
  const currency = statement.get('CURDEF')?.toUpperCase();
  return {
    what: 'account',
    line,
    number: oneLine(values.get('ACCTID') ?? '', 64).replaceAll(' ', '') || null,
    bank: oneLine(values.get('BANKID') ?? '', 64) || null,
    currency: currency !== undefined && /^[A-Z]{3}$/.test(currency) ? currency : null,
    kind: name === 'CCACCTFROM' ? 'card' : (KINDS[values.get('ACCTTYPE')?.toUpperCase() ?? ''] ?? null),
  };
}

/** LEDGERBAL. What is available (AVAILBAL) has credit in it, and is no balance of the books. */
export function ofxBalance({ values, line }: OfxGroup): StatementBalance | BrokenEntry {
  const amount = exactAmount(values.get('BALAMT'));
  const day = writtenDay(values.get('DTASOF'));
  const bad = (fault: string) => broken(line, `The balance cannot be read. ${fault}`, ofxExcerpt(values));
  if ('fault' in amount) return bad(amount.fault);
  if ('fault' in day) return bad(day.fault);
  return { what: 'balance', line, which: 'closing', date: day.date, amount: amount.amount };
}

/** For people to recognise it. */
export const ofxExcerpt = (values: OfxValues) => oneLine([...values].map((pair) => pair.join(' ')).join(', '), 200);
