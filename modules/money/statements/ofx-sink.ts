import { exactAmount } from './exact-amount.ts';
import { writtenDay } from './calendar-day.ts';
import type { MarkupReader, MarkupSink } from './markup.ts';
import { withoutEntities } from './markup.ts';
import { ofxEntry } from './ofx-entry.ts';
import type { OfxValues } from './ofx-entry.ts';
import { broken, oneLine } from './one-line.ts';
import { SeenIds } from './seen-ids.ts';
import type { StatementAccount, StatementItem } from './statement.ts';

/** Groups of elements that mean something to us. Everything else is an element with a value, or a group that is looked through. */
const GROUPS = new Set([
  ...['OFX', 'SONRS', 'STATUS', 'STMTTRNRS', 'CCSTMTTRNRS', 'STMTRS', 'CCSTMTRS', 'BANKACCTFROM', 'CCACCTFROM'],
  ...['BANKACCTTO', 'CCACCTTO', 'BANKTRANLIST', 'BANKTRANLISTP', 'STMTTRN', 'STMTTRNP', 'PAYEE', 'CURRENCY'],
  ...['ORIGCURRENCY', 'LEDGERBAL', 'AVAILBAL', 'BALLIST', 'INVSTMTRS', 'LOANSTMTRS', 'FI'],
]);
const ENTRIES = new Set(['STMTTRN', 'STMTTRNP']);
const VALUES = new Set([
  ...['TRNTYPE', 'DTPOSTED', 'DTUSER', 'DTAVAIL', 'DTTRAN', 'TRNAMT', 'FITID', 'CORRECTFITID', 'CORRECTACTION'],
  ...['CHECKNUM', 'REFNUM', 'NAME', 'EXTDNAME', 'MEMO', 'CURSYM', 'CURRENCY', 'CURDEF', 'ACCTID', 'BANKID'],
  ...['ACCTTYPE', 'BALAMT', 'DTASOF', 'SEVERITY', 'MESSAGE', 'CODE'],
]);
/** Where people's words stand: markup of the web in them is text, though nobody escaped it. */
const WORDS = new Set(['NAME', 'MEMO', 'EXTDNAME', 'MESSAGE']);
const WEB = new Set(
  'a b i u p em br hr h1 h2 h3 h4 li ul ol td tr th div img svg pre body html head font form link meta span code table strong style input iframe script object'
    .toUpperCase()
    .split(' '),
);
const MOST_GROUPS = 64;
const MOST_VALUE = 16 * 1024;

interface Group {
  readonly name: string;
  readonly line: number;
  readonly values: OfxValues;
}

const KINDS: Readonly<Record<string, StatementAccount['kind']>> = {
  ...{ CHECKING: 'bank', SAVINGS: 'savings', MONEYMRKT: 'savings', CD: 'savings', CREDITLINE: 'loan' },
};

/** Elements of OFX into items. A group ends at its closing tag, or where one that holds it ends. */
export class OfxSink implements MarkupSink {
  #items: StatementItem[] = [];
  readonly #line: () => number;
  readonly #stop: () => void;
  readonly #groups: Group[] = [];
  readonly #ids = new SeenIds();
  /** The element whose value comes. */
  #element: string | undefined;
  #text = '';
  #account: StatementAccount | undefined;
  #known = false;
  #statements = 0;
  #any = false;

  constructor(line: () => number, stop: MarkupReader['stop']) {
    this.#line = line;
    this.#stop = stop;
  }

  take(): StatementItem[] {
    const items = this.#items;
    if (items.length > 0) this.#items = [];
    return items;
  }

  open(written: string, _attributes: string, alone: boolean, source: string): void {
    const name = written.toUpperCase();
    if (this.#isWords(name)) return this.text(source, true);
    this.#flush();
    if (alone) return;
    if (!GROUPS.has(name)) {
      this.#element = name;
      return;
    }
    if (ENTRIES.has(name)) this.#closeGroup(name);
    this.#openGroup(name);
  }

  close(written: string, source: string): void {
    const name = written.toUpperCase();
    if (this.#isWords(name)) return this.text(source, true);
    this.#flush();
    if (GROUPS.has(name)) this.#closeGroup(name);
  }

  text(text: string, literal: boolean): void {
    if (!this.#any && /\S/.test(text)) this.#any = true;
    if (this.#text.length > MOST_VALUE || (this.#element === undefined && this.#groups.length === 0)) return;
    this.#text += literal ? text.replaceAll('&', '&amp;') : text;
  }

  fault(reason: string, text: string): void {
    this.#items.push(broken(this.#line(), reason, text));
  }

  doctype(internal: boolean): void {
    if (!internal) return;
    this.fault('The file declares things of its own (DOCTYPE): it is not read further.', '');
    this.#stop();
    this.#groups.length = 0;
    this.#known = true;
    this.#statements += 1;
  }

  end(): void {
    this.#flush();
    const cut = this.#groups.findLast(({ name }) => ENTRIES.has(name));
    if (cut) this.#items.push(broken(cut.line, 'The file ends in the middle of this entry.', excerpt(cut.values)));
    else if (this.#groups.some(({ name }) => name === 'BANKTRANLIST' || name.endsWith('STMTRS')))
      this.fault('The file ends in the middle: entries may be missing.', '');
    if (!this.#any && !this.#known) this.fault('The file is empty.', '');
    else if (!this.#known) this.fault('This is no OFX file.', this.#text);
    else if (this.#statements === 0) this.fault('There is no statement in this file.', '');
  }

  #isWords(name: string): boolean {
    return this.#element !== undefined && WORDS.has(this.#element) && WEB.has(name);
  }

  /** The value of an element is complete. */
  #flush(): void {
    const text = this.#text;
    if (text !== '') this.#text = '';
    const group = this.#groups.at(-1);
    const element = this.#element;
    this.#element = undefined;
    if (!group || text === '') return;
    const value = withoutEntities(text).trim();
    if (value === '') return;
    if (element !== undefined) keep(group, element, value);
    // A group that has a value after all: `<CURRENCY>EUR`.
    else if (group.name === 'CURRENCY' && group.values.size === 0) keep(group, 'CURSYM', value);
  }

  #openGroup(name: string): void {
    this.#any = true;
    this.#known ||= name === 'OFX' || name.endsWith('STMTRS') || ENTRIES.has(name);
    if (this.#groups.length >= MOST_GROUPS) return;
    this.#groups.push({ name, line: this.#line(), values: new Map() });
    if (name === 'STMTRS' || name === 'CCSTMTRS') this.#statements += 1;
    if (name !== 'INVSTMTRS' && name !== 'LOANSTMTRS') return;
    this.#statements += 1;
    const what = name === 'INVSTMTRS' ? 'an investment account' : 'a loan';
    this.fault(`A statement of ${what} is not read.`, '');
  }

  #closeGroup(name: string): void {
    const at = this.#groups.findLastIndex((group) => group.name === name);
    if (at === -1) return;
    for (let group = this.#groups.pop(); group; group = this.#groups.pop()) {
      this.#ended(group);
      if (this.#groups.length === at) return;
    }
  }

  #ended(group: Group): void {
    const { name, values, line } = group;
    const parent = this.#groups.at(-1);
    if (ENTRIES.has(name)) return this.#entry(group);
    if (name === 'BANKACCTFROM' || name === 'CCACCTFROM') {
      if (parent?.name === 'STMTRS' || parent?.name === 'CCSTMTRS') this.#startAccount(group, parent.values);
    } else if (name === 'LEDGERBAL') {
      if (parent?.name === 'STMTRS' || parent?.name === 'CCSTMTRS') this.#balance(values, line);
    } else if (name === 'PAYEE' || name === 'CURRENCY') {
      const inner = values.get(name === 'PAYEE' ? 'NAME' : 'CURSYM');
      if (parent && ENTRIES.has(parent.name) && inner !== undefined)
        keep(parent, name === 'PAYEE' ? 'NAME' : 'CURRENCY', inner);
    } else if (name === 'STATUS' && values.get('SEVERITY')?.toUpperCase() === 'ERROR') {
      const message = oneLine(values.get('MESSAGE') ?? `Code ${values.get('CODE') ?? 'unknown'}`, 120);
      this.#items.push(broken(line, `The bank answered with an error: ${message}`, excerpt(values)));
    }
  }

  #startAccount({ name, values, line }: Group, statement: OfxValues): void {
    const kind = name === 'CCACCTFROM' ? 'card' : (KINDS[values.get('ACCTTYPE')?.toUpperCase() ?? ''] ?? null);
    const currency = statement.get('CURDEF')?.toUpperCase();
    this.#account = {
      what: 'account',
      line,
      number: oneLine(values.get('ACCTID') ?? '', 64).replaceAll(' ', '') || null,
      bank: oneLine(values.get('BANKID') ?? '', 64) || null,
      currency: currency !== undefined && /^[A-Z]{3}$/.test(currency) ? currency : null,
      kind,
    };
    this.#items.push(this.#account);
  }

  #entry({ name, values, line }: Group): void {
    if (this.#groups.some((group) => group.name === 'INVSTMTRS' || group.name === 'LOANSTMTRS')) return;
    const pending = name === 'STMTTRNP';
    const read = ofxEntry(values, { account: this.#account, line, pending, ids: this.#ids });
    for (const item of read) this.#items.push(item.what === 'broken' ? { ...item, text: excerpt(values) } : item);
    if (this.#statements === 0) this.#statements += 1;
  }

  #balance(values: OfxValues, line: number): void {
    const amount = exactAmount(values.get('BALAMT'));
    const day = writtenDay(values.get('DTASOF'));
    const fault = 'fault' in amount ? amount.fault : 'fault' in day ? day.fault : undefined;
    if (fault !== undefined) this.#items.push(broken(line, `The balance cannot be read. ${fault}`, excerpt(values)));
    else if ('amount' in amount && 'date' in day)
      this.#items.push({ what: 'balance', line, which: 'closing', date: day.date, amount: amount.amount });
  }
}

/** The first one counts; what nobody asks for is not kept. */
function keep(group: Group, name: string, value: string): void {
  if (VALUES.has(name) && !group.values.has(name)) group.values.set(name, value);
}

const excerpt = (values: OfxValues) => oneLine([...values].map((pair) => pair.join(' ')).join(', '), 200);
