import type { StatementEntry } from '../statement.ts';
import type { MadeStatement } from './made-statements.ts';

export interface OfxStyle {
  /** 1.x in SGML, or 2.x in XML. */
  readonly version: 1 | 2;
  /** Without line breaks, as some banks write. */
  readonly oneLine?: boolean;
  readonly lowerCase?: boolean;
  readonly decimalMark?: '.' | ',';
}

const SGML_HEADER = [
  ...['OFXHEADER:100', 'DATA:OFXSGML', 'VERSION:102', 'SECURITY:NONE', 'ENCODING:UTF-8', 'CHARSET:NONE'],
  ...['COMPRESSION:NONE', 'OLDFILEUID:NONE', 'NEWFILEUID:NONE', ''],
];
const XML_HEADER = [
  '<?xml version="1.0" encoding="UTF-8" standalone="no"?>',
  '<?OFX OFXHEADER="200" VERSION="220" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>',
];
const TYPES: Readonly<Record<string, string>> = { bank: 'CHECKING', savings: 'SAVINGS', loan: 'CREDITLINE' };

/** OFX as a bank would write it, in pieces; currencies, ids and words as given. */
export function* printOfx(statements: readonly MadeStatement[], style: OfxStyle): Generator<string> {
  const { group, leaf, end } = printer(style);
  const header = style.version === 1 ? SGML_HEADER : XML_HEADER;
  yield `${header.join(end)}${end}`;
  const bank = statements.filter(({ account }) => account.kind !== 'card');
  const cards = statements.filter(({ account }) => account.kind === 'card');
  const status = group('STATUS', leaf('CODE', '0') + leaf('SEVERITY', 'INFO'));
  yield `${open('OFX', style)}${end}`;
  yield group('SIGNONMSGSRSV1', group('SONRS', status + leaf('DTSERVER', '20261101120000') + leaf('LANGUAGE', 'ENG')));
  for (const [message, list] of [
    ['BANK', bank],
    ['CREDITCARD', cards],
  ] as const) {
    if (list.length === 0) continue;
    yield `${open(`${message}MSGSRSV1`, style)}${end}`;
    for (const statement of list) yield* printStatement(statement, style, status);
    yield `${open(`/${message}MSGSRSV1`, style)}${end}`;
  }
  yield `${open('/OFX', style)}${end}`;
}

function* printStatement(statement: MadeStatement, style: OfxStyle, status: string): Generator<string> {
  const { group, leaf, end } = printer(style);
  const { account, entries, closing } = statement;
  const card = account.kind === 'card' ? 'CC' : '';
  yield `${open(`${card}STMTTRNRS`, style)}${end}${leaf('TRNUID', '1')}${status}${open(`${card}STMTRS`, style)}${end}`;
  yield leaf('CURDEF', account.currency);
  const bank = leaf('BANKID', account.bank) + leaf('ACCTID', account.number);
  yield card === ''
    ? group('BANKACCTFROM', bank + leaf('ACCTTYPE', TYPES[account.kind ?? ''] ?? null))
    : group('CCACCTFROM', bank);
  for (const pending of [false, true]) {
    const list = entries.filter((entry) => (entry.status === 'pending') === pending);
    const name = pending ? 'BANKTRANLISTP' : 'BANKTRANLIST';
    if (pending && list.length === 0) continue;
    yield `${open(name, style)}${end}`;
    for (const entry of list) yield group(pending ? 'STMTTRNP' : 'STMTTRN', printEntry(entry, style));
    yield `${open(`/${name}`, style)}${end}`;
  }
  if (closing)
    yield group('LEDGERBAL', leaf('BALAMT', mark(closing.amount, style)) + leaf('DTASOF', day(closing.date)));
  yield `${open(`/${card}STMTRS`, style)}${end}${open(`/${card}STMTTRNRS`, style)}${end}`;
}

function printEntry(entry: StatementEntry, style: OfxStyle): string {
  const { group, leaf } = printer(style);
  const currency =
    entry.currency === null ? '' : group('CURRENCY', leaf('CURRATE', '1.1') + leaf('CURSYM', entry.currency));
  return [
    leaf('TRNTYPE', entry.amount.startsWith('-') ? 'DEBIT' : 'CREDIT'),
    leaf(entry.status === 'pending' ? 'DTTRAN' : 'DTPOSTED', `${day(entry.date)}120000.000[-5:EST]`),
    leaf('TRNAMT', mark(entry.amount, style)),
    leaf('FITID', entry.bank_id),
    leaf('NAME', entry.payee),
    leaf('MEMO', entry.memo),
    currency,
  ].join('');
}

const day = (date: string) => date.replaceAll('-', '');
const mark = (amount: string, { decimalMark = '.' }: OfxStyle) => amount.replace('.', decimalMark);
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const open = (name: string, { lowerCase }: OfxStyle) => `<${lowerCase ? name.toLowerCase() : name}>`;

function printer(style: OfxStyle) {
  const end = style.oneLine ? '' : '\r\n';
  const group = (name: string, inner: string) => `${open(name, style)}${end}${inner}${open(`/${name}`, style)}${end}`;
  const leaf = (name: string, value: string | null) => {
    if (value === null || value === '') return '';
    return `${open(name, style)}${escape(value)}${style.version === 2 ? open(`/${name}`, style) : ''}${end}`;
  };
  return { group, leaf, end };
}
