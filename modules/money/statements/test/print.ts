import fc from 'fast-check';
import type { ColumnMeaning, StatementEntry, TableLayout } from '../statement.ts';

type Printed = Pick<StatementEntry, 'date' | 'amount' | 'payee' | 'memo'>;

const day = fc
  .date({ min: new Date('1971-01-01'), max: new Date('2068-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const amount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map((minor) => {
  const digits = String(minor < 0n ? -minor : minor).padStart(3, '0');
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
});
/** In one line, as parsers give it; it may have quotes, delimiters and what looks like a formula. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('"', ';', ',', "'", '=', '-', '|', 'ä', 'Łódź', '€', ' ', 'Total ok', '12,50'),
      fc.stringMatching(/^[a-zA-Z0-9]{1,6}$/),
    ),
    { maxLength: 6 },
  )
  .map((parts) => `x${parts.join('').replaceAll(/ +/g, ' ')}`.trim());

export const drawnEntries: fc.Arbitrary<Printed[]> = fc.array(
  fc.record({ date: day, amount, payee: text, memo: text }, { noNullPrototype: true }),
  { maxLength: 12 },
);

export type DrawnLayout = Pick<
  TableLayout,
  'delimiter' | 'decimal_mark' | 'date_order' | 'has_header' | 'skip_lines' | 'inverted'
> & {
  readonly money: 'amount' | 'pair' | 'direction';
  readonly grouped: boolean;
  readonly end: '\n' | '\r\n';
};

export const drawnLayout: fc.Arbitrary<DrawnLayout> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  decimal_mark: fc.constantFrom('.', ','),
  date_order: fc.constantFrom('ymd', 'dmy', 'mdy'),
  has_header: fc.boolean(),
  skip_lines: fc.integer({ min: 0, max: 3 }),
  inverted: fc.boolean(),
  money: fc.constantFrom('amount', 'pair', 'direction'),
  grouped: fc.boolean(),
  end: fc.constantFrom('\n', '\r\n'),
});

const MONEY = { amount: ['amount'], pair: ['debit', 'credit'], direction: ['amount', 'direction'] } as const;
const HEADERS: Partial<Record<ColumnMeaning, string>> = {
  ...{
    date: 'Date',
    payee: 'Payee',
    memo: 'Memo',
    amount: 'Amount',
    debit: 'Debit',
    credit: 'Credit',
    direction: 'D/C',
  },
};

export function columnsOfLayout({ money }: DrawnLayout): ColumnMeaning[] {
  return ['payee', 'date', ...MONEY[money], 'memo'];
}

export function printTable(entries: readonly Printed[], layout: DrawnLayout): string {
  const columns = columnsOfLayout(layout);
  const rows = entries.map((entry) => columns.map((meaning) => cellOf(entry, meaning, layout)));
  if (layout.has_header) rows.unshift(columns.map((meaning) => HEADERS[meaning] ?? ''));
  const above = Array.from({ length: layout.skip_lines }, (_, index) => `Line ${index} above`);
  return [...above, ...rows.map((cells) => cells.map((cell) => quoted(cell)).join(layout.delimiter))]
    .map((line) => line + layout.end)
    .join('');
}

export function printQif(entries: readonly Printed[]): string {
  const blocks = entries.map(({ date, amount, payee, memo }) => {
    const [year, month, day] = date.split('-');
    return `D${month}/${day}/${year}\nT${amount}\nP${payee}\nM${memo}\n^\n`;
  });
  return `!Type:Bank\n${blocks.join('')}`;
}

function cellOf(entry: Printed, meaning: ColumnMeaning, layout: DrawnLayout): string {
  if (meaning === 'payee') return entry.payee;
  if (meaning === 'memo') return entry.memo;
  if (meaning === 'date') return dateIn(entry.date, layout);
  const isNegative = entry.amount.startsWith('-') !== (layout.inverted && /[1-9]/.test(entry.amount));
  if (meaning === 'direction') return isNegative ? 'D' : 'C';
  const digits = digitsIn(entry.amount.replace('-', ''), layout);
  if (meaning === 'debit') return isNegative ? digits : '';
  if (meaning === 'credit') return isNegative ? '' : digits;
  return isNegative && layout.money === 'amount' ? `-${digits}` : digits;
}

function digitsIn(amount: string, { decimal_mark, grouped }: DrawnLayout): string {
  const [whole = '', fraction = ''] = amount.split('.');
  const mark = decimal_mark === '.' ? ',' : '.';
  return `${grouped ? whole.replaceAll(/\B(?=(?:\d{3})+$)/g, mark) : whole}${decimal_mark}${fraction}`;
}

function dateIn(date: string, { date_order }: DrawnLayout): string {
  const [year, month, day] = date.split('-');
  if (date_order === 'ymd') return date;
  return date_order === 'dmy' ? `${day}.${month}.${year}` : `${month}/${day}/${year}`;
}

function quoted(cell: string): string {
  return /["\n;,\t|]/.test(cell) || cell.startsWith(' ') ? `"${cell.replaceAll('"', '""')}"` : cell;
}
