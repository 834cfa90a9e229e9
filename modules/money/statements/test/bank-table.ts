import type { TableLayout } from '../statement.ts';

/** The shape of a bank's table, with invented people and numbers, and how it is to be read. */
export interface BankTable {
  readonly bank: string;
  readonly text: string;
  /** In which the file is written, where that is not UTF-8. */
  readonly charset?: 'windows-1252' | 'windows-1250' | 'utf-16le';
  readonly layout: Pick<
    TableLayout,
    'delimiter' | 'skip_lines' | 'has_header' | 'decimal_mark' | 'date_order' | 'inverted'
  >;
  /** Meanings by column, `-` for ignore. */
  readonly columns: string;
  /** `date amount payee` of the entries, in the order of the file. */
  readonly entries: readonly string[];
  readonly broken?: number;
}

export const german = {
  delimiter: ';',
  skip_lines: 0,
  has_header: true,
  decimal_mark: ',',
  date_order: 'dmy',
  inverted: false,
} as const;
export const english = { ...german, delimiter: ',', decimal_mark: '.' } as const;
export const american = { ...english, date_order: 'mdy' } as const;
