import type { Context } from '../../../kernel/module/module.ts';
import { toDecimal } from '../amounts/amounts.ts';
import type { BookNames, NamedAccount } from './book-names.ts';
import { balancesBefore } from './journal.ts';
import { readEntries } from './read-entries.ts';
import type { Entry, ExportFilter } from './read-entries.ts';

const MOST_NAME = 32;
const OK = '<STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS>';
const TYPES = { cash: 'CHECKING', bank: 'CHECKING', savings: 'SAVINGS', loan: 'CREDITLINE', card: '' } as const;

/** How statements of banks, and of cards, are called. */
const BANK = { set: 'BANKMSGSRSV1', reply: 'STMTTRNRS', statement: 'STMTRS', account: 'BANKACCTFROM' };
const CARD = { set: 'CREDITCARDMSGSRSV1', reply: 'CCSTMTTRNRS', statement: 'CCSTMTRS', account: 'CCACCTFROM' };

/** A statement of each account as OFX 2.2 (XML), with its ledger balance. What OFX has no place for is left out: categories, parts, tags. */
export async function* ofxText(
  context: Context,
  { filter: { account, from, to }, names }: { filter: ExportFilter; names: BookNames },
): AsyncGenerator<string> {
  const accounts = [...names.accounts.values()].filter(({ id }) => account?.includes(id) ?? true);
  const begin = await balancesBefore(context.database.read, { accounts, from });
  const now = new Date(context.clock.nowMs()).toISOString();
  yield (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n' +
      '<?OFX OFXHEADER="200" VERSION="220" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>\n' +
      `<OFX>\n<SIGNONMSGSRSV1><SONRS>${OK}<DTSERVER>${digits(now)}</DTSERVER><LANGUAGE>ENG</LANGUAGE></SONRS></SIGNONMSGSRSV1>\n`
  );
  for (const kind of [BANK, CARD]) {
    const mine = accounts.filter((each) => (each.kind === 'card') === (kind === CARD));
    if (mine.length === 0) continue;
    yield `<${kind.set}>\n`;
    for (const each of mine) {
      const span = await spanOf(context, { account_id: each.id, from, to, today: now.slice(0, 10) });
      yield `<${kind.reply}><TRNUID>0</TRNUID>${OK}<${kind.statement}><CURDEF>${each.currency}</CURDEF>\n`;
      yield `<${kind.account}>${accountText(each)}</${kind.account}>\n`;
      yield `<BANKTRANLIST><DTSTART>${digits(span.from)}</DTSTART><DTEND>${digits(span.to)}</DTEND>\n`;
      let sum = begin.get(each.id) ?? 0n;
      for await (const entries of readEntries(context, { account: [each.id], from, to })) {
        let text = '';
        for (const entry of entries) {
          sum += entry.row.amount_minor;
          text += entryText(entry, each.currency);
        }
        yield text;
      }
      const balance = `<BALAMT>${toDecimal(sum, each.currency)}</BALAMT><DTASOF>${digits(span.to)}</DTASOF>`;
      yield `</BANKTRANLIST>\n<LEDGERBAL>${balance}</LEDGERBAL>\n</${kind.statement}></${kind.reply}>\n`;
    }
    yield `</${kind.set}>\n`;
  }
  yield '</OFX>\n';
}

function accountText({ kind, bank, number_label }: NamedAccount): string {
  if (kind === 'card') return `<ACCTID>${text(number_label)}</ACCTID>`;
  return `<BANKID>${text(bank || 'Steward')}</BANKID><ACCTID>${text(number_label)}</ACCTID><ACCTTYPE>${TYPES[kind]}</ACCTTYPE>`;
}

function entryText({ row }: Entry, currency: string): string {
  const { date, amount_minor, payee, memo, transfer_id, bank_id, id } = row;
  const type = transfer_id !== null ? 'XFER' : amount_minor < 0n ? 'DEBIT' : 'CREDIT';
  const name = Array.from(payee).slice(0, MOST_NAME).join('').trim();
  return (
    `<STMTTRN><TRNTYPE>${type}</TRNTYPE><DTPOSTED>${digits(date)}</DTPOSTED>` +
    `<TRNAMT>${toDecimal(amount_minor, currency)}</TRNAMT><FITID>${text(bank_id ?? id)}</FITID>` +
    (name === '' ? '' : `<NAME>${text(name)}</NAME>`) +
    (name === payee ? '' : `<EXTDNAME>${text(payee)}</EXTDNAME>`) +
    (memo === '' ? '' : `<MEMO>${text(memo)}</MEMO>`) +
    '</STMTTRN>\n'
  );
}

/** The days that a statement is of. */
async function spanOf(
  { database }: Pick<Context, 'database'>,
  {
    account_id,
    from,
    to,
    today,
  }: { account_id: string; from: string | undefined; to: string | undefined; today: string },
): Promise<{ from: string; to: string }> {
  const { first, last } = await database.read
    .selectFrom('transactions')
    .select((row) => [row.fn.min('date').as('first'), row.fn.max('date').as('last')])
    .where('account_id', '=', account_id)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  const end = to ?? last ?? today;
  return { from: from ?? first ?? end, to: end };
}

/** `2026-10-31` or a point in time, as OFX has them. */
function digits(time: string): string {
  return time.replaceAll(/\D/g, '').slice(0, 14);
}

/** Text of XML 1.0. */
function text(words: string): string {
  return words
    .toWellFormed()
    .replaceAll(/[\p{Cc}\ufffe\uffff]+/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
