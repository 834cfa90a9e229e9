import { decodeAll, guessCharset } from './charset.ts';
import { orderOfHeader } from './column-words.ts';
import { columnFacts, type ColumnFacts } from './column-facts.ts';
import { findTable, type FoundTable, type GivenTable } from './find-table.ts';
import { guessColumns, type GuessedColumns } from './guess-columns.ts';
import { guessInverted } from './guess-inverted.ts';
import { guessDateOrder, guessDecimalMark, type DecimalMark, type Guessed, type Sure } from './guess-values.ts';
import { ownColumns } from './own-table.ts';
import type { DateOrder } from './read-date.ts';
import type { TableLayout } from './statement.ts';
import { linesOf, type TextLine } from './text-lines.ts';

export interface LayoutGuess {
  readonly layout: TableLayout;
  /** One name for each column; empty where the file has no header. */
  readonly header: readonly string[];
  /** The first rows, as wide as the table. */
  readonly samples: readonly (readonly string[])[];
  /** Where in the file each of them begins, from 1. */
  readonly sample_lines: readonly number[];
  readonly sure: {
    readonly charset: Sure;
    readonly delimiter: Sure;
    readonly header: Sure;
    readonly decimal_mark: Sure;
    readonly date_order: Sure;
    readonly inverted: Sure;
    readonly columns: readonly Sure[];
  };
}

export interface LayoutHints extends GivenTable {
  /** BCP 47, as `en-US`: decides where the file does not. */
  readonly locale?: string;
  /** What the person corrected: the rest is guessed again around it. */
  readonly charset?: string | undefined;
}

const SAMPLES = 20;
const WHOLE_FILE = 32 * 1024;

/**
 * How a table is to be read, by its first bytes (64 KiB and more are good, 256 KiB do no harm). There is always an answer; `isTable` says whether it is one.
 * What is in doubt is decided by the rows themselves: days that are in order, balances that add up, payments that come in on a card.
 */
export function guessLayout(head: Uint8Array, hints: LayoutHints = {}): LayoutGuess {
  const charset =
    hints.charset === undefined ? guessCharset(head) : { charset: hints.charset, sure: 'certain' as const };
  const table = findTable(linesIn(head, charset.charset), hints);
  const facts = Array.from({ length: table.width }, (_, index) => columnFacts(table.rows, index));
  const order = orderOfHeader(table.header) ?? orderOfLocale(hints.locale);
  const own = ownColumns(table.header);
  // What Steward wrote, unless a spreadsheet has written it anew since.
  const isAsWritten = own !== undefined && table.delimiter === ',';
  const mark = isAsWritten
    ? { value: '.' as const, sure: 'certain' as const }
    : decimalMark(facts, table, order, hints.locale);
  const guessed = own ? { columns: own, sure: own.map((): Sure => 'certain') } : guessColumns(table, facts, mark.value);
  const date = dateOrder(facts, guessed, table.header, hints.locale, mark.value);
  const inverted = own
    ? { value: false, sure: 'certain' as const }
    : guessInverted(table.header, facts, guessed.columns, mark.value);
  return {
    layout: {
      ...{
        charset: charset.charset,
        delimiter: table.delimiter,
        skip_lines: table.skip_lines,
        has_header: table.header.length > 0,
      },
      ...{ decimal_mark: mark.value, date_order: date.value, columns: guessed.columns, inverted: inverted.value },
    },
    header: table.header.length === 0 ? [] : evenly(table.header, table.width),
    samples: table.rows.slice(0, SAMPLES).map((row) => evenly(row, table.width)),
    sample_lines: table.lines.slice(0, SAMPLES),
    sure: {
      ...{ charset: charset.sure, delimiter: table.sure.delimiter, header: table.sure.header },
      ...{ decimal_mark: mark.sure, date_order: date.sure, inverted: inverted.sure, columns: guessed.sure },
    },
  };
}

/** Whether a layout finds days and amounts: without them a text is no table of a bank. */
export function isTable({ layout: { columns } }: LayoutGuess): boolean {
  return (
    columns.includes('date') && (columns.includes('amount') || columns.includes('debit') || columns.includes('credit'))
  );
}

/** Without the last line where it may be cut off. */
function linesIn(head: Uint8Array, charset: string): TextLine[] {
  const lines = linesOf(decodeAll(head, charset));
  return head.length >= WHOLE_FILE && lines.length > 1 ? lines.slice(0, -1) : lines;
}

function decimalMark(
  facts: readonly ColumnFacts[],
  table: FoundTable,
  order: DateOrder | undefined,
  locale: string | undefined,
): Guessed<DecimalMark> {
  const cells = facts
    .filter(({ amounts, written, dates }) => amounts > 0.7 && written > 0 && dates < 0.5)
    .flatMap(({ cells }) => cells);
  const ofLocale = locale === undefined ? undefined : markOfLocale(locale);
  const isBritish = order === 'dmy' && table.delimiter === ',';
  return guessDecimalMark(cells, ofLocale ?? (table.delimiter === ';' || (order === 'dmy' && !isBritish) ? ',' : '.'));
}

function dateOrder(
  facts: readonly ColumnFacts[],
  { columns }: GuessedColumns,
  header: readonly string[],
  locale: string | undefined,
  mark: DecimalMark,
): Guessed<DateOrder> {
  const cells = facts[columns.indexOf('date')]?.cells.filter((cell) => cell !== '') ?? [];
  return guessDateOrder(cells, orderOfHeader(header) ?? orderOfLocale(locale) ?? (mark === ',' ? 'dmy' : undefined));
}

function orderOfLocale(locale: string | undefined): DateOrder | undefined {
  if (locale === undefined || !isLocale(locale)) return undefined;
  const parts = new Intl.DateTimeFormat(locale, { dateStyle: 'short' }).formatToParts(Date.UTC(2026, 9, 31));
  const order = parts
    .flatMap(({ type }) => (type === 'year' || type === 'month' || type === 'day' ? [type.charAt(0)] : []))
    .join('');
  return order === 'ymd' || order === 'mdy' ? order : 'dmy';
}

function markOfLocale(locale: string): DecimalMark | undefined {
  if (!isLocale(locale)) return undefined;
  const mark = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
  return mark === ',' ? ',' : '.';
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length > 0;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return false;
  }
}

function evenly(cells: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, index) => cells[index]?.trim() ?? '');
}
