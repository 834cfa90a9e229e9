import { isFooter } from './cell-words.ts';
import { meaningOf } from './column-words.ts';
import { looksLikeAmount, looksLikeDate, type Sure } from './guess-values.ts';
import type { TableLayout } from './statement.ts';
import { TableRows, type TableRow } from './table-rows.ts';
import type { TextLine } from './text-lines.ts';

/** Where in a file the table stands, and what of it was looked at. */
export interface FoundTable {
  readonly delimiter: TableLayout['delimiter'];
  readonly skip_lines: number;
  /** Empty where there is none. */
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Where in the file each of them begins, from 1. */
  readonly lines: readonly number[];
  readonly width: number;
  readonly sure: { readonly delimiter: Sure; readonly header: Sure };
  /** How much speaks for it; nothing where it is 0. */
  readonly score: number;
}

type Cells = Extract<TableRow, { cells: string[] }>;
export type GivenTable = {
  readonly [Key in 'delimiter' | 'skip_lines' | 'has_header']?: TableLayout[Key] | undefined;
};

const DELIMITERS = [';', ',', '\t', '|'] as const;
const MOST_PREAMBLE = 100;
const MOST_ROWS = 2000;
const MOST_COLUMNS = 300;

/** The delimiter with which the lines are a table most clearly, with the header in it, by its words or because what is below is different. */
export function findTable(lines: readonly TextLine[], given: GivenTable): FoundTable {
  const named = /^"?sep=([;,\t|])"?$/i.exec(lines[0]?.text ?? '')?.[1];
  const from = named === undefined ? 0 : 1;
  const chosen = given.delimiter ?? DELIMITERS.find((delimiter) => delimiter === named);
  const tables = (chosen ? [chosen] : DELIMITERS).map((delimiter) => tableWith(delimiter, lines, { from, ...given }));
  const [best, second] = tables.toSorted((one, other) => other.score - one.score);
  if (!best) throw new RangeError('There are no delimiters.');
  const isClear = chosen !== undefined || best.score > (second?.score ?? 0) * 2;
  return { ...best, sure: { ...best.sure, delimiter: best.score === 0 ? 'guess' : isClear ? 'certain' : 'likely' } };
}

function tableWith(
  delimiter: TableLayout['delimiter'],
  lines: readonly TextLine[],
  given: GivenTable & { from: number },
): FoundTable {
  const rows = rowsOf(delimiter, lines, given.skip_lines ?? given.from);
  const place = given.skip_lines === undefined ? headerPlace(rows) : givenPlace(rows);
  const hasHeader = given.has_header ?? place.hasHeader;
  const header = hasHeader ? (rows[place.at]?.cells ?? []) : [];
  const below = rows
    .slice(hasHeader ? place.at + 1 : place.at)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const width = Math.max(lastFilled(header), widthOf(below, hasHeader));
  const data = below.filter(
    ({ cells }) => isEntryLike(cells) && !isFooter(cells.find((cell) => cell.trim() !== '') ?? ''),
  );
  const even = data.filter(({ cells }) => cells.length === data[0]?.cells.length).length;
  const shown = data.length > 0 ? data : below;
  const score = width < 2 ? 0 : place.words * 10 + Math.min(even, 50) + (data.length > 0 ? even / data.length : 0) * 5;
  return {
    ...{ delimiter, skip_lines: given.skip_lines ?? (rows[place.at]?.line ?? given.from + 1) - 1 },
    ...{ header, rows: shown.map(({ cells }) => cells), lines: shown.map(({ line }) => line), width, score },
    sure: { delimiter: 'guess', header: place.words > 2 ? 'certain' : data.length > 0 ? 'likely' : 'guess' },
  };
}

function rowsOf(delimiter: string, lines: readonly TextLine[], skip: number): Cells[] {
  const table = new TableRows(delimiter);
  const rows: TableRow[] = [];
  for (const line of lines) if (line.number > skip && rows.length < MOST_ROWS) table.push(line, rows);
  table.end(rows);
  return rows.flatMap((row) => ('cells' in row ? [{ line: row.line, cells: row.cells.slice(0, MOST_COLUMNS) }] : []));
}

interface Place {
  readonly at: number;
  readonly hasHeader: boolean;
  /** Columns of the header whose word is known. */
  readonly words: number;
}

function givenPlace(rows: readonly Cells[]): Place {
  const cells = rows[0]?.cells ?? [];
  return { at: 0, hasHeader: wordsOf(cells) > 1 || !isEntryLike(cells), words: wordsOf(cells) };
}

function headerPlace(rows: readonly Cells[]): Place {
  let best: Place = { at: 0, hasHeader: false, words: 0 };
  for (const [at, { cells }] of rows.slice(0, MOST_PREAMBLE).entries()) {
    const words = wordsOf(cells);
    if (words > best.words && namesDayAndMoney(cells) && !isEntryLike(cells)) best = { at, hasHeader: true, words };
  }
  return best.hasHeader ? best : placeByContrast(rows);
}

/** The line above the first entry, where it has text in its cells and no days or amounts. */
function placeByContrast(rows: readonly Cells[]): Place {
  const at = rows.findIndex(({ cells }) => isEntryLike(cells));
  if (at === -1) return { at: 0, hasHeader: (rows[0]?.cells.length ?? 0) > 1 && rows.length > 0, words: 0 };
  const above = rows[at - 1]?.cells ?? [];
  const filled = above.filter((cell) => cell.trim() !== '');
  const isHeader =
    filled.length > 1 &&
    lastFilled(above) * 2 > lastFilled(rows[at]?.cells ?? []) &&
    filled.every((cell) => /\p{L}/u.test(cell) && cell.length < 60 && !looksLikeAmount(cell) && !/\d{3}/.test(cell));
  return isHeader ? { at: at - 1, hasHeader: true, words: wordsOf(above) } : { at, hasHeader: false, words: 0 };
}

function namesDayAndMoney(cells: readonly string[]): boolean {
  const meanings = new Set(cells.map((cell) => meaningOf(cell)?.meaning));
  return meanings.has('date') && (meanings.has('amount') || meanings.has('debit') || meanings.has('credit'));
}

function wordsOf(cells: readonly string[]): number {
  return cells.filter((cell) => cell.length < 80 && meaningOf(cell)?.isWhole === true).length;
}

/** Has a day, and an amount beside it. */
function isEntryLike(cells: readonly string[]): boolean {
  const dates = cells.filter((cell) => looksLikeDate(cell)).length;
  if (dates === 0) return false;
  return cells.some((cell) => looksLikeAmount(cell) && !looksLikeDate(cell));
}

/** Of rows that nothing stands above, with the columns that are empty so far: others may fill them. */
function widthOf(rows: readonly Cells[], hasHeader: boolean): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) {
    const width = hasHeader ? lastFilled(cells) : cells.length;
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  const usual = [...counts].filter(([, count]) => count * 10 >= rows.length);
  return Math.max(0, ...usual.map(([width]) => width));
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}
