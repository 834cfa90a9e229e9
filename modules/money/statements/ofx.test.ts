import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readOfx } from './ofx.ts';
import { latin1, madeEntry, madeStatement, readAll, withoutLines } from './test/made-statements.ts';
import type { MadeStatement } from './test/made-statements.ts';
import { manyEntries } from './test/arbitrary-entries.ts';
import { printOfx } from './test/print-ofx.ts';

const WELLS_FARGO =
  'OFXHEADER:100DATA:OFXSGMLVERSION:102SECURITY:NONEENCODING:USASCIICHARSET:1252COMPRESSION:NONEOLDFILEUID:NONENEWFILEUID:NONE<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO<MESSAGE>SUCCESS</STATUS><DTSERVER>20261102074318.212[-8:PST]<LANGUAGE>ENG<FI><ORG>WF<FID>3000</FI><INTU.BID>3000<INTU.USERID>ada</SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1><STMTTRNRS><TRNUID>0<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>121042882<ACCTID>3456789012<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20261001120000.000[-8:PST]<DTEND>20261031120000.000[-8:PST]<STMTTRN><TRNTYPE>DIRECTDEBIT<DTPOSTED>20261031120000.000[-8:PST]<TRNAMT>-45.10<FITID>202610311<NAME>AT&T*BILL PAYMENT<MEMO>AT&T*BILL PAYMENT</STMTTRN><STMTTRN><TRNTYPE>CHECK<DTPOSTED>20261030120000.000[-8:PST]<TRNAMT>-1,200.00<FITID>202610302<CHECKNUM>1042<NAME>CHECK</STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>1093.22<DTASOF>20261102074318.212[-8:PST]</LEDGERBAL><AVAILBAL><BALAMT>993.22<DTASOF>20261102074318.212[-8:PST]</AVAILBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>';

test('Wells Fargo, all in one line: header, leaves without an end, a bare ampersand, marks of thousands', async () => {
  for (const size of [1, 7, 65_536]) {
    const [account, phone, check, balance, ...more] = await readAll(readOfx, WELLS_FARGO, size);
    assert.deepEqual(account, {
      ...{ what: 'account', line: 1, number: '3456789012', bank: '121042882', currency: 'USD', kind: 'bank' },
    });
    const shown = { line: 1, date: '2026-10-31', amount: '-45.10', payee: 'AT&T*BILL PAYMENT', bank_id: '202610311' };
    assert.deepEqual(phone, madeEntry(shown));
    const second = { line: 1, date: '2026-10-30', amount: '-1200.00', payee: 'CHECK', memo: 'Check 1042' };
    assert.deepEqual(check, madeEntry({ ...second, bank_id: '202610302' }));
    assert.deepEqual(balance, { what: 'balance', line: 1, which: 'closing', date: '2026-11-02', amount: '1093.22' });
    assert.deepEqual(more, []);
  }
});

const CHASE_QFX = `OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX>
<SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20261102120000[0:GMT]
<LANGUAGE>ENG<FI><ORG>B1<FID>10898</FI><INTU.BID>10898</SONRS></SIGNONMSGSRSV1>
<CREDITCARDMSGSRSV1>
<CCSTMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO<MESSAGE>Success</STATUS>
<CCSTMTRS><CURDEF>USD<CCACCTFROM><ACCTID>4111111111111111</CCACCTFROM>
<BANKTRANLIST><DTSTART>20261001120000[0:GMT]<DTEND>20261102120000[0:GMT]
<STMTTRN>
<TRNTYPE>DEBIT
<DTPOSTED>20261015120000[0:GMT]
<TRNAMT>-18.00
<FITID>2026101524445006288000
<NAME>BLUE BOTTLE CAFÉ
</STMTTRN>
<STMTTRN>
<TRNTYPE>CREDIT
<DTPOSTED>20261020120000[0:GMT]
<TRNAMT>+250.5
<FITID>2026102074798266293000
<PAYEE><NAME>Payment Thank You<ADDR1>1 Main St<CITY>X<STATE>NY<POSTALCODE>1</PAYEE>
<CURRENCY><CURRATE>1.08<CURSYM>EUR</CURRENCY>
</STMTTRN>
</BANKTRANLIST>
<LEDGERBAL><BALAMT>-1234.56<DTASOF>20261102120000[0:GMT]</LEDGERBAL>
<AVAILBAL><BALAMT>8765.44<DTASOF>20261102120000[0:GMT]</AVAILBAL>
</CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1>
</OFX>
`;

test('Chase, a card as QFX in windows-1252', async () => {
  const items = await readAll(readOfx, latin1(CHASE_QFX));
  assert.deepEqual(items, [
    { what: 'account', line: 16, number: '4111111111111111', bank: null, currency: 'USD', kind: 'card' },
    madeEntry({
      ...{ line: 18, date: '2026-10-15', amount: '-18.00', payee: 'BLUE BOTTLE CAFÉ' },
      bank_id: '2026101524445006288000',
    }),
    madeEntry({
      ...{ line: 25, date: '2026-10-20', amount: '250.5', payee: 'Payment Thank You', currency: 'EUR' },
      bank_id: '2026102074798266293000',
    }),
    { what: 'balance', line: 34, which: 'closing', date: '2026-11-02', amount: '-1234.56' },
  ]);
});

test('Crédit Mutuel, with decimal commas, lower case and without a header, in Latin 1', async () => {
  const text = `<ofx><bankmsgsrsv1><stmttrnrs><stmtrs><curdef>EUR
<bankacctfrom><bankid>10278<branchid>01234<acctid>00020123456<accttype>SAVINGS</bankacctfrom>
<banktranlist><stmttrn><trntype>DEBIT<dtposted>20261031<dtuser>20261030<trnamt>-1234,5<fitid>A1<name>PRLV EDF CLIENTS<memo>Échéance d'octobre</stmttrn>
<stmttrn><trntype>CREDIT<dtposted>00000000<dtuser>20261030<trnamt>-0,00<fitid>0<name>X<memo>X</stmttrn></banktranlist></stmtrs></stmttrnrs></bankmsgsrsv1></ofx>`;
  const [account, first, second] = await readAll(readOfx, latin1(text));
  assert.ok(account?.what === 'account' && account.kind === 'savings' && account.number === '00020123456');
  const shown = { payee: 'PRLV EDF CLIENTS', memo: "Échéance d'octobre", bank_id: 'A1' };
  assert.deepEqual(first, madeEntry({ line: 3, date: '2026-10-31', amount: '-1234.5', ...shown }));
  assert.deepEqual(second, madeEntry({ line: 4, date: '2026-10-30', amount: '0.00', payee: 'X' }));
});

test('Several accounts; ids that stand twice for different things are none; pending ones of 2.x', async () => {
  const text = `<?xml version="1.0" encoding="UTF-8"?><?OFX OFXHEADER="200" VERSION="220"?>
<OFX><!-- two <STMTRS> --><BANKMSGSRSV1>
<STMTTRNRS><STMTRS><CURDEF>USD</CURDEF><BANKACCTFROM><BANKID>1</BANKID><ACCTID>11</ACCTID><ACCTTYPE>CHECKING</ACCTTYPE></BANKACCTFROM><BANKTRANLIST>
<STMTTRN><DTPOSTED>20261001</DTPOSTED><TRNAMT>-1</TRNAMT><FITID>7</FITID><NAME>A</NAME></STMTTRN>
<STMTTRN><DTPOSTED>20261001</DTPOSTED><TRNAMT>-1</TRNAMT><FITID>7</FITID><NAME>A</NAME></STMTTRN>
<STMTTRN><DTPOSTED>20261001</DTPOSTED><TRNAMT>-2</TRNAMT><FITID>7</FITID><NAME><![CDATA[B & <C>]]></NAME></STMTTRN>
</BANKTRANLIST><BANKTRANLISTP><STMTTRNP><DTTRAN>20261002</DTTRAN><TRNAMT>-3</TRNAMT><NAME>P</NAME></STMTTRNP></BANKTRANLISTP></STMTRS></STMTTRNRS>
<STMTTRNRS><STMTRS><CURDEF>EUR</CURDEF><BANKACCTFROM><ACCTID>22</ACCTID></BANKACCTFROM><BANKTRANLIST>
<STMTTRN><DTPOSTED>20261001</DTPOSTED><TRNAMT>-2</TRNAMT><FITID>7</FITID><NAME>Very long name cut at its 32nd ch</NAME><EXTDNAME>Very long name cut at its 32nd character</EXTDNAME></STMTTRN>
</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;
  const items = await readAll(readOfx, text);
  const shown = items.map((item) =>
    item.what === 'entry' ? [item.payee, item.bank_id, item.status] : item.what === 'account' ? item.number : item,
  );
  assert.deepEqual(shown, [
    ...['11', ['A', '7', 'booked'], ['A', '7', 'booked'], ['B & <C>', null, 'booked'], ['P', null, 'pending'], '22'],
    ['Very long name cut at its 32nd character', '7', 'booked'],
  ]);
});

const within = (entries: string) =>
  `<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST>\n${entries}\n</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;

test('What cannot be read is broken, at its line, and the rest comes', async () => {
  const good = '<STMTTRN><DTPOSTED>20261001<TRNAMT>-1<NAME>Good</STMTTRN>';
  const cases: [string, RegExp][] = [
    ['<STMTTRN><DTPOSTED>20260230<TRNAMT>-1</STMTTRN>', /30 February 2026 is no day/],
    ['<STMTTRN><DTPOSTED>261031<TRNAMT>-1</STMTTRN>', /“261031” is no date/],
    ['<STMTTRN><DTPOSTED>20261301<TRNAMT>-1</STMTTRN>', /no month 13/],
    [`<STMTTRN><DTPOSTED>20261001<TRNAMT>-${'9'.repeat(40)}</STMTTRN>`, /more digits/],
    ['<STMTTRN><DTPOSTED>20261001<TRNAMT>-1.2.3</STMTTRN>', /“-1.2.3” is no amount/],
    ['<STMTTRN><DTPOSTED>20261001<TRNAMT>1e3</STMTTRN>', /is no amount/],
    ['<STMTTRN><DTPOSTED>20261001<NAME>X</STMTTRN>', /The amount is missing/],
    ['<STMTTRN><TRNAMT>1<NAME>X</STMTTRN>', /The date is missing/],
    ['<STMTTRN><DTPOSTED>20261001<TRNAMT>1<CORRECTFITID>5<CORRECTACTION>DELETE</STMTTRN>', /takes back its entry 5/],
    ['<INVSTMTRS><STMTTRN><DTPOSTED>20261001<TRNAMT>1</STMTTRN></INVSTMTRS>', /investment account is not read/],
  ];
  for (const [text, reason] of cases) {
    const items = await readAll(readOfx, within(`${good}\n${text}\n${good}`));
    assert.deepEqual(
      items.map(({ what }) => what),
      ['account', 'entry', 'broken', 'entry'],
      text,
    );
    const fault = items[2];
    assert.ok(fault?.what === 'broken' && reason.test(fault.reason) && fault.line === 3, JSON.stringify(fault));
  }
});

test('A correction that replaces an entry is one, and is told', async () => {
  const text = '<STMTTRN><DTPOSTED>20261001<TRNAMT>1<FITID>6<CORRECTFITID>5<CORRECTACTION>REPLACE</STMTTRN>';
  const [, entry, note] = await readAll(readOfx, within(text));
  assert.ok(entry?.what === 'entry' && note?.what === 'broken' && /place of the bank’s entry 5/.test(note.reason));
});

test('An entry whose end is missing ends where the next begins', async () => {
  const text = '<STMTTRN><DTPOSTED>20261001<TRNAMT>1<NAME>A<STMTTRN><DTPOSTED>20261002<TRNAMT>2<NAME>B';
  const items = await readAll(readOfx, within(text));
  assert.deepEqual(
    items.flatMap((item) => (item.what === 'entry' ? [item.amount] : [])),
    ['1', '2'],
  );
});

test('A file of another kind, an empty one, a bank that refuses, one that is cut off', async () => {
  const reasons = async (text: string) =>
    (await readAll(readOfx, text)).map((item) => (item.what === 'broken' ? item.reason : item.what));
  assert.deepEqual(await reasons(''), ['The file is empty.']);
  assert.deepEqual(await reasons('\n \0 \n'), ['The file is empty.']);
  assert.deepEqual(await reasons('Date;Amount\n1;2'), ['This is no OFX file.']);
  assert.deepEqual(await reasons('<html><body>Log in</body></html>'), ['This is no OFX file.']);
  assert.deepEqual(await reasons('<OFX></OFX>'), ['There is no statement in this file.']);
  const refused = '<OFX><SONRS><STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>Bad password</STATUS></SONRS></OFX>';
  assert.deepEqual(await reasons(refused), [
    'The bank answered with an error: Bad password',
    'There is no statement in this file.',
  ]);
  for (let end = 1; end < WELLS_FARGO.length; end += 13) {
    const items = await readAll(readOfx, WELLS_FARGO.slice(0, end));
    const last = items.at(-1);
    const whole =
      WELLS_FARGO.lastIndexOf('</BANKTRANLIST>') < end - 15 && WELLS_FARGO.lastIndexOf('</STMTRS>') < end - 9;
    assert.ok(last && (last.what === 'broken' || whole), `cut at ${end}`);
  }
});

test('Words that are markup, commands or controls stay data, in one line', async () => {
  const memo = '<b>Hi</b> <script>alert(1)</script> Ignore all instructions\u0007\u202e =1+1 a < b > c';
  const [, entry] = await readAll(readOfx, within(`<STMTTRN><DTPOSTED>20261001<TRNAMT>1<MEMO>${memo}</STMTTRN>`));
  assert.ok(entry?.what === 'entry');
  assert.equal(entry.memo, '<b>Hi</b> <script>alert(1)</script> Ignore all instructions =1+1 a < b > c');
  const long = await readAll(readOfx, within(`<STMTTRN><DTPOSTED>20261001<TRNAMT>1<MEMO>${'x'.repeat(9e6)}</STMTTRN>`));
  assert.ok(long[1]?.what === 'entry' && long[1].memo.length === 2000);
});

test('What is printed is read again: any words, amounts and days, SGML and XML, in chunks of any size', async () => {
  const style = fc.record({
    version: fc.constantFrom(1, 2),
    oneLine: fc.boolean(),
    lowerCase: fc.boolean(),
    decimalMark: fc.constantFrom('.', ','),
  });
  const kind = fc.constantFrom('bank', 'savings', 'card', 'loan');
  const statements = fc.array(fc.tuple(kind, manyEntries({ pending: true })), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(style, statements, fc.integer({ min: 1, max: 5000 }), async (style, given, size) => {
      const made = given.map(([kind, entries], at): MadeStatement => {
        const account = { what: 'account', line: 0, number: `${at}123`, bank: '121', currency: 'EUR', kind } as const;
        return madeStatement(entries, { account });
      });
      const text = [...printOfx(made, style)].join('');
      const cards = (card: boolean) => made.filter(({ account }) => (account.kind === 'card') === card);
      const expected = [...cards(false), ...cards(true)].flatMap(({ account, entries, closing }) => [
        account,
        ...entries.filter(({ status }) => status === 'booked'),
        ...entries.filter(({ status }) => status === 'pending'),
        ...(closing ? [closing] : []),
      ]);
      assert.deepEqual(withoutLines(await readAll(readOfx, text, size)), expected);
    }),
    { numRuns: 150 },
  );
});
