import type { StatementBalance, StatementEntry } from '../statement.ts';
import type { MadeStatement } from './made-statements.ts';

export interface Mt940Style {
  /** With the blocks of SWIFT around each message. */
  readonly blocks?: boolean;
}

/** MT940 with the German field 86, in pieces. Ids are `reference/date/amount`, as the reader makes them. */
export function* printMt940(
  statements: readonly MadeStatement[],
  { blocks = false }: Mt940Style = {},
): Generator<string> {
  for (const { account, opening, closing, entries } of statements) {
    const lines = [...(blocks ? ['{1:F01COBADEFFAXXX0000000000}{2:I940COBADEFFXXXXN}{4:'] : [])];
    const number = `${account.bank === null ? '' : `${account.bank}/`}${account.number}`;
    lines.push(':20:STARTUMSE', `:25:${number}`, ':28C:00001/001');
    if (opening) lines.push(`:60F:${balance(opening, account.currency)}`);
    yield printed(lines);
    for (const entry of entries) yield printed(printEntry(entry));
    yield printed([...(closing ? [`:62F:${balance(closing, account.currency)}`] : []), blocks ? '-}' : '-']);
  }
}

function printEntry(entry: StatementEntry): string[] {
  const [, month = '', day = ''] = entry.date.split('-');
  const mark = entry.amount.startsWith('-') ? 'D' : 'C';
  const bankReference = entry.bank_id === null ? '' : `//${entry.bank_id.split('/')[0]}`;
  const line = `:61:${short(entry.date)}${month}${day}${mark}${comma(entry.amount)}NMSCNONREF${bankReference}`;
  const names = pieces(entry.payee).map((piece, at) => `?${32 + at}${piece}`);
  const purpose = pieces(entry.memo === '' ? '' : `SVWZ+${entry.memo}`).map(
    (piece, at) => `?${at < 10 ? 20 + at : 50 + at}${piece}`,
  );
  return [line, ':86:105?00', ...purpose, '?30COBADEFFXXX?31DE89370400440532013000', ...names];
}

const pieces = (text: string) => text.match(/.{1,27}/gsu) ?? [];
const printed = (lines: readonly string[]) => lines.map((line) => `${line}\r\n`).join('');
const short = (date: string) => date.slice(2).replaceAll('-', '');
/** SWIFT amounts always have their comma. */
const comma = (amount: string) => `${amount.replace('-', '').replace('.', ',')}${amount.includes('.') ? '' : ','}`;

function balance({ amount, date }: StatementBalance, currency: string | null): string {
  return `${amount.startsWith('-') ? 'D' : 'C'}${short(date)}${currency}${comma(amount)}`;
}
