import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { detectFormat } from './detect.ts';
import { BANK_TABLES } from './test/bank-tables.ts';
import { encoded } from './test/bytes.ts';

const CAMT = '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>';
const MT940 = ':20:STARTUMS\r\n:25:50010517/0648489890\r\n:28C:1/1\r\n:60F:C261001EUR1000,00\r\n';

const FORMATS: readonly (readonly [string, string, string | undefined])[] = [
  ['OFX with its header', 'OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\n\r\n<OFX><SIGNONMSGSRSV1>', 'ofx'],
  ['OFX after a blank line', '\r\n  OFXHEADER:100\r\n<OFX>', 'ofx'],
  ['OFX without a header', '<OFX>\n<SIGNONMSGSRSV1>', 'ofx'],
  ['OFX 2', '<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="211"?>\n<OFX>', 'ofx'],
  ['CAMT.053', `<?xml version="1.0"?>\n${CAMT}`, 'camt'],
  ['CAMT.052', '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.052.001.02">', 'camt'],
  ['CAMT.054 with a prefix', '<n0:Document xmlns:n0="urn:iso:std:iso:20022:tech:xsd:camt.054.001.04">', 'camt'],
  ['CAMT without a namespace', '<Document><BkToCstmrStmt>', 'camt'],
  ['MT940', MT940, 'mt940'],
  ['MT940 with blocks', `{1:F01INGBNL2ABXXX0000000000}{2:I940INGBNL2AXN}{4:\r\n${MT940}-}`, 'mt940'],
  ['MT940 of ABN AMRO', `ABNANL2A\r\n940\r\nABNANL2A\r\n${MT940}`, 'mt940'],
  ['QIF', '!Type:Bank\nD10/31/2026\nT-12.00\n^\n', 'qif'],
  ['QIF with accounts', '!Option:AutoSwitch\n!Account\nNChecking\nTBank\n^\n', 'qif'],
  ['QIF without a header', 'D10/31/2026\nT-12.00\nPCafe\n^\n', 'qif'],
  ['a web page', '<!DOCTYPE html><html><body>Date,Amount</body></html>', undefined],
  ['another XML', '<?xml version="1.0"?><rss version="2.0">', undefined],
  ['JSON', '[{"date":"2026-10-31","amount":"1,00"}]', undefined],
  ['a letter', 'Dear bank,\n\nplease send me, if you can, my statements.\n\nYours, Ada\n', undefined],
  ['nothing', '', undefined],
  ['blanks', '\r\n\r\n   ', undefined],
  ['a header alone', 'Date,Description,Amount\n', 'csv'],
];

void suite('detectFormat', () => {
  for (const [name, text, format] of FORMATS)
    void test(`${name} is ${format}`, () => {
      assert.equal(detectFormat(encoded(text)), format);
      assert.equal(detectFormat(encoded(`\ufeff${text}`)), format);
      if (text.length > 20) assert.equal(detectFormat(encoded(`\ufeff${text}`, 'utf-16le')), format);
    });

  for (const { bank, text, charset } of BANK_TABLES)
    void test(`the table of ${bank} is csv`, () => assert.equal(detectFormat(encoded(text, charset)), 'csv'));

  void test('archives, documents and pictures are none, whatever text is within', () => {
    const text = [...encoded('\nDate,Amount\n2026-10-31,-12.00\n')];
    for (const magic of ['PK\u0003\u0004', '%PDF-1.7', 'GIF89a'])
      assert.equal(detectFormat(encoded(magic + String.fromCharCode(...text))), undefined);
    assert.equal(detectFormat(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, ...text)), undefined);
  });

  void test('any bytes have an answer', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => void detectFormat(bytes)));
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => void detectFormat(encoded(text))));
  });
});
