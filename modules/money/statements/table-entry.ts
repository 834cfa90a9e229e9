import { decimalsOf } from '../amounts/amounts.ts';
import { isBalanceWord, isFooter, statusOf } from './cell-words.ts';
import { oneLine, unguarded } from './item-text.ts';
import { readNames, readParts } from './own-table.ts';
import { readAmount } from './read-amount.ts';
import { isSerialDay, readDate } from './read-date.ts';
import type { ColumnMeaning, StatementBalance, StatementEntry, TableLayout } from './statement.ts';
import { rowAmount, type Signs } from './table-amount.ts';
import { columnsOf, first, type Columns } from './table-columns.ts';

/** What a row is: an entry or a balance with the account that it names, nothing, or a reason why it is neither. */
export type RowRead =
  | {
      readonly item: StatementEntry | StatementBalance;
      readonly account: string | null;
      readonly balance: string | null;
    }
  | { readonly skip: true }
  | { readonly reason: string };

const NO_ID = /^(?:nonref|none|null|n\/?a|-+|0*)$/i;
const CURRENCY_SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  EURO: 'EUR',
  ZŁ: 'PLN',
  FR: 'CHF',
  'FR.': 'CHF',
};

/** Reads the rows of a table. The first day decides whether days are written as spreadsheets count them. */
export function rowReader(
  layout: TableLayout,
  ofHeader: string | null,
): (cells: readonly string[], line: number) => RowRead {
  const columns = columnsOf(layout.columns);
  let isSerial: boolean | undefined;
  const signs: Signs = {};
  return (cells, line) => {
    const fault = faultOfRow(cells, layout.columns.length);
    if (fault) return fault;
    const written = first(cells, columns.date);
    const amount = rowAmount(cells, columns, layout, signs);
    isSerial ??= written === '' ? undefined : isSerialDay(written);
    const day = readDate(written, layout.date_order, { isSerial: isSerial === true });
    if ('fault' in day && 'fault' in amount) return isBelow(cells) ? { skip: true } : { reason: day.fault };
    if ('fault' in day) return isBelow(cells) ? { skip: true } : { reason: day.fault };
    if ('empty' in amount) return balanceRow(cells, columns, layout, { line, date: day.date });
    if ('fault' in amount) return { reason: amount.fault };
    return entryRow(cells, columns, layout, { line, date: day.date, ...amount, currency: amount.currency ?? ofHeader });
  };
}

/** `EUR` of `Amount (EUR)` or `Umsatz in EUR`; null where no header of an amount names one. */
export function currencyInHeader(header: readonly string[], meanings: readonly ColumnMeaning[]): string | null {
  for (const [index, meaning] of meanings.entries()) {
    if (meaning !== 'amount' && meaning !== 'debit' && meaning !== 'credit') continue;
    for (const word of (header[index] ?? '').split(/[^A-Za-z€£]+/)) {
      const code = CURRENCY_SIGNS[word] ?? word;
      if (/^[A-Z]{3}$/.test(code) && decimalsOf(code) !== undefined) return code;
    }
  }
  return null;
}

function faultOfRow(cells: readonly string[], width: number): RowRead | undefined {
  let last = cells.length - 1;
  while (last >= 0 && cells[last]?.trim() === '') last -= 1;
  if (last < 0) return { skip: true };
  // A delimiter within a text that is not in quotes moves what follows: an amount could be read from the wrong column.
  if (last >= width)
    return isBelow(cells) ? { skip: true } : { reason: `The line has ${last + 1} cells, the table ${width} columns.` };
  return cells.some((cell) => cell.includes('\0')) ? { reason: 'The line has NUL bytes in it.' } : undefined;
}

/** A total, a balance, or words without any number: a note of the bank. */
function isBelow(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const [first = ''] = filled;
  return isFooter(first) || (filled.length === 1 && first.length < 1000 && /^[^\d\0]*$/.test(first));
}

interface Booked {
  readonly line: number;
  readonly date: string;
  readonly amount: string;
  readonly currency: string | null;
}

function entryRow(cells: readonly string[], columns: Columns, layout: TableLayout, booked: Booked): RowRead {
  const { line, date, amount } = booked;
  const status = statusOf(first(cells, columns.status));
  if (status === 'undone') return { reason: `The bank did not carry it out: “${first(cells, columns.status)}”.` };
  const currency = currencyOf(first(cells, columns.currency));
  if (currency === undefined) return { reason: `“${first(cells, columns.currency).slice(0, 40)}” is no currency.` };
  const [payee, memo] = [payeeOf(cells, columns, amount), all(cells, columns.memo)];
  const account = accountOf(first(cells, columns.account));
  const id = oneLine(unguarded(first(cells, columns.bank_id)));
  const parts = readParts(first(cells, columns.parts));
  if (!parts) return { reason: 'The parts cannot be read.' };
  if (
    NO_ID.test(id) &&
    (payee + memo === '' ? cells.some((cell) => isBalanceWord(cell)) : isBalanceWord(payee || memo))
  )
    return { skip: true };
  const written = first(cells, columns.balance);
  const balance = written === '' ? undefined : readAmount(written, layout);
  return {
    account,
    balance: balance && 'amount' in balance ? balance.amount : null,
    item: {
      ...{ what: 'entry', line, date, amount, currency: currency ?? booked.currency, payee, memo },
      bank_id: NO_ID.test(id) ? null : id,
      category: first(cells, columns.category) === '' ? null : categoryOf(first(cells, columns.category)),
      ...{ tags: tagsOf(first(cells, columns.tags)), parts, status },
      transfer: oneLine(unguarded(first(cells, columns.transfer))) || null,
    },
  };
}

function balanceRow(
  cells: readonly string[],
  columns: Columns,
  layout: TableLayout,
  { line, date }: { line: number; date: string },
): RowRead {
  const written = first(cells, columns.balance);
  if (written === '') return { reason: 'The amount is missing.' };
  const balance = readAmount(written, layout);
  if ('fault' in balance) return { reason: balance.fault };
  const which = /anfang|alter|begin|open|initial|inicial|anterior|poczatk|iniziale/i.test(cells.join(' '))
    ? 'opening'
    : 'closing';
  return {
    item: { what: 'balance', line, which, date, amount: balance.amount },
    account: accountOf(first(cells, columns.account)),
    balance: null,
  };
}

function payeeOf(cells: readonly string[], columns: Columns, amount: string): string {
  const isIncoming = !amount.startsWith('-');
  const payer = columns.payer.length > 0 && isIncoming ? first(cells, columns.payer) : '';
  const payee = payer === '' ? first(cells, columns.payee) : payer;
  return payee === '' ? '' : oneLine(unguarded(payee));
}

function all(cells: readonly string[], columns: readonly number[]): string {
  const [only = 0] = columns;
  if (columns.length === 1) return oneLine(unguarded(cells[only] ?? ''));
  const texts = columns.map((index) => oneLine(unguarded(cells[index] ?? '')));
  return oneLine([...new Set(texts)].filter((text) => text !== '').join(' '));
}

/** Null where the cell is empty; undefined where it is no currency. */
function currencyOf(cell: string): string | null | undefined {
  if (cell === '') return null;
  const code = cell.toUpperCase();
  return /^[A-Z]{3,4}$/.test(code) && code !== 'EURO' ? code : CURRENCY_SIGNS[code];
}

/** Numbers stand without blanks; a name stays as it is. */
function accountOf(cell: string): string | null {
  const text = oneLine(unguarded(cell));
  if (text === '') return null;
  return /^[A-Z0-9 ]+$/.test(text) && /\d/.test(text) ? text.replaceAll(' ', '') : text;
}

function categoryOf(cell: string): string {
  const text = oneLine(unguarded(cell));
  return text.startsWith('[') ? text : text.replaceAll(/ *: */g, ':');
}

function tagsOf(cell: string): readonly string[] {
  if (cell === '') return [];
  const tags = readNames(unguarded(cell)).map(oneLine);
  return [...new Set(tags)].filter((tag) => tag !== '').slice(0, 100);
}
