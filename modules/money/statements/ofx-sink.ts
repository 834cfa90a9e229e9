import type { MarkupReader, MarkupSink } from './markup.ts';
import { withoutEntities } from './markup.ts';
import { ofxAccount, ofxBalance, ofxExcerpt } from './ofx-account.ts';
import type { OfxGroup } from './ofx-account.ts';
import { ofxEntry } from './ofx-entry.ts';
import type { OfxValues } from './ofx-entry.ts';
import { ENTRIES, GROUPS, STATEMENTS, VALUES, WEB, WORDS } from './ofx-names.ts';
import { broken, oneLine } from './one-line.ts';
import { SeenIds } from './seen-ids.ts';
import type { StatementAccount, StatementItem } from './statement.ts';

const MOST_GROUPS = 64;
const MOST_VALUE = 16 * 1024;

/** Elements of OFX into items. A group ends at its closing tag, or where one that holds it ends. */
export class OfxSink implements MarkupSink {
  #items: StatementItem[] = [];
  readonly #line: () => number;
  readonly #stop: () => void;
  readonly #groups: OfxGroup[] = [];
  readonly #ids = new SeenIds();
  /** The element whose value comes. */
  #element: string | undefined;
  #text = '';
  #account: StatementAccount | undefined;
  #known = false;
  #statements = 0;
  #any = false;
  #refused = false;

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
    if (!GROUPS.has(name)) return;
    const begun = this.#groups.some((group) => group.name === name);
    if (begun) this.#closeGroup(name);
    else if (ENTRIES.has(name)) this.fault('An entry ends here whose beginning is missing.', '');
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
    this.#refused = true;
  }

  end(): void {
    this.#flush();
    const cut = this.#groups.findLast(({ name }) => ENTRIES.has(name));
    if (cut) this.#items.push(broken(cut.line, 'The file ends in the middle of this entry.', ofxExcerpt(cut.values)));
    else if (this.#groups.length > 0) this.fault('The file ends in the middle: entries may be missing.', '');
    if (!this.#any && !this.#known) this.fault('The file is empty.', '');
    else if (!this.#known) this.fault('This is no OFX file.', this.#text);
    else if (this.#statements === 0 && !this.#refused) this.fault('There is no statement in this file.', '');
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
    if (STATEMENTS.has(name)) {
      this.#statements += 1;
      this.#account = undefined;
    }
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

  #ended(group: OfxGroup): void {
    const { name, values, line } = group;
    const parent = this.#groups.at(-1);
    if (ENTRIES.has(name)) return this.#entry(group);
    if (STATEMENTS.has(name)) this.#account = undefined;
    if (name === 'BANKACCTFROM' || name === 'CCACCTFROM') {
      if (parent && STATEMENTS.has(parent.name)) this.#startAccount(group, parent.values);
    } else if (name === 'LEDGERBAL') {
      if (!parent || !STATEMENTS.has(parent.name)) return;
      this.#needAccount(line);
      this.#items.push(ofxBalance(group));
    } else if (name === 'PAYEE' || name === 'CURRENCY') {
      const inner = values.get(name === 'PAYEE' ? 'NAME' : 'CURSYM');
      if (parent && ENTRIES.has(parent.name) && inner !== undefined)
        keep(parent, name === 'PAYEE' ? 'NAME' : 'CURRENCY', inner);
    } else if (name === 'STATUS' && values.get('SEVERITY')?.toUpperCase() === 'ERROR') {
      const message = oneLine(values.get('MESSAGE') ?? `Code ${values.get('CODE') ?? 'unknown'}`, 120);
      this.#items.push(broken(line, `The bank answered with an error: ${message}`, ofxExcerpt(values)));
    }
  }

  #startAccount(group: OfxGroup, statement: OfxValues): void {
    this.#account = ofxAccount(group, statement);
    this.#items.push(this.#account);
  }

  /** Nobody's: a statement that does not say whose it is, is not of the account before it. */
  #needAccount(line: number): void {
    if (this.#account) return;
    const statement = this.#groups.findLast(({ name }) => STATEMENTS.has(name));
    const name = statement?.name === 'CCSTMTRS' ? 'CCACCTFROM' : '';
    this.#startAccount({ name, line, values: new Map() }, statement?.values ?? new Map());
  }

  #entry({ name, values, line }: OfxGroup): void {
    if (this.#groups.some((group) => group.name === 'INVSTMTRS' || group.name === 'LOANSTMTRS')) return;
    this.#needAccount(line);
    const pending = name === 'STMTTRNP';
    const read = ofxEntry(values, { account: this.#account, line, pending, ids: this.#ids });
    for (const item of read) this.#items.push(item.what === 'broken' ? { ...item, text: ofxExcerpt(values) } : item);
    if (this.#statements === 0) this.#statements += 1;
  }
}

/** The first one counts; what nobody asks for is not kept. */
function keep(group: OfxGroup, name: string, value: string): void {
  if (VALUES.has(name) && !group.values.has(name)) group.values.set(name, value);
}
