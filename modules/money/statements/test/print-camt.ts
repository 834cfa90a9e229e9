import type { StatementAccount, StatementBalance, StatementEntry } from '../statement.ts';
import type { MadeStatement } from './made-statements.ts';

export interface CamtStyle {
  /** `02` has the status as text and names right in the party; from `08` on both are one deeper. */
  readonly version: '02' | '08' | '13';
  readonly prefix?: string;
}

const KINDS: Readonly<Record<string, string>> = {
  bank: 'CACC',
  savings: 'SVGS',
  card: 'CARD',
  loan: 'LOAN',
  cash: 'CASH',
};

/** camt.053 as a bank would write it, in pieces. */
export function* printCamt053(
  statements: readonly MadeStatement[],
  { version, prefix = '' }: CamtStyle,
): Generator<string> {
  const withPrefix = (xml: string) => (prefix === '' ? xml : xml.replaceAll(/<(\/?)(?=[A-Z])/g, `<$1${prefix}:`));
  const space = `urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}`;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n`;
  yield withPrefix(`<Document xmlns${prefix === '' ? '' : `:${prefix}`}="${space}">\n<BkToCstmrStmt>\n`);
  yield withPrefix('<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-01T04:00:00+01:00</CreDtTm></GrpHdr>\n');
  for (const { account, opening, closing, entries } of statements) {
    yield withPrefix(`<Stmt><Id>S1</Id>${printAccount(account, version)}\n`);
    for (const balance of [opening, closing]) if (balance) yield withPrefix(printBalance(balance, account));
    for (const entry of entries) yield withPrefix(printEntry(entry, account, version));
    yield withPrefix('</Stmt>\n');
  }
  yield withPrefix('</BkToCstmrStmt>\n</Document>\n');
}

function printAccount(account: StatementAccount, version: string): string {
  const iban = /^[A-Z]{2}\d{2}/.test(account.number ?? '');
  const id = iban ? leaf('IBAN', account.number) : `<Othr>${leaf('Id', account.number)}</Othr>`;
  const bic = leaf(version === '02' ? 'BIC' : 'BICFI', account.bank);
  const kind = account.kind === null ? '' : `<Tp>${leaf('Cd', KINDS[account.kind] ?? null)}</Tp>`;
  const servicer = bic === '' ? '' : `<Svcr><FinInstnId>${bic}</FinInstnId></Svcr>`;
  return `<Acct><Id>${id}</Id>${kind}${leaf('Ccy', account.currency)}${servicer}</Acct>`;
}

function printBalance({ which, amount, date }: StatementBalance, account: StatementAccount): string {
  const kind = `<Tp><CdOrPrtry><Cd>${which === 'opening' ? 'OPBD' : 'CLBD'}</Cd></CdOrPrtry></Tp>`;
  return `<Bal>${kind}${signed(amount, account.currency)}<Dt><Dt>${date}</Dt></Dt></Bal>\n`;
}

function printEntry(entry: StatementEntry, account: StatementAccount, version: string): string {
  const status = entry.status === 'pending' ? 'PDNG' : 'BOOK';
  const name = leaf('Nm', entry.payee);
  const party = version === '02' || name === '' ? name : `<Pty>${name}</Pty>`;
  const side = entry.amount.startsWith('-') ? 'Cdtr' : 'Dbtr';
  return [
    `<Ntry>${signed(entry.amount, entry.currency ?? account.currency)}`,
    `<Sts>${version === '02' ? status : leaf('Cd', status)}</Sts>`,
    `<BookgDt><Dt>${entry.date}</Dt></BookgDt><ValDt><Dt>${entry.date}</Dt></ValDt>${leaf('AcctSvcrRef', entry.bank_id)}`,
    `<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RDDT</Cd><SubFmlyCd>ESDD</SubFmlyCd></Fmly></Domn></BkTxCd>`,
    `<NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>`,
    `<RltdPties><${side}>${party}</${side}></RltdPties>`,
    entry.memo === '' ? '' : `<RmtInf>${leaf('Ustrd', entry.memo)}</RmtInf>`,
    `</TxDtls></NtryDtls></Ntry>\n`,
  ].join('');
}

function signed(amount: string, currency: string | null): string {
  const code = currency === null ? '' : ` Ccy="${currency}"`;
  return `<Amt${code}>${amount.replace('-', '')}</Amt>${leaf('CdtDbtInd', amount.startsWith('-') ? 'DBIT' : 'CRDT')}`;
}

function leaf(name: string, value: string | null): string {
  if (value === null || value === '') return '';
  return `<${name}>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</${name}>`;
}
