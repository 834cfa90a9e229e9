import type { ColumnMeaning } from './statement.ts';

/** Where the columns of each meaning stand. */
export type Columns = Readonly<Record<ColumnMeaning, readonly number[]>>;

/** The first cell that is not empty, without blanks around it. */
export function first(cells: readonly string[], columns: readonly number[]): string {
  for (const index of columns) {
    const cell = cells[index]?.trim();
    if (cell) return cell;
  }
  return '';
}

export function columnsOf(meanings: readonly ColumnMeaning[]): Columns {
  const columns: Record<ColumnMeaning, number[]> = {
    ...{
      ignore: [],
      date: [],
      amount: [],
      debit: [],
      credit: [],
      direction: [],
      fee: [],
      payee: [],
      payer: [],
      memo: [],
    },
    ...{
      bank_id: [],
      category: [],
      tags: [],
      parts: [],
      transfer: [],
      currency: [],
      account: [],
      balance: [],
      status: [],
    },
  };
  for (const [index, meaning] of meanings.entries()) columns[meaning].push(index);
  return columns;
}
