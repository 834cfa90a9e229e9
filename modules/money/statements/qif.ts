import { broken } from './item-text.ts';
import { guessDateOrder, guessDecimalMark, type DecimalMark } from './guess-values.ts';
import { qifEntry } from './qif-entry.ts';
import { QifFields, type QifRecord } from './qif-fields.ts';
import type { DateOrder } from './read-date.ts';
import type { StatementAccount, StatementItem } from './statement.ts';
import { textLines, type TextLine } from './text-lines.ts';

export interface QifOptions {
  /** Undefined: guessed by the days of the file's beginning. */
  readonly date_order?: DateOrder;
  /** Undefined: guessed by the amounts of the file's beginning. */
  readonly decimal_mark?: DecimalMark;
}

const KINDS: Readonly<Record<string, StatementAccount['kind']>> = {
  ...{
    bank: 'bank',
    cash: 'cash',
    ccard: 'card',
    creditcard: 'card',
    'oth a': 'savings',
    'oth l': 'loan',
    savings: 'savings',
  },
  ...{ checking: 'bank', port: null, invst: null, mutual: null },
};
/** How many entries are looked at before the first is given out. */
const LOOK = 2000;

/**
 * Entries of a QIF file (Quicken Interchange Format): accounts of `!Account` blocks and of `!Type:` Bank, CCard, Cash, Oth A, Oth L; lists of categories,
 * classes, memorized entries and prices are passed over; investments are broken. The order of the days and the decimal mark are those with which the file's
 * first 2,000 entries can be read. An entry whose parts do not add up to its amount is broken. Never throws at what the file says.
 */
export async function* readQif(chunks: AsyncIterable<string>, options: QifOptions = {}): AsyncGenerator<StatementItem> {
  const reader = new QifReader();
  let read: Required<QifOptions> | undefined;
  for await (const lines of textLines(chunks)) {
    for (const line of lines) reader.push(line);
    if (!read && reader.found.length < LOOK) continue;
    read ??= guessed(reader.found, options);
    yield* itemsOf(reader.take(), read);
  }
  reader.end();
  read ??= guessed(reader.found, options);
  yield* itemsOf(reader.take(), read);
}

type Found = StatementItem | { readonly what: 'record'; readonly record: QifRecord };

function* itemsOf(found: readonly Found[], options: Required<QifOptions>): Generator<StatementItem> {
  for (const item of found) yield item.what === 'record' ? qifEntry(item.record, options) : item;
}

function guessed(found: readonly Found[], options: QifOptions): Required<QifOptions> {
  const records = found.slice(0, LOOK).flatMap((item) => (item.what === 'record' ? [item.record] : []));
  const days = records.map(({ date }) => date).filter((date) => date !== '');
  const amounts = records.flatMap(({ amount, splits }) => [amount, ...splits.map((split) => split.amount ?? '')]);
  return {
    decimal_mark: options.decimal_mark ?? guessDecimalMark(amounts, '.').value,
    date_order: options.date_order ?? guessDateOrder(days, 'mdy').value,
  };
}

type Section = 'entries' | 'account' | 'passed-over' | 'investments';

class QifReader {
  found: Found[] = [];
  #section: Section = 'entries';
  #fields: QifFields | undefined;
  /** Of an `!Account` block: the `!Type:` after it says only how its entries are written. */
  #isNamed = false;
  #isList = false;

  push(line: TextLine): void {
    const text = line.text.trimEnd();
    if (text === '' && !line.isTooLong) return;
    if (text.startsWith('!') && !line.isTooLong) this.#head(text, line);
    else if (text === '^') this.#close();
    else {
      this.#fields ??= new QifFields(line);
      this.#fields.add(line);
    }
  }

  /** A record at the end of the file may have lost lines with its `^`: it counts only where it is whole without doubt. */
  end(): void {
    if (!this.#fields) return;
    const { line, text } = this.#fields.record();
    if (this.#section === 'entries' || this.#section === 'investments')
      this.found.push(broken(line, 'The file ends within the entry: the line “^” after it is missing.', text));
    this.#fields = undefined;
  }

  take(): readonly Found[] {
    const { found } = this;
    this.found = [];
    return found;
  }

  #head(text: string, { number }: TextLine): void {
    this.end();
    const head = text.slice(1).trim().toLowerCase();
    if (head.startsWith('option:autoswitch')) this.#isList = true;
    else if (head.startsWith('clear:autoswitch')) this.#isList = false;
    else if (head.startsWith('account')) this.#section = 'account';
    else if (head.startsWith('type'))
      this.#type(
        head
          .slice(4)
          .replace(/^\s*:\s*/, '')
          .trim(),
        number,
      );
    else if (!head.startsWith('option') && !head.startsWith('clear')) this.#section = 'passed-over';
  }

  #type(type: string, line: number): void {
    const kind = KINDS[type];
    if (kind === undefined) this.#section = 'passed-over';
    else if (kind === null) this.#section = 'investments';
    else {
      this.#section = 'entries';
      if (!this.#isNamed) this.found.push({ what: 'account', line, number: null, bank: null, currency: null, kind });
    }
    this.#isNamed = false;
  }

  #close(): void {
    const record = this.#fields?.record();
    this.#fields = undefined;
    if (!record) return;
    if (this.#section === 'entries') this.#entry(record);
    else if (this.#section === 'account' && !this.#isList) this.#account(record);
    else if (this.#section === 'investments')
      this.found.push(broken(record.line, 'Investments are not read.', record.text));
  }

  /** Quicken names a file's account only in its first entry: an opening balance that is a transfer from itself. */
  #entry(record: QifRecord): void {
    const own = isOpening(record) ? /^\[([^\]]+)\]$/.exec(record.category)?.[1] : undefined;
    const before = this.found.at(-1);
    if (own !== undefined && before?.what === 'account' && before.number === null)
      this.found.splice(-1, 1, { ...before, number: own });
    this.found.push({ what: 'record', record: own === undefined ? record : { ...record, category: '' } });
  }

  #account(record: QifRecord): void {
    this.#isNamed = true;
    const kind = KINDS[record.type.toLowerCase()] ?? null;
    this.found.push({
      what: 'account',
      line: record.line,
      number: record.number || null,
      bank: null,
      currency: null,
      kind,
    });
  }
}

function isOpening({ payee }: QifRecord): boolean {
  return /^(?:opening balance|anfangssaldo|saldo inicial|solde initial|saldo iniziale|beginsaldo)$/i.test(payee);
}
