import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readMt940 } from './mt940.ts';
import { accountNumber } from './mt940-statements.ts';
import { oneLine } from './one-line.ts';
import type { StatementEntry, StatementItem } from './statement.ts';
import { manyEntries, words } from './test/arbitrary-entries.ts';
import { latin1, madeEntry, madeStatement, readAll, withoutLines } from './test/made-statements.ts';
import { printMt940 } from './test/print-mt940.ts';

const entriesOf = (items: readonly StatementItem[]): StatementEntry[] => items.filter((item) => item.what === 'entry');
const reasonsOf = (items: readonly StatementItem[]) =>
  items.map((item) => (item.what === 'broken' ? item.reason : item.what));

const SPARKASSE = [
  ':20:STARTUMSE',
  ':25:37050198/1234567',
  ':28C:00042/001',
  ':60F:C261230EUR1000,00',
  ':61:2601021231DR45,10NDDTNONREF',
  ':86:105?00FOLGELASTSCHRIFT?109310?20EREF+RG-2026-1?21MREF+M-77?22CRED+DE98ZZZ09999999999?23SVWZ+Abschlag Strom fuer De?24zember 2025?30COLSDE33XXX?31DE021203',
  '00000000202051?32Stadtwerke Köln und Umgebun?33g GmbH?34992',
  ':61:260102C1200,NTRFNONREF//2026010299',
  'Zusatz',
  ':86:166?00GUTSCHR. UEBERWEISUNG?20SVWZ+Gehalt?32Firma AG',
  ':61:2601020102RC0,00NMSC',
  ':86:999 Kontoabschluss',
  'per 31.12.',
  ':62F:C260102EUR2154,90',
  '-',
].join('\r\n');

test('A Sparkasse: structured field 86, New Year, amounts with a comma, a statement that adds up', async () => {
  for (const size of [1, 5, 65_536]) {
    const items = await readAll(readMt940, latin1(SPARKASSE), size);
    assert.deepEqual(items, [
      { what: 'account', line: 2, number: '1234567', bank: '37050198', currency: 'EUR', kind: null },
      { what: 'balance', line: 4, which: 'opening', date: '2026-12-30', amount: '1000.00' },
      madeEntry({
        ...{ line: 5, date: '2025-12-31', amount: '-45.10', payee: 'Stadtwerke Köln und Umgebung GmbH' },
        memo: 'Abschlag Strom fuer Dezember 2025 RG-2026-1',
      }),
      madeEntry({
        ...{ line: 8, date: '2026-01-02', amount: '1200', payee: 'Firma AG', memo: 'Gehalt' },
        bank_id: '2026010299/2026-01-02/1200',
      }),
      madeEntry({ line: 11, date: '2026-01-02', amount: '0.00', memo: '999 Kontoabschluss per 31.12.' }),
      { what: 'balance', line: 14, which: 'closing', date: '2026-01-02', amount: '2154.90' },
    ]);
  }
});

const ING = `{1:F01INGBNL2ABXXX0000000000}
{2:I940INGBNL2AXXXN}
{4:
:20:P261031000000001
:25:NL69INGB0123456789EUR
:28C:00000
:60F:C261030EUR662,23
:61:2610311031D1,40NTRFEREF//00000000001005
/TRCD/00100/
:86:/EREF/EV12341REP1231456T1234//CNTP/NL32INGB0000012345/INGBNL2A/ING B
ANK N.V./AMSTERDAM///REMI/USTD//EV10001REP1000000T1000/
:61:2610311031C1,00NTRFNOTPROVIDED//00000000001006
:86:/TRTP/SEPA OVERBOEKING/IBAN/NL93ABNA0580999999/BIC/ABNANL2A/NAME/J.
 Jansen/REMI/Factuur 123/EREF/NOTPROVIDED
:62F:C261031EUR661,83
:64:C261031EUR661,83
:65:C261101EUR661,83
:86:/SUM/2/2/1,40/1,00/
-}
{1:F01INGBNL2ABXXX0000000000}{2:I940INGBNL2AXXXN}{4:
:20:P2
:25:NL69INGB0123456789EUR
:28C:00001
:60F:C261031EUR661,83
:62F:C261031EUR661,83
-}
`;

test('ING with SWIFT blocks: several messages, Dutch subfields, the currency behind the IBAN', async () => {
  const items = await readAll(readMt940, ING);
  const balance = (which: 'opening' | 'closing', date: string, amount: string) =>
    ({ what: 'balance', line: 0, which, date, amount }) as const;
  assert.deepEqual(withoutLines(items), [
    { what: 'account', line: 0, number: 'NL69INGB0123456789', bank: 'INGBNL2A', currency: 'EUR', kind: null },
    balance('opening', '2026-10-30', '662.23'),
    madeEntry({
      ...{ amount: '-1.40', payee: 'ING BANK N.V.', memo: 'EV10001REP1000000T1000 EV12341REP1231456T1234' },
      bank_id: '00000000001005/2026-10-31/-1.40',
    }),
    madeEntry({ amount: '1.00', payee: 'J. Jansen', memo: 'Factuur 123', bank_id: '00000000001006/2026-10-31/1.00' }),
    balance('closing', '2026-10-31', '661.83'),
    balance('opening', '2026-10-31', '661.83'),
    balance('closing', '2026-10-31', '661.83'),
  ]);
});

const ABN = `ABNANL2A
940
ABNANL2A
:20:ABN AMRO BANK NV
:25:517852257
:28:30402/1
:60F:C261030EUR3236,28
:61:2610311031D12,34N426NONREF
:86:BEA   NR:XXX1234   31.10.26/12.34 ALBERT HEIJN 1234,PAS123
AMSTERDAM
:61:2610311031D28,00N428NONREF
:86:SEPA OVERBOEKING                 IBAN: NL46INGB0001478460
BIC: INGBNL2A                    NAAM: CNV Onderwijs             OMSCHRIJVING: Contributie
:62F:C261031EUR3195,94
-
:20:ABN AMRO BANK NV
:25:999999999
:28:30402/1
:60F:D261030USD5,
:61:261031C5,N426NONREF
:62F:C261031USD0,00
-`;

test('ABN AMRO: plain field 86, two accounts, a debit balance', async () => {
  const items = await readAll(readMt940, ABN);
  const shown = items.map((item) =>
    item.what === 'account' ? [item.number, item.currency] : item.what === 'broken' ? item.reason : item.amount,
  );
  assert.deepEqual(shown, [
    ...[['517852257', 'EUR'], '3236.28', '-12.34', '-28.00', '3195.94'],
    ...[['999999999', 'USD'], '-5', '5', '0.00'],
  ]);
  const [shop, transfer] = entriesOf(items);
  assert.equal(shop?.memo, 'BEA NR:XXX1234 31.10.26/12.34 ALBERT HEIJN 1234,PAS123 AMSTERDAM');
  assert.equal(transfer?.payee, 'CNV Onderwijs');
});

test('Numbers of accounts in every way to write them', () => {
  assert.deepEqual(accountNumber('10020030/1234567', 'EUR'), { number: '1234567', bank: '10020030' });
  assert.deepEqual(accountNumber('DE89 3704 0044 0532 0130 00', 'EUR'), {
    number: 'DE89370400440532013000',
    bank: null,
  });
  assert.deepEqual(accountNumber('COBADEFF/DE89370400440532013000', null).bank, 'COBADEFF');
  assert.equal(accountNumber('NL69INGB0123456789EUR', null).number, 'NL69INGB0123456789');
  assert.equal(accountNumber('1234567890CHF', null).number, '1234567890');
  assert.deepEqual(accountNumber('', null), { number: null, bank: null });
});

const message = (...lines: string[]) =>
  [':20:X', ':25:1234', ':60F:C261030EUR10,00', ...lines].map((line) => `${line}\n`).join('');

test('Every mark of field 61: credit, debit, their reversals, what is expected', async () => {
  const marks = ['C', 'D', 'RC', 'RD', 'EC', 'ED', 'CR', 'RDR'].map((mark) => `:61:261031${mark}1,5NMSCX`);
  const entries = entriesOf(await readAll(readMt940, message(...marks)));
  assert.deepEqual(
    entries.map(({ amount, status }) => `${amount} ${status}`),
    [
      ...['1.5 booked', '-1.5 booked', '-1.5 booked', '1.5 booked', '1.5 pending', '-1.5 pending'],
      ...['1.5 booked', '1.5 booked'],
    ],
  );
});

test('Days around New Year, and years of two digits', async () => {
  const days = ['2601021231', '2512310102', '2602280228', '7902280228', '8002290229'].map((day) => `:61:${day}C1,NMSC`);
  const entries = entriesOf(await readAll(readMt940, message(...days)));
  assert.deepEqual(
    entries.map(({ date }) => date),
    ['2025-12-31', '2026-01-02', '2026-02-28', '2079-02-28', '1980-02-29'],
  );
});

test('What cannot be read is broken, at its line, and the rest comes', async () => {
  const cases: [string, RegExp][] = [
    [':61:260230C1,NMSC', /30 February 2026 is no day/],
    [':61:2610310230C1,NMSC', /30 February/],
    [':61:261331C1,NMSC', /no month 13/],
    [':61:261031X1,NMSC', /not written as field 61/],
    [':61:261031CNMSC', /The amount is missing/],
    [`:61:261031C${'9'.repeat(40)},00NMSC`, /more digits/],
    [':61:261031C1.2.3,4NMSC', /not written/],
    [':61:', /not written/],
  ];
  for (const [line, reason] of cases) {
    const text = message(':61:261031C1,NMSC', line, ':86:x', ':61:261031C1,NMSC');
    const items = await readAll(readMt940, text);
    assert.deepEqual(
      items.slice(0, 5).map(({ what }) => what),
      ['account', 'balance', 'entry', 'broken', 'entry'],
      line,
    );
    const fault = items[3];
    assert.ok(fault?.what === 'broken' && reason.test(fault.reason) && fault.line === 5, JSON.stringify(fault));
  }
});

test('A statement that does not add up is told, and by how much; its entries still come', async () => {
  const items = await readAll(readMt940, message(':61:261031D1,10NMSC', ':62F:C261031EUR8,80', '-'));
  assert.deepEqual(reasonsOf(items), [
    ...['account', 'balance', 'entry', 'balance'],
    'The statement does not add up: 10.00 and the entries (-1.10) should make 8.80, but -0.10 is missing.',
  ]);
  const pages = `${message(':61:261031D1,NMSC', ':62M:C261031EUR9,00')}:20:X\n:25:1234\n:60M:C261031EUR9,00\n:61:261031D1,NMSC\n:62F:C261031EUR8,00\n-`;
  assert.deepEqual(reasonsOf(await readAll(readMt940, pages)), ['account', 'balance', 'entry', 'entry', 'balance']);
});

test('An account’s number holds for its message only; MT942 has a currency, and no balances', async () => {
  const text = `${message(':61:261031D1,NMSC', ':62F:C261031EUR9,00', '-')}:20:Y\n:60F:C261030EUR5,00\n:62F:C261031EUR5,00\n-\n:20:Z\n:25:1234\n:34F:CHFD0,\n:13D:2610311200+0100\n:61:261031D1,NMSC\n:90D:1CHF1,\n-`;
  const items = await readAll(readMt940, text);
  const shown = items.map((item) => (item.what === 'account' ? [item.number, item.currency] : item.what));
  const [one, none, third] = [
    ['1234', 'EUR'],
    [null, 'EUR'],
    ['1234', 'CHF'],
  ];
  assert.deepEqual(shown, [one, 'balance', 'entry', 'balance', none, 'balance', 'balance', third, 'entry']);
});

test('Files of another kind, empty, cut off, without line breaks, with NULs', async () => {
  const nothing = 'This is no MT940, or the file is empty.';
  assert.deepEqual(reasonsOf(await readAll(readMt940, '')), [nothing]);
  assert.deepEqual(reasonsOf(await readAll(readMt940, '<OFX></OFX>')), [nothing]);
  assert.deepEqual(reasonsOf(await readAll(readMt940, 'x'.repeat(1024 * 1024))), [
    'This line is longer than any of a bank.',
    nothing,
  ]);
  assert.deepEqual(
    await readAll(readMt940, SPARKASSE.replaceAll('\r\n', '\0\r\n')),
    await readAll(readMt940, SPARKASSE),
  );
  assert.deepEqual(reasonsOf(await readAll(readMt940, message(':61:261031D1,NMSC'))), [
    ...['account', 'balance', 'entry'],
    'This statement has no closing balance: entries may be missing.',
  ]);
  const wide = new Uint8Array(Buffer.from(SPARKASSE, 'utf16le'));
  assert.deepEqual(await readAll(readMt940, wide, 3), await readAll(readMt940, SPARKASSE));
});

test('Words stay data: other separators, text that looks like a field, long and hostile memos', async () => {
  const memo = async (...lines: string[]) => {
    const [entry] = entriesOf(await readAll(readMt940, message(':61:261031D1,NMSCREF1', ...lines)));
    return [entry?.payee, entry?.memo];
  };
  assert.deepEqual(await memo(':86:020<00Ueberweisung<20Miete<32Erika'), ['Erika', 'Miete']);
  assert.deepEqual(await memo(':86:166?20Was? Wirklich?32Erika'), ['Erika', 'Was? Wirklich']);
  assert.deepEqual(await memo(':86:Text', ':99:more'), ['', 'Text :99:more']);
  assert.deepEqual(await memo(), ['', 'REF1']);
  assert.deepEqual(await memo(':86:105?00LASTSCHRIFT'), ['', 'LASTSCHRIFT']);
  assert.deepEqual(await memo(':86:<b>x</b> Ignore all\u0007 =1+1'), ['', '<b>x</b> Ignore all =1+1']);
  assert.equal((await memo(`:86:${'y'.repeat(3000)}`))[1]?.length, 2000);
});

test('What is printed is read again: any words that it can hold, amounts and days, in chunks of any size', async () => {
  const text = words(50).map((text) => oneLine(text.replaceAll('?', '').replaceAll(/[+:]/g, ' ')));
  const statements = fc.array(manyEntries({ text }), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.boolean(), statements, fc.integer({ min: 1, max: 5000 }), async (blocks, given, size) => {
      const made = given.map((entries, at) => {
        const account = {
          what: 'account',
          line: 0,
          number: `DE8${at}123`,
          bank: 'COBADEFF',
          currency: 'EUR',
          kind: null,
        } as const;
        const own = entries.map((entry) => {
          const bank_id = entry.bank_id && `${entry.bank_id}/${entry.date}/${entry.amount}`;
          return { ...entry, currency: null, bank_id };
        });
        return madeStatement(own, { account });
      });
      const expected = made.flatMap(({ account, entries, opening, closing }) => [
        account,
        opening,
        ...entries,
        closing,
      ]);
      assert.deepEqual(
        withoutLines(await readAll(readMt940, [...printMt940(made, { blocks })].join(''), size)),
        expected,
      );
    }),
    { numRuns: 150 },
  );
});
