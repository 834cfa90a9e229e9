import { ClosingBalances } from './closing-balances.ts';
import { broken } from './item-text.ts';
import type { StatementItem, TableLayout } from './statement.ts';
import { currencyInHeader, rowReader, type RowRead } from './table-entry.ts';
import { CutOff } from './cut-off.ts';
import { TableRows, type TableRow } from './table-rows.ts';
import { textLines } from './text-lines.ts';

/**
 * The entries of a table (RFC 4180 and what banks make of it), as the layout says that it is to be read. Memory stays flat whatever the file's size.
 * Never throws at what the file says: a row that is no entry is `broken`, with its line. A balance column gives the closing balance of each account,
 * where the rows are in the order of their days.
 *
 * @param chunks text, as `decoded(bytes, layout.charset)` gives it
 */
export async function* readTable(chunks: AsyncIterable<string>, layout: TableLayout): AsyncGenerator<StatementItem> {
  const table = new TableRows(layout.delimiter);
  const reader = new TableReader(layout);
  let items: StatementItem[] = [];
  for await (const lines of textLines(chunks)) {
    const rows: TableRow[] = [];
    for (const line of lines) if (line.number > layout.skip_lines) table.push(line, rows);
    for (const row of rows) reader.read(row, items);
    yield* items;
    items = [];
  }
  const rows: TableRow[] = [];
  table.end(rows);
  for (const row of rows) reader.read(row, items);
  yield* items;
  yield* reader.balances.closing();
}

class TableReader {
  readonly balances = new ClosingBalances();
  readonly #layout: TableLayout;
  #header: readonly string[] | undefined;
  #account: string | null = null;
  readonly #cutOff: CutOff;
  #read: ((cells: readonly string[], line: number) => RowRead) | undefined;

  constructor(layout: TableLayout) {
    this.#layout = layout;
    this.#cutOff = new CutOff(layout.columns);
    if (!layout.has_header) this.#read = rowReader(layout, null);
  }

  read(row: TableRow, items: StatementItem[]): void {
    if ('reason' in row) {
      items.push(broken(row.line, row.reason, row.text));
      return;
    }
    if (!this.#read) {
      if (row.cells.every((cell) => cell.trim() === '')) return;
      this.#header = row.cells;
      this.#read = rowReader(this.#layout, currencyInHeader(row.cells, this.#layout.columns));
      return;
    }
    // Files that somebody put together have the header again.
    if (this.#header && isSame(row.cells, this.#header)) return;
    this.#add(this.#read(row.cells, row.line), row, items);
  }

  #add(read: RowRead, row: Extract<TableRow, { cells: string[] }>, items: StatementItem[]): void {
    if ('skip' in read) return;
    if ('reason' in read) {
      items.push(broken(row.line, read.reason, row.cells.join(this.#layout.delimiter)));
      return;
    }
    if (read.item.what === 'entry' && this.#cutOff.isCut(row, read.item.amount)) {
      items.push(broken(row.line, 'The file ends within this line.', row.cells.join(this.#layout.delimiter)));
      return;
    }
    if (read.account !== null && read.account !== this.#account) {
      this.#account = read.account;
      items.push({ what: 'account', line: row.line, number: read.account, bank: null, currency: null, kind: null });
    }
    if (read.item.what === 'entry') this.balances.see(this.#account, read.item, read.balance);
    items.push(read.item);
  }
}

function isSame(cells: readonly string[], header: readonly string[]): boolean {
  return cells.length === header.length && cells.every((cell, index) => cell === header[index]);
}
