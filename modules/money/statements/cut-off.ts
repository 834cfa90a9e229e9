import type { ColumnMeaning } from './statement.ts';
import type { TableRow } from './table-rows.ts';

const MONEY: ReadonlySet<ColumnMeaning> = new Set(['amount', 'debit', 'credit', 'fee']);

/** Tells whether the last row of a file that ends without a line's end lost its end: its amount would be another one than the bank's. */
export class CutOff {
  readonly #columns: readonly ColumnMeaning[];
  #before: { readonly cells: number; readonly decimals: number } | undefined;

  constructor(columns: readonly ColumnMeaning[]) {
    this.#columns = columns;
  }

  /** Fewer cells than the row before, or an amount at the end with other decimals. */
  isCut(row: Extract<TableRow, { cells: string[] }>, amount: string): boolean {
    const [cells, decimals] = [row.cells.length, decimalsIn(amount)];
    const before = this.#before;
    if (!row.isUnended || !before) {
      this.#before = { cells, decimals };
      return false;
    }
    if (cells < before.cells) return true;
    return decimals !== before.decimals && MONEY.has(this.#columns[cells - 1] ?? 'ignore');
  }
}

function decimalsIn(amount: string): number {
  const at = amount.indexOf('.');
  return at === -1 ? 0 : amount.length - at - 1;
}
