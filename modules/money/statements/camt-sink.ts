import { camtAccount, camtBalance, currencyOf } from './camt-account.ts';
import type { CamtBalance } from './camt-account.ts';
import { camtEntries } from './camt-entry.ts';
import type { MarkupSink } from './markup.ts';
import { broken } from './one-line.ts';
import { SeenIds } from './seen-ids.ts';
import type { StatementAccount, StatementItem } from './statement.ts';
import { Tally } from './tally.ts';
import { textAt, XmlTree } from './xml-tree.ts';
import type { XmlNode } from './xml-tree.ts';

/** camt.053, .052 and .054. */
const STATEMENTS = new Set(['Stmt', 'Rpt', 'Ntfctn']);
const MESSAGES = new Set(['BkToCstmrStmt', 'BkToCstmrAcctRpt', 'BkToCstmrDbtCdtNtfctn']);
const PIECES = new Set(['Acct', 'Bal', 'Ntry']);
const MOST_BALANCES = 100;

/** Elements of camt.05x into items: what stands in a statement is taken piece by piece, the rest is looked through. */
export class CamtSink implements MarkupSink {
  #items: StatementItem[] = [];
  readonly #line: () => number;
  readonly #stop: () => void;
  readonly #ids = new SeenIds();
  #message: 'none' | 'open' | 'over' = 'none';
  #refused = false;
  #statements = 0;
  /** Stmt, Rpt or Ntfctn, and how deep in it we are, pieces aside. */
  #inside: { readonly name: string; depth: number } | undefined;
  #piece: XmlTree | undefined;
  #account: StatementAccount | undefined;
  #owner: XmlNode | undefined;
  #ownerLine = 1;
  #balances: CamtBalance[] = [];
  #tally = new Tally();
  #head = '';
  /** Says which page of several this is; a page by itself does not add up. */
  #page: { readonly name: string; text: string } | undefined;
  #paged = false;

  constructor(line: () => number, stop: () => void) {
    this.#line = line;
    this.#stop = stop;
  }

  take(): StatementItem[] {
    const items = this.#items;
    if (items.length > 0) this.#items = [];
    return items;
  }

  open(written: string, attributes: string, alone: boolean, source: string): void {
    const name = withoutPrefix(written);
    if (this.#piece) {
      if (name !== this.#piece.root.name || name !== 'Ntry') return this.#piece.begin(name, attributes, alone);
      this.#cutOff('Its end is missing.');
    }
    if (this.#head.length < 200) this.#head += source;
    if (MESSAGES.has(name) && !alone) this.#message = 'open';
    if (name === 'PgNb' || name === 'LastPgInd') this.#page = { name, text: '' };
    if (STATEMENTS.has(name) && !alone) return this.#startStatement(name);
    if (!this.#inside || alone) return;
    if (PIECES.has(name) && (this.#inside.depth === 0 || name === 'Ntry'))
      this.#piece = new XmlTree(name, { line: this.#line(), attributes, spare: 'NtryDtls' });
    else this.#inside.depth += 1;
  }

  close(written: string): void {
    const name = withoutPrefix(written);
    if (this.#piece) {
      if (STATEMENTS.has(name)) this.#cutOff('Its end is missing.');
      else {
        const piece = this.#piece;
        if (piece.end(name)) this.#finish(piece);
        return;
      }
    }
    if (MESSAGES.has(name)) this.#message = 'over';
    if (this.#page?.name === name) this.#endPage(this.#page);
    if (!this.#inside && STATEMENTS.has(name)) this.fault('A statement ends here whose beginning is missing.', '');
    if (!this.#inside) return;
    if (name === 'Ntry') this.fault('An entry ends here whose beginning is missing.', '');
    if (name === this.#inside.name) this.#endStatement();
    else this.#inside.depth = Math.max(0, this.#inside.depth - 1);
  }

  text(text: string, literal: boolean): void {
    if (this.#piece) this.#piece.text(text, literal);
    else if (this.#page) this.#page.text += text.slice(0, 20);
    else if (this.#head.length < 200) this.#head += text.slice(0, 200);
  }

  fault(reason: string, text: string): void {
    if (this.#piece) this.#piece.fault ??= reason;
    else this.#items.push(broken(this.#line(), reason, text));
  }

  doctype(): void {
    if (this.#piece) this.#cutOff('Its end is missing.');
    this.fault('The file has a DOCTYPE, which no bank’s message has: it is not read further.', '');
    this.#refused = true;
    this.#stop();
  }

  end(): void {
    if (this.#piece) this.#cutOff('The file ends in the middle of it.');
    if (this.#refused) return;
    if (this.#inside) this.#startAccount(undefined);
    if (this.#inside || this.#message === 'open') {
      this.fault('The file ends in the middle: entries may be missing.', '');
    } else if (this.#head.trim() === '') this.fault('The file is empty.', '');
    else if (this.#message === 'none' && this.#statements === 0)
      this.fault('This is no camt.052, .053 or .054.', this.#head);
    else if (this.#statements === 0) this.fault('There is no statement in this file.', '');
  }

  #endPage({ name, text }: { name: string; text: string }): void {
    if (name === 'PgNb' ? Number(text) > 1 : text.trim() === 'false') this.#paged = true;
    this.#page = undefined;
  }

  #startStatement(name: string): void {
    if (this.#inside) this.#startAccount(undefined);
    this.#statements += 1;
    this.#inside = { name, depth: 0 };
    this.#owner = undefined;
    this.#ownerLine = this.#line();
    this.#account = undefined;
    this.#balances = [];
    this.#tally = new Tally();
  }

  #endStatement(): void {
    this.#startAccount(undefined);
    const full = this.#inside?.name === 'Stmt' && !this.#paged;
    this.#inside = undefined;
    const reason = full ? this.#tally.fault() : undefined;
    if (reason !== undefined) this.#items.push(broken(this.#ownerLine, reason, this.#account?.number ?? ''));
  }

  #finish(piece: XmlTree): void {
    this.#piece = undefined;
    const { root, line, fault } = piece;
    if (root.name === 'Acct' && fault === undefined) this.#owner = root;
    else if (root.name === 'Ntry') this.#entry(piece);
    else if (fault !== undefined) this.#items.push(broken(line, fault, textsOf(root)));
    else if (this.#balances.length < MOST_BALANCES) this.#balances.push(camtBalance(root, line));
    if (root.name === 'Bal' && this.#account) this.#sayBalances();
  }

  #entry(piece: XmlTree): void {
    const { root, line } = piece;
    this.#startAccount(root);
    const account = this.#account?.number ?? null;
    const read: readonly StatementItem[] =
      piece.fault === undefined
        ? camtEntries(root, { line, account, currency: this.#account?.currency ?? null, ids: this.#ids })
        : [broken(line, piece.fault, '')];
    for (const item of read) {
      this.#items.push(item.what === 'broken' ? { ...item, text: broken(line, '', textsOf(root)).text } : item);
      this.#tally.count(item);
    }
  }

  #cutOff(reason: string): void {
    const piece = this.#piece;
    if (!piece) return;
    piece.fault ??= reason;
    this.#finish(piece);
  }

  /** Said as late as it can be: where the account itself has no currency, its first balance or entry has. */
  #startAccount(entry: XmlNode | undefined): void {
    if (this.#account) return;
    const currency = this.#balances.find(({ currency }) => currency !== null)?.currency ?? currencyOf(entry);
    this.#account = camtAccount(this.#owner, this.#ownerLine, currency);
    this.#items.push(this.#account);
    this.#sayBalances();
  }

  /** Of several openings and closings the one that is most of all: booked before interim. */
  #sayBalances(): void {
    const said = this.#balances;
    this.#balances = [];
    for (const which of ['opening', 'closing'] as const) {
      const found = said.filter((balance) => balance.which === which).toSorted((a, b) => a.rank - b.rank)[0];
      if (!found?.item) continue;
      this.#items.push(found.item);
      this.#tally.count(found.item);
    }
    for (const { item } of said) if (item?.what === 'broken') this.#items.push(item);
  }
}

const withoutPrefix = (name: string) => name.slice(name.indexOf(':') + 1);

/** What stands in an element, for people to recognise it. */
function textsOf(node: XmlNode): string {
  const found: string[] = [];
  const waiting = [node];
  for (let next = waiting.pop(); next && found.length < 20; next = waiting.pop()) {
    const text = textAt(next);
    if (text !== undefined) found.push(text.slice(0, 60));
    waiting.push(...next.children.slice(0, 20).toReversed());
  }
  return found.join(' ');
}
