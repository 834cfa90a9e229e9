import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCamt } from './camt.ts';
import type { StatementEntry, StatementItem } from './statement.ts';
import { manyEntries } from './test/arbitrary-entries.ts';
import { latin1, madeEntry, madeStatement, readAll, withoutLines } from './test/made-statements.ts';
import { printCamt053 } from './test/print-camt.ts';

const SPARKASSE = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<BkToCstmrStmt><GrpHdr><MsgId>053D2026-10-31</MsgId><CreDtTm>2026-10-31T20:00:00.0+01:00</CreDtTm></GrpHdr>
<Stmt><Id>S</Id><ElctrncSeqNb>42</ElctrncSeqNb><CreDtTm>2026-10-31T20:00:00.0+01:00</CreDtTm>
<Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy><Ownr><Nm>Ada Lovelace</Nm></Ownr>
<Svcr><FinInstnId><BIC>COLSDE33XXX</BIC><Othr><Id>DE 122791234</Id><Issr>UmsStId</Issr></Othr></FinInstnId></Svcr></Acct>
<Bal><Tp><CdOrPrtry><Cd>PRCD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-10-30</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">950.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-10-31</Dt></Dt></Bal>
<Ntry><Amt Ccy="EUR">30.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-10-31</Dt></BookgDt><ValDt><Dt>2026-11-01</Dt></ValDt>
<AcctSvcrRef>2026103100001</AcctSvcrRef><BkTxCd><Prtry><Cd>NDDT+105+00931</Cd><Issr>DK</Issr></Prtry></BkTxCd>
<NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId><MndtId>M-1</MndtId></Refs>
<RltdPties><Dbtr><Nm>Ada Lovelace</Nm></Dbtr><Cdtr><Nm>Stadtwerke K&#246;ln &amp; Co</Nm></Cdtr><CdtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></CdtrAcct></RltdPties>
<RmtInf><Ustrd>Abschlag Strom</Ustrd><Ustrd>Oktober</Ustrd></RmtInf></TxDtls></NtryDtls><AddtlNtryInf>FOLGELASTSCHRIFT</AddtlNtryInf></Ntry>
<Ntry><Amt Ccy="EUR">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RvslInd>true</RvslInd><Sts>BOOK</Sts><BookgDt><Dt>2026-10-31</Dt></BookgDt>
<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Ada Lovelace</Nm></Dbtr><Cdtr><Nm>Stadtwerke</Nm></Cdtr></RltdPties></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="EUR">50.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><DtTm>2026-10-31T23:59:59-05:00</DtTm></BookgDt>
<AcctSvcrRef>2026103100002</AcctSvcrRef><NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>
<TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">20.01</Amt></TxAmt></AmtDtls><RltdPties><Cdtr><Nm>Eve</Nm></Cdtr></RltdPties></TxDtls>
<TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">29.99</Amt></TxAmt></AmtDtls><RltdPties><Cdtr><Nm>Bob</Nm></Cdtr></RltdPties></TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>`;

const entriesOf = (items: readonly StatementItem[]): StatementEntry[] => items.filter((item) => item.what === 'entry');
const reasonsOf = (items: readonly StatementItem[]) =>
  items.map((item) => (item.what === 'broken' ? item.reason : item.what));

test('A Sparkasse, camt.053.001.02: parties by direction, a reversal, a batch, days as written', async () => {
  for (const size of [1, 11, 65_536]) {
    const [account, opening, closing, ...entries] = await readAll(readCamt, SPARKASSE, size);
    const number = 'DE89370400440532013000';
    assert.deepEqual(account, { what: 'account', line: 4, number, bank: 'COLSDE33XXX', currency: 'EUR', kind: null });
    assert.deepEqual(opening, { what: 'balance', line: 7, which: 'opening', date: '2026-10-30', amount: '1000.00' });
    assert.deepEqual(closing, { what: 'balance', line: 8, which: 'closing', date: '2026-10-31', amount: '950.00' });
    const memo = 'Abschlag Strom Oktober FOLGELASTSCHRIFT';
    assert.deepEqual(entries, [
      madeEntry({ line: 9, amount: '-30.00', payee: 'Stadtwerke Köln & Co', memo, bank_id: '2026103100001' }),
      madeEntry({ line: 14, amount: '30.00', payee: 'Stadtwerke' }),
      madeEntry({ line: 16, amount: '-20.01', payee: 'Eve', bank_id: '2026103100002/1' }),
      madeEntry({ line: 16, amount: '-29.99', payee: 'Bob', bank_id: '2026103100002/2' }),
    ]);
  }
});

const UBS = `<?xml version="1.0" encoding="ISO-8859-1"?>
<ns2:Document xmlns:ns2="urn:iso:std:iso:20022:tech:xsd:camt.052.001.08"><ns2:BkToCstmrAcctRpt><ns2:Rpt>
<ns2:Acct><ns2:Id><ns2:Othr><ns2:Id>0240 123456 01X</ns2:Id></ns2:Othr></ns2:Id><ns2:Tp><ns2:Cd>SVGS</ns2:Cd></ns2:Tp><ns2:Svcr><ns2:FinInstnId><ns2:BICFI>UBSWCHZH80A</ns2:BICFI></ns2:FinInstnId></ns2:Svcr></ns2:Acct>
<ns2:Bal><ns2:Tp><ns2:CdOrPrtry><ns2:Cd>CLAV</ns2:Cd></ns2:CdOrPrtry></ns2:Tp><ns2:Amt Ccy="CHF">1.00</ns2:Amt><ns2:CdtDbtInd>CRDT</ns2:CdtDbtInd><ns2:Dt><ns2:Dt>2026-10-31</ns2:Dt></ns2:Dt></ns2:Bal>
<ns2:Bal><ns2:Tp><ns2:CdOrPrtry><ns2:Cd>ITBD</ns2:Cd></ns2:CdOrPrtry></ns2:Tp><ns2:Amt Ccy="CHF">7.00</ns2:Amt><ns2:CdtDbtInd>DBIT</ns2:CdtDbtInd><ns2:Dt><ns2:DtTm>2026-10-31T10:00:00</ns2:DtTm></ns2:Dt></ns2:Bal>
<ns2:Ntry><ns2:NtryRef>CH2130808001234567827</ns2:NtryRef><ns2:Amt Ccy="CHF">100.00</ns2:Amt><ns2:CdtDbtInd>CRDT</ns2:CdtDbtInd><ns2:Sts><ns2:Cd>PDNG</ns2:Cd></ns2:Sts><ns2:BookgDt><ns2:Dt>2026-10-31</ns2:Dt></ns2:BookgDt>
<ns2:Chrgs><ns2:TtlChrgsAndTaxAmt Ccy="CHF">0.90</ns2:TtlChrgsAndTaxAmt></ns2:Chrgs>
<ns2:NtryDtls><ns2:TxDtls><ns2:Refs><ns2:EndToEndId>E2E-77</ns2:EndToEndId></ns2:Refs><ns2:RltdPties><ns2:Dbtr><ns2:Pty><ns2:Nm>Zürcher Kantonalverein</ns2:Nm></ns2:Pty></ns2:Dbtr></ns2:RltdPties>
<ns2:RmtInf><ns2:Strd><ns2:CdtrRefInf><ns2:Tp><ns2:CdOrPrtry><ns2:Prtry>QRR</ns2:Prtry></ns2:CdOrPrtry></ns2:Tp><ns2:Ref>210000000003139471430009017</ns2:Ref></ns2:CdtrRefInf><ns2:AddtlRmtInf>Beitrag</ns2:AddtlRmtInf></ns2:Strd></ns2:RmtInf></ns2:TxDtls></ns2:NtryDtls></ns2:Ntry>
<ns2:Ntry><ns2:NtryRef>1</ns2:NtryRef><ns2:Amt Ccy="EUR">5</ns2:Amt><ns2:CdtDbtInd>DBIT</ns2:CdtDbtInd><ns2:Sts><ns2:Cd>BOOK</ns2:Cd></ns2:Sts><ns2:ValDt><ns2:Dt>2026-10-30+01:00</ns2:Dt></ns2:ValDt><ns2:AddtlNtryInf>Kauf/Dienstleistung vom 29.10. Migros Zürich</ns2:AddtlNtryInf></ns2:Ntry>
<ns2:Ntry><ns2:Amt Ccy="CHF">5</ns2:Amt><ns2:CdtDbtInd>DBIT</ns2:CdtDbtInd><ns2:Sts><ns2:Cd>INFO</ns2:Cd></ns2:Sts><ns2:ValDt><ns2:Dt>2026-10-30</ns2:Dt></ns2:ValDt></ns2:Ntry>
</ns2:Rpt></ns2:BkToCstmrAcctRpt></ns2:Document>`;

test('UBS, camt.052.001.08 in Latin 1 with prefixes: pending, structured reference, charges, currencies', async () => {
  const items = await readAll(readCamt, latin1(UBS));
  const salted = 'CH2130808001234567827/2026-10-31/100.00';
  const memo = '210000000003139471430009017 Beitrag E2E-77 Charges 0.90 CHF';
  assert.deepEqual(withoutLines(items.slice(0, 4)), [
    { what: 'account', line: 0, number: '024012345601X', bank: 'UBSWCHZH80A', currency: 'CHF', kind: 'savings' },
    { what: 'balance', line: 0, which: 'closing', date: '2026-10-31', amount: '-7.00' },
    madeEntry({ amount: '100.00', payee: 'Zürcher Kantonalverein', memo, bank_id: salted, status: 'pending' }),
    madeEntry({
      date: '2026-10-30',
      amount: '-5',
      currency: 'EUR',
      memo: 'Kauf/Dienstleistung vom 29.10. Migros Zürich',
    }),
  ]);
  assert.deepEqual(reasonsOf(items.slice(4)), ['This is only for information: the bank has not booked it.']);
});

const document = (entries: string, { root = 'Stmt', before = '' } = {}) =>
  `${before}<Document><BkToCstmrStmt><${root}><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>\n${entries}\n</${root}></BkToCstmrStmt></Document>`;
const ntry = (inner: string, { amount = '1.00', date = '2026-10-31' } = {}) =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${date}</Dt></BookgDt>${inner}</Ntry>`;

test('PostFinance, camt.054: a batch that adds up is split, one that does not stays whole', async () => {
  const detail = (amount: string, name: string, ref = '') =>
    `<TxDtls><Refs>${ref}</Refs><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Nm>${name}</Nm></Dbtr></RltdPties></TxDtls>`;
  const own = '<AcctSvcrRef>OWN-2</AcctSvcrRef>';
  const whole = (details: string) =>
    ntry(`<AcctSvcrRef>B1</AcctSvcrRef><NtryDtls>${details}</NtryDtls>`, { amount: '0.30' });
  const split = entriesOf(
    await readAll(readCamt, document(whole(detail('0.1', 'A') + detail('0.2', 'B', own)), { root: 'Ntfctn' })),
  );
  assert.deepEqual(
    split.map(({ amount, payee, bank_id }) => [amount, payee, bank_id]),
    [
      ['0.1', 'A', 'B1/1'],
      ['0.2', 'B', 'OWN-2'],
    ],
  );
  const kept = entriesOf(await readAll(readCamt, document(whole(detail('0.1', 'A') + detail('0.21', 'B')))));
  assert.deepEqual(
    kept.map(({ amount, payee, bank_id }) => [amount, payee, bank_id]),
    [['0.30', '', 'B1']],
  );
});

test('The newest form: parties one deeper, ultimate ones, our own number on the wrong side', async () => {
  const party = (side: string, name: string) => `<${side}><Pty><Nm>${name}</Nm></Pty></${side}>`;
  const own = '<DbtrAcct><Id><IBAN>DE89 3704 0044 0532 0130 00</IBAN></Id></DbtrAcct>';
  const details = (inner: string) => ntry(`<NtryDtls><TxDtls><RltdPties>${inner}</RltdPties></TxDtls></NtryDtls>`);
  const text = document(
    details(party('Dbtr', 'Payer') + party('Cdtr', 'Ada')) +
      details(party('UltmtDbtr', 'Behind')) +
      details(party('Dbtr', 'Ada') + own + party('Cdtr', 'Other')) +
      details(''),
  );
  const entries = entriesOf(await readAll(readCamt, text));
  assert.deepEqual(
    entries.map(({ payee }) => payee),
    ['Payer', 'Behind', 'Other', ''],
  );
});

test('A statement that does not add up is told, and by how much', async () => {
  const items = await readAll(
    readCamt,
    SPARKASSE.replace('29.99</Amt>', '29.98</Amt>').replace('>950.00<', '>950.50<'),
  );
  const last = items.at(-1);
  assert.ok(last?.what === 'broken' && /does not add up.* 0\.50 is missing/.test(last.reason), JSON.stringify(last));
});

test('A page of several does not have to', async () => {
  const page = '<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn><Acct>';
  const items = await readAll(readCamt, SPARKASSE.replace('>950.00<', '>950.50<').replace('<Acct>', page));
  assert.ok(items.every(({ what }) => what !== 'broken'));
});

test('What cannot be read is broken, at its line, and the rest comes', async () => {
  const cases: [string, RegExp][] = [
    [ntry('', { date: '2026-02-30' }), /30 February 2026 is no day/],
    [ntry('', { date: '26-02-03' }), /no date/],
    [ntry('', { amount: '9'.repeat(40) }), /more digits/],
    [ntry('', { amount: '-1' }), /has a sign/],
    [ntry('', { amount: 'NaN' }), /no amount/],
    [ntry('').replace('CRDT', 'XXXX'), /does not say where/],
    [ntry('<NtryDtls>'), /closes nothing/],
    [ntry('').replace('</Ntry>', ''), /Its end is missing/],
    [ntry('<a>'.repeat(100) + '</a>'.repeat(100)), /too deep/],
    [ntry(`<x y="${'z'.repeat(40_000)}`), /does not end/],
  ];
  for (const [text, reason] of cases) {
    const items = await readAll(readCamt, document(`${ntry('')}\n${text}\n${ntry('')}`));
    assert.deepEqual(
      items.map(({ what }) => what),
      ['account', 'entry', 'broken', 'entry'],
      text.slice(0, 200),
    );
    const fault = items[2];
    assert.ok(fault?.what === 'broken' && reason.test(fault.reason) && fault.line === 3, JSON.stringify(fault));
  }
});

test('Comments, CDATA and quotes hide no entry and make none', async () => {
  const text = document(
    `<!-- ${ntry('')} --><x a=">" b='&lt;/Ntry>'/>${ntry('<AddtlNtryInf><![CDATA[</Ntry> & <b>]]></AddtlNtryInf>')}`,
  );
  assert.deepEqual(
    entriesOf(await readAll(readCamt, text)).map(({ memo }) => memo),
    ['</Ntry> & <b>'],
  );
});

test('Entities of its own are refused, and expand to nothing', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`;
  const refused = await readAll(readCamt, document(ntry('<AddtlNtryInf>&b;&x;</AddtlNtryInf>'), { before: bomb }));
  assert.deepEqual(reasonsOf(refused), [
    'The file has a DOCTYPE, which no bank’s message has: it is not read further.',
  ]);
  const unknown = await readAll(readCamt, document(ntry('<AddtlNtryInf>&b;&x;&#0;&#x110000;</AddtlNtryInf>')));
  assert.equal(entriesOf(unknown)[0]?.memo, '&b;&x; &#x110000;');
});

test('A batch of any size is read in bounded memory: too many details make one entry', async () => {
  const detail = `<TxDtls>${'<Refs><EndToEndId>1</EndToEndId></Refs>'.repeat(50)}<Amt Ccy="EUR">0.001</Amt></TxDtls>`;
  const text = document(ntry(`<NtryDtls>${detail.repeat(1000)}</NtryDtls><AddtlNtryInf>Batch</AddtlNtryInf>`));
  assert.deepEqual(
    entriesOf(await readAll(readCamt, text)).map(({ amount, memo }) => [amount, memo]),
    [['1.00', 'Batch']],
  );
  const endless = document(ntry('<x>1</x>'.repeat(250_000)));
  assert.deepEqual(reasonsOf(await readAll(readCamt, endless)), ['account', 'It is larger than an entry can be.']);
});

test('A file of another kind, an empty one, one that is cut off anywhere', async () => {
  assert.deepEqual(reasonsOf(await readAll(readCamt, '')), ['The file is empty.']);
  assert.deepEqual(reasonsOf(await readAll(readCamt, '<Document><CstmrCdtTrfInitn/></Document>')), [
    'This is no camt.052, .053 or .054.',
  ]);
  assert.deepEqual(reasonsOf(await readAll(readCamt, '<Document><BkToCstmrStmt></BkToCstmrStmt></Document>')), [
    'There is no statement in this file.',
  ]);
  const all = (await readAll(readCamt, SPARKASSE)).map((item) => JSON.stringify(item));
  for (let end = 1; end < SPARKASSE.indexOf('</Stmt>'); end += 17) {
    const items = await readAll(readCamt, SPARKASSE.slice(0, end));
    assert.equal(items.at(-1)?.what, 'broken', `cut at ${end}`);
    for (const item of entriesOf(items)) assert.ok(all.includes(JSON.stringify(item)), `cut at ${end}`);
  }
});

test('What is printed is read again: any words, amounts and days, every version, in chunks of any size', async () => {
  const style = fc.record({ version: fc.constantFrom('02', '08', '13'), prefix: fc.constantFrom('', 'ns2') });
  const kind = fc.constantFrom(null, 'bank', 'savings', 'card', 'loan', 'cash');
  const statements = fc.array(fc.tuple(kind, manyEntries({ pending: true })), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(style, statements, fc.integer({ min: 1, max: 5000 }), async (style, given, size) => {
      const made = given.map(([kind, entries], at) =>
        madeStatement(entries, {
          account: {
            what: 'account',
            line: 0,
            number: at === 0 ? `X${at}` : `DE8${at}1234567`,
            bank: 'ABCDEFGH',
            currency: 'EUR',
            kind,
          },
        }),
      );
      const text = [...printCamt053(made, style)].join('');
      const expected = made.flatMap(({ account, entries, opening, closing }) => [
        account,
        opening,
        closing,
        ...entries,
      ]);
      assert.deepEqual(withoutLines(await readAll(readCamt, text, size)), expected);
    }),
    { numRuns: 150 },
  );
});
