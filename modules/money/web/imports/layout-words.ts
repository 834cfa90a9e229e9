import type { StatementLook } from '../../../../web/api/api.ts';
import type { Layout } from './draft.ts';

export type Table = NonNullable<StatementLook['table']>;
export type Meaning = Layout['columns'][number];

/** What a column can be, in the order in which one looks for it. */
export const MEANINGS: readonly { readonly value: Meaning; readonly label: string }[] = [
  { value: 'ignore', label: 'Unused' },
  { value: 'date', label: 'Date' },
  { value: 'amount', label: 'Amount' },
  { value: 'debit', label: 'Money out' },
  { value: 'credit', label: 'Money in' },
  { value: 'direction', label: 'In or out' },
  { value: 'payee', label: 'Payee' },
  { value: 'payer', label: 'Who paid' },
  { value: 'memo', label: 'Memo' },
  { value: 'category', label: 'Category' },
  { value: 'tags', label: 'Tags' },
  { value: 'parts', label: 'Parts, as Steward writes them' },
  { value: 'transfer', label: 'Other account of a transfer' },
  { value: 'balance', label: 'Balance' },
  { value: 'fee', label: 'Fee' },
  { value: 'currency', label: 'Currency' },
  { value: 'account', label: 'Account' },
  { value: 'bank_id', label: 'Bank’s number' },
  { value: 'status', label: 'Status' },
];

/** Of these a table has as many as it likes; of the others one. */
const SEVERAL: readonly Meaning[] = ['ignore', 'memo', 'tags'];

/** One column means something else: another one that meant it is needed no more. */
export function withMeaning({ columns, ...layout }: Layout, at: number, meaning: Meaning): Layout {
  return {
    ...layout,
    columns: columns.map((before, index) =>
      index === at ? meaning : before === meaning && !SEVERAL.includes(meaning) ? 'ignore' : before,
    ),
  };
}

export const DELIMITERS = [
  { value: ',', label: 'Comma ,' },
  { value: ';', label: 'Semicolon ;' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Bar |' },
] as const;

export const DECIMAL_MARKS = [
  { value: '.', label: '1,234.56' },
  { value: ',', label: '1.234,56' },
] as const;

export const DATE_ORDERS = [
  { value: 'dmy', label: 'Day first (31.12.)' },
  { value: 'mdy', label: 'Month first (12/31)' },
  { value: 'ymd', label: 'Year first' },
] as const;

export const CHARSETS = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'utf-16le', label: 'UTF-16' },
  { value: 'utf-16be', label: 'UTF-16, big-endian' },
  { value: 'windows-1252', label: 'Western European (Windows-1252)' },
  { value: 'iso-8859-15', label: 'Western European (ISO 8859-15)' },
  { value: 'windows-1250', label: 'Central European (Windows-1250)' },
  { value: 'windows-1251', label: 'Cyrillic (Windows-1251)' },
  { value: 'ibm850', label: 'DOS (IBM 850)' },
] as const;

/** "Semicolon, 1.234,56, day first" */
export function layoutWords({ delimiter, decimal_mark, date_order, charset }: Layout): string {
  const label = (all: readonly { value: string; label: string }[], value: string) =>
    all.find((each) => each.value === value)?.label ?? value;
  return [
    label(DELIMITERS, delimiter),
    label(DECIMAL_MARKS, decimal_mark),
    label(DATE_ORDERS, date_order),
    label(CHARSETS, charset),
  ].join(' · ');
}

/** What Steward is not sure of and what matters; nothing once a person has corrected it. */
export function doubts({ layout, sure, header, readable }: Table, isCorrected: boolean): string[] {
  if (isCorrected || !readable) return [];
  const amounts = layout.columns.some((meaning) => ['amount', 'debit', 'credit'].includes(meaning));
  return [
    ...(sure.delimiter === 'guess' ? ['what stands between columns'] : []),
    ...(sure.header === 'guess' ? ['where the table begins'] : []),
    ...(sure.date_order === 'guess' ? ['whether day or month comes first'] : []),
    ...(sure.decimal_mark === 'guess' && amounts ? ['which mark is the decimal one'] : []),
    ...(sure.inverted === 'guess' ? ['what came in and what went out'] : []),
    ...layout.columns.flatMap((meaning, index) =>
      meaning !== 'ignore' && sure.columns[index] === 'guess' ? [`whether ${columnName(header, index)} is right`] : [],
    ),
  ];
}

export function columnName(header: readonly string[], index: number): string {
  const name = header[index]?.trim();
  return name ? `“${name}”` : `column ${index + 1}`;
}
