import { looksLikeDate } from './guess-values.ts';
import type { TextLine } from './text-lines.ts';

/** One row of a table; `line` is where it begins. Or what stands there and is none. */
export type TableRow =
  | { readonly line: number; readonly cells: string[]; readonly isUnended?: true }
  | { readonly line: number; readonly reason: string; readonly text: string };

const MOST_LINES = 50;
/** Once a quote was never closed, that more are like it is likelier than that a cell has many lines; so the work stays in proportion to the file. */
const FEWEST_LINES = 4;
const LONGEST = 1024 * 1024;

/**
 * Rows of lines (RFC 4180, with the delimiter that is given). Tolerant as files demand: a quote within a cell is a quote, one that nothing closes
 * makes its own line broken and no other.
 */
export class TableRows {
  readonly #delimiter: string;
  #mostLines = MOST_LINES;
  /** Lines of a row whose last cell is still in quotes, and how long they are. */
  #open: TextLine[] = [];
  #openLength = 0;
  #cells: string[] = [];
  #cell: string[] = [];
  /** Cells of the first row: the header's, or the first entry's. */
  #width: number | undefined;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** Adds the rows that the line completes. */
  push(line: TextLine, rows: TableRow[]): void {
    if (line.isTooLong) {
      while (this.#open.length > 0) this.#giveUp(rows);
      rows.push({ line: line.number, reason: 'The line is longer than 1 MiB.', text: line.text });
    } else if (this.#open.length === 0 && !line.text.includes('"')) {
      if (line.text !== '') this.#add(line.number, line.text.split(this.#delimiter), line, rows);
    } else if (this.#isRowOfItsOwn(line.text)) {
      while (this.#open.length > 0) this.#giveUp(rows);
      this.push(line, rows);
    } else this.#pushQuoted(line, rows);
  }

  /** Adds what is left at the end of the file. */
  end(rows: TableRow[]): void {
    while (this.#open.length > 0) this.#giveUp(rows);
  }

  #pushQuoted(line: TextLine, rows: TableRow[]): void {
    const plain = this.#open.length === 0 ? plainlyQuoted(line.text, this.#delimiter) : undefined;
    if (plain) return this.#add(line.number, plain, line, rows);
    const isComplete = this.#readCells(line.text, this.#open.length > 0);
    if (isComplete && this.#isWide()) {
      const [number, cells] = [this.#open[0]?.number ?? line.number, this.#cells];
      this.#clear();
      return this.#add(number, cells, line, rows);
    }
    this.#open.push(line);
    this.#openLength += line.text.length;
    if (isComplete || this.#open.length >= this.#mostLines || this.#openLength > LONGEST) this.#giveUp(rows);
  }

  /** False where a quote is open at the end. A quote opens only at a cell's beginning, and closes only before a delimiter or the end. */
  #readCells(text: string, isOpen: boolean): boolean {
    let at = 0;
    let isQuoted = isOpen;
    while (at <= text.length) {
      const opening = isQuoted ? undefined : openingQuote(text, at);
      if (!isQuoted && opening === undefined) {
        const end = text.indexOf(this.#delimiter, at);
        this.#cells.push(end === -1 ? text.slice(at) : text.slice(at, end));
        if (end === -1) return true;
        at = end + 1;
        continue;
      }
      const from = opening === undefined ? at : opening + 1;
      const close = closingQuote(text, from, this.#delimiter);
      this.#cell.push(text.slice(from, close?.quote));
      if (!close) return false;
      this.#cells.push(this.#cell.join('\n').replaceAll('""', '"'));
      this.#cell = [];
      isQuoted = false;
      at = close.next;
    }
    return true;
  }

  #add(line: number, cells: string[], { isUnended }: TextLine, rows: TableRow[]): void {
    this.#width ??= cells.length;
    rows.push(isUnended ? { line, cells, isUnended } : { line, cells });
  }

  /** A line below an open quote that has a row's cells and a day among them: the quote is a stray one, and must not take rows away. */
  #isRowOfItsOwn(text: string): boolean {
    if (this.#open.length === 0 || this.#width === undefined || this.#width < 2) return false;
    const pieces = text.split(this.#delimiter, 200);
    if (pieces.length < this.#width || pieces.length < this.#width - this.#cells.length) return false;
    // In the first column the quote can end in this line, and a day stand behind it.
    return pieces.slice(0, this.#cells.length === 0 ? 1 : 20).some((piece) => looksLikeDate(piece.replaceAll('"', '')));
  }

  /** Whether a row of several lines has about as many cells as others: else the quote that ended it opened another. */
  #isWide(): boolean {
    return this.#open.length === 0 || this.#cells.length >= (this.#width ?? 0) * 0.75;
  }

  /** The first open line is broken; those after it are rows of their own again. */
  #giveUp(rows: TableRow[]): void {
    const [first, ...others] = this.#open;
    this.#clear();
    this.#mostLines = Math.max(FEWEST_LINES, this.#mostLines >> 1);
    if (!first) return;
    rows.push({ line: first.number, reason: 'A quotation mark is opened and never closed.', text: first.text });
    for (const line of others) this.push(line, rows);
  }

  #clear(): void {
    this.#open = [];
    this.#openLength = 0;
    this.#cells = [];
    this.#cell = [];
  }
}

/** Most rows: every cell in quotes, and none within. */
function plainlyQuoted(text: string, delimiter: string): string[] | undefined {
  if (text.length < 2 || text.charCodeAt(0) !== 0x22 || text.charCodeAt(text.length - 1) !== 0x22) return undefined;
  const cells = text.slice(1, -1).split(`"${delimiter}"`);
  return cells.some((cell) => cell.includes('"')) ? undefined : cells;
}

function openingQuote(text: string, at: number): number | undefined {
  let from = at;
  while (text.charCodeAt(from) === 0x20) from += 1;
  return text.charCodeAt(from) === 0x22 ? from : undefined;
}

function closingQuote(text: string, from: number, delimiter: string): { quote: number; next: number } | undefined {
  for (let quote = text.indexOf('"', from); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    if (text.charCodeAt(quote + 1) === 0x22) {
      quote += 1;
      continue;
    }
    let next = quote + 1;
    while (text.charCodeAt(next) === 0x20) next += 1;
    if (next >= text.length) return { quote, next: text.length + 1 };
    if (text.startsWith(delimiter, next)) return { quote, next: next + 1 };
  }
  return undefined;
}
