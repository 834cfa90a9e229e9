import { decimalsOf } from '../amounts/amounts.ts';
import { calendarDay, wholeYear } from './calendar-day.ts';
import { exactAmount, opposite } from './exact-amount.ts';
import { mt940Line } from './mt940-line.ts';
import type { Mt940Line } from './mt940-line.ts';
import type { Mt940Field, Mt940Reader } from './mt940-fields.ts';
import { mt940Words } from './mt940-words.ts';
import { broken, oneLine } from './one-line.ts';
import { SeenIds } from './seen-ids.ts';
import type { StatementAccount, StatementBalance, StatementItem } from './statement.ts';
import { Tally } from './tally.ts';

const BALANCE = /^([CD])(\d{2})(\d{2})(\d{2})([A-Z]{3})\s*(.*)$/;

/** Fields into items: one message is one statement, or a page of it. */
export class Mt940Statements implements Mt940Reader {
  #items: StatementItem[] = [];
  readonly #ids = new SeenIds();
  #bank: string | undefined;
  /** Of field 25, until the currency is known. */
  #owner: { readonly line: number; readonly text: string } | undefined;
  #account: StatementAccount | undefined;
  #line: Mt940Line | undefined;
  #tally = new Tally();
  #tallyLine = 1;
  #fields = 0;
  /** A field of this message was there. */
  #open = false;
  #interim = false;
  #first = '';

  take(): StatementItem[] {
    const items = this.#items;
    if (items.length > 0) this.#items = [];
    return items;
  }

  field({ tag, line, lines }: Mt940Field): void {
    if (tag !== '86') this.#finishLine();
    this.#fields += 1;
    if (!this.#open) this.#tallyLine = line;
    this.#open = true;
    const text = lines[0]?.trim() ?? '';
    if (tag === '25' || tag === '25P') this.#owner = { line, text };
    else if (tag === '60F' || tag === '60M') this.#balance(tag, 'opening', line, text);
    else if (tag === '62F' || tag === '62M') this.#balance(tag, 'closing', line, text);
    else if (tag === '34F') this.#startAccount(/^[A-Z]{3}/.exec(text)?.[0] ?? null, line);
    else if (tag === '61') this.#begin(line, lines);
    else if (tag === '86' && this.#line) this.#finishLine(lines);
    // MT942 has no balances.
    if (tag === '34F' || tag === '90C' || tag === '90D') this.#interim = true;
  }

  message(bank: string | undefined, last = false): void {
    this.#finishLine();
    this.#bank = bank ?? this.#bank;
    const short = this.#open && !this.#tally.closed && (this.#tally.opened || last) && !this.#interim;
    const reason = short ? 'This statement has no closing balance: entries may be missing.' : this.#tally.fault();
    if (reason !== undefined) this.#items.push(broken(this.#tallyLine, reason, this.#account?.number ?? ''));
    this.#tally = new Tally();
    this.#owner = undefined;
    this.#open = this.#interim = false;
  }

  fault(line: number, reason: string, text: string): void {
    if (this.#first === '') this.#first = text.slice(0, 200);
    this.#items.push(broken(line, reason, text));
  }

  end(): void {
    this.message(undefined, true);
    if (this.#fields === 0) this.#items.push(broken(1, 'This is no MT940, or the file is empty.', this.#first));
    else if (!this.#account && this.#items.length === 0)
      this.#items.push(broken(1, 'There is no statement in this file.', ''));
  }

  #begin(line: number, lines: readonly string[]): void {
    this.#startAccount(null, line);
    const read = mt940Line(lines);
    if ('fault' in read) this.#items.push(broken(line, read.fault, lines.join(' ')));
    else this.#line = { ...read, at: line };
  }

  /** The entry is complete once field 86 or any other comes. */
  #finishLine(words: readonly string[] = []): void {
    const line = this.#line;
    this.#line = undefined;
    if (!line) return;
    const { payee, memo } = mt940Words(words, line.more);
    const { date, amount, bankReference } = line;
    const account = this.#account?.number ?? '';
    const entry: StatementItem = {
      what: 'entry',
      line: line.at,
      date,
      amount,
      currency: null,
      payee,
      memo,
      // Banks use one reference for many payments, or count anew in each file: only with day and amount it hides no other entry.
      bank_id: bankReference === undefined ? null : this.#ids.once(account, `${bankReference}/${date}/${amount}`),
      category: null,
      tags: [],
      parts: [],
      transfer: null,
      status: line.expected ? 'pending' : 'booked',
    };
    this.#items.push(entry);
    this.#tally.count(entry);
  }

  #balance(tag: string, which: StatementBalance['which'], line: number, text: string): void {
    const [, sign, year, month, day, currency = '', rest] = BALANCE.exec(text) ?? [];
    const read = exactAmount(rest);
    const on = calendarDay(wholeYear(Number(year)), Number(month), Number(day));
    const fault =
      sign === undefined
        ? 'It is not written as a balance.'
        : 'fault' in read
          ? read.fault
          : 'fault' in on
            ? on.fault
            : '';
    this.#startAccount(currency === '' ? null : currency, line);
    this.#tallyLine = line;
    if (fault !== '' || !('amount' in read) || !('date' in on)) {
      this.#items.push(broken(line, `The balance cannot be read. ${fault}`, text));
      return;
    }
    const amount = sign === 'D' ? opposite(read.amount) : read.amount;
    const item: StatementBalance = { what: 'balance', line, which, date: on.date, amount };
    this.#tally.count(item);
    // 60M and 62M stand between the pages of one statement.
    if (tag.endsWith('F')) this.#items.push(item);
  }

  #startAccount(currency: string | null, line: number): void {
    const before = this.#account;
    const owner = accountNumber(this.#owner?.text ?? '', currency);
    const bank = owner.bank ?? this.#bank ?? null;
    const known = currency ?? (before?.number === owner.number ? before.currency : null);
    if (before && before.number === owner.number && before.currency === known && before.bank === bank) return;
    this.#account = {
      what: 'account',
      line: this.#owner?.line ?? line,
      number: owner.number,
      bank,
      currency: known,
      kind: null,
    };
    this.#items.push(this.#account);
  }
}

/** Field 25: `BLZ/number`, `BIC/number`, an IBAN with or without the currency behind it, or a number. */
export function accountNumber(text: string, currency: string | null): { number: string | null; bank: string | null } {
  const [left = '', ...right] = text.replaceAll(/\s/g, '').split('/');
  const written = right.length > 0 ? right.join('/') : left;
  const bank = right.length > 0 ? oneLine(left, 64) || null : null;
  const ending = /^([A-Z]{2}\d{2}[A-Z0-9]{10,30})([A-Z]{3})$|^(\d{5,30})([A-Z]{3})$/.exec(written);
  const code = ending?.[2] ?? ending?.[4] ?? '';
  const bare = ending?.[1] ?? ending?.[3] ?? '';
  const drops =
    code !== '' && (code === currency || decimalsOf(code) !== undefined) && (ending?.[3] !== undefined || isIban(bare));
  return { number: oneLine(drops ? bare : written, 64) || null, bank };
}

/** ISO 13616: its two check digits. */
function isIban(text: string): boolean {
  const turned = text.slice(4) + text.slice(0, 4);
  let rest = 0;
  for (const character of turned) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
