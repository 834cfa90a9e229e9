import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { NotEcb, readEcb } from './read-ecb.ts';
import type { EcbItem } from './read-ecb.ts';

const XML = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
\t<gesmes:subject>Reference rates</gesmes:subject>
\t<Cube>
\t\t<Cube time='2026-11-20'>
\t\t\t<Cube currency='USD' rate='1.0523'/>
\t\t\t<Cube currency="JPY" rate="178.25"/>
\t\t</Cube>
\t\t<Cube time="2026-02-30"><Cube currency="USD" rate="1.1"/></Cube>
\t\t<Cube time="2026-11-19"><Cube currency="USD" rate="free"/><Cube currency="USD" rate="0"/><Cube currency="XXX" rate="1"/><Cube currency="GBP" rate="0.87"/></Cube>
\t</Cube>
</gesmes:Envelope>`;

async function* bytes(text: string | Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const all = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  for (let start = 0; start < all.length; start += size) yield all.subarray(start, start + size);
}

const read = (text: string | Uint8Array, size = 7): Promise<EcbItem[]> => Array.fromAsync(readEcb(bytes(text, size)));
const told = (items: readonly EcbItem[]) =>
  items.map((item) =>
    item.what === 'rate' ? `${item.date} ${item.quote} ${item.rate}` : `${item.line}: ${item.reason}`,
  );

suite('files of the European Central Bank', () => {
  test('XML, in pieces of any size; what is no rate is told with its line', async () => {
    const wanted = [
      '2026-11-20 USD 1.0523',
      '2026-11-20 JPY 178.25',
      '9: “2026-02-30” is no day.',
      '9: The rate of USD stands below no day.',
      '10: “free” is no rate of USD.',
      '10: “0” is no rate of USD.',
      '10: XXX is no currency that Steward knows.',
      '2026-11-19 GBP 0.87',
    ];
    for (const size of [1, 7, 64, 10_000]) assert.deepEqual(told(await read(XML, size)), wanted);
    assert.deepEqual(told(await read(`\ufeff${XML.replaceAll('\n', '\r\n')}`)), wanted);
  });

  test('CSV of all days and of one day', async () => {
    const all = 'Date,USD,JPY,EEK,\r\n2026-11-20,1.0523,178.25,N/A,\r\n2026-13-01,1,1,1,\n2026-11-19,-1,1e3,15.6466,\n';
    assert.deepEqual(told(await read(all)), [
      '2026-11-20 USD 1.0523',
      '2026-11-20 JPY 178.25',
      '3: “2026-13-01” is no day.',
      '4: “-1” is no rate of USD.',
      '4: “1e3” is no rate of JPY.',
      '2026-11-19 EEK 15.6466',
    ]);
    const one = 'Date, USD, JPY, \n20 November 2026, 1.0523, 178.25, \n';
    assert.deepEqual(told(await read(one)), ['2026-11-20 USD 1.0523', '2026-11-20 JPY 178.25']);
  });

  test('anything else is refused with a sentence', async () => {
    const refused: [string | Uint8Array, RegExp][] = [
      ['', /neither XML nor CSV/],
      ['PK\u0003\u0004abcdefghijklmnopqr', /zip/],
      ['{"rates":{"USD":1.05},"base":"EUR"}', /neither/],
      ['<html><body>Not found, sorry.</body></html>', /no rate in it/],
      ['<!DOCTYPE x [<!ENTITY a "aaaa">]><Cube><Cube time="2026-11-20"/></Cube>', /entities/],
      [`<Cube ${'x'.repeat(100_000)}`, /too long/],
      [`Date,USD\n${'1'.repeat(100_000)}`, /too long/],
    ];
    for (const [text, reason] of refused)
      await assert.rejects(read(text, 4096), (error) => error instanceof NotEcb && reason.test(error.message));
  });

  test('whatever comes: rates, told lines, or a refusal, and never anything else', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<Cube',
        " time='2026-11-20'",
        '>',
        ' currency="USD"',
        ' rate="1.05"',
        '/>',
        '\n',
        'Date,',
        'USD,',
        '2026-11-20,',
        '1.2',
        '\0',
      ),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 1, max: 50 }), async (pieces, size) => {
        const items = await read(pieces.join(''), size).catch((error: unknown) => {
          assert.ok(error instanceof NotEcb);
          return [];
        });
        for (const item of items) if (item.what === 'rate') assert.match(item.rate, /^\d{1,12}(\.\d{1,12})?$/);
      }),
      { numRuns: 300 },
    );
  });
});
