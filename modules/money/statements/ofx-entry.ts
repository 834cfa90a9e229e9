import { writtenDay } from './calendar-day.ts';
import { exactAmount } from './exact-amount.ts';
import { broken, joinOnce, oneLine } from './one-line.ts';
import type { SeenIds } from './seen-ids.ts';
import type { StatementAccount, StatementItem } from './statement.ts';

/** The elements of a group, upper case. */
export type OfxValues = Map<string, string>;

export interface OfxSurroundings {
  readonly account: StatementAccount | undefined;
  readonly line: number;
  readonly pending: boolean;
  readonly ids: SeenIds;
}

/** One STMTTRN (OFX 2.2, 11.4.4): its entry, or why there is none. A correction is said beside it. */
export function ofxEntry(values: OfxValues, { account, line, pending, ids }: OfxSurroundings): StatementItem[] {
  const corrected = correction(values);
  if (corrected?.gone) return [broken(line, corrected.reason, '')];
  const amount = exactAmount(values.get('TRNAMT'));
  const day = writtenDay(firstDate(values));
  if ('fault' in amount) return [broken(line, amount.fault, '')];
  if ('fault' in day) return [broken(line, day.fault, '')];
  const { payee, memo } = words(values);
  const content = `${day.date}\n${amount.amount}\n${payee}\n${memo}`;
  const entry: StatementItem = {
    what: 'entry',
    line,
    date: day.date,
    amount: amount.amount,
    currency: otherCurrency(values, account),
    payee,
    memo,
    bank_id: ids.trusted(account?.number ?? '', values.get('FITID'), content),
    category: null,
    tags: [],
    parts: [],
    transfer: null,
    status: pending ? 'pending' : 'booked',
  };
  return corrected ? [entry, broken(line, corrected.reason, '')] : [entry];
}

/** The day that it was posted; zeros, which some banks write for none, do not count. */
function firstDate(values: OfxValues): string | undefined {
  const written = ['DTPOSTED', 'DTTRAN', 'DTUSER', 'DTAVAIL'].map((name) => values.get(name));
  return written.find((date) => date !== undefined && !/^0*$/.test(date)) ?? written.find((date) => date !== undefined);
}

/** NAME holds 32 characters; what it cut off stands in EXTDNAME, or again in MEMO. */
function words(values: OfxValues): { payee: string; memo: string } {
  const name = oneLine(values.get('NAME') ?? '');
  const extended = oneLine(values.get('EXTDNAME') ?? '');
  const payee = name === '' || extended.startsWith(name) ? extended || name : name;
  const memo = oneLine(values.get('MEMO') ?? '');
  const check = oneLine(values.get('CHECKNUM') ?? '', 40);
  const checkPart =
    check === '' || /^0+$/.test(check) || `${payee} ${memo}`.includes(check) ? undefined : `Check ${check}`;
  const parts = [memo === payee ? '' : memo, payee.includes(extended) ? '' : extended, checkPart];
  const joined = joinOnce(parts);
  if (payee === '' && joined === '') return { payee, memo: oneLine(values.get('REFNUM') ?? '') };
  return { payee, memo: joined };
}

/** CURRENCY says that the amount itself is in another one; ORIGCURRENCY only that it once was. */
function otherCurrency(values: OfxValues, account: StatementAccount | undefined): string | null {
  const currency = values.get('CURRENCY')?.toUpperCase();
  return currency !== undefined && /^[A-Z]{3}$/.test(currency) && currency !== account?.currency ? currency : null;
}

function correction(values: OfxValues): { reason: string; gone: boolean } | undefined {
  const id = values.get('CORRECTFITID');
  if (id === undefined) return undefined;
  const shown = oneLine(id, 60);
  if (values.get('CORRECTACTION')?.toUpperCase() === 'DELETE')
    return { reason: `The bank takes back its entry ${shown}: delete it if you have it.`, gone: true };
  return {
    reason: `This entry takes the place of the bank’s entry ${shown}: delete that one if you have it.`,
    gone: false,
  };
}
