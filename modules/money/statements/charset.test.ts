import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { CHARSETS, decodeAll, decoded, guessCharset } from './charset.ts';
import { encoded, inPieces } from './test/bytes.ts';

const GERMAN = '"31.10.2026";"Bäckerei Größer, Köln";"Grüße aus Österreich, Ärzte";"-4,80"\r\n';
const TEXTS: readonly (readonly [string, string])[] = [
  ['windows-1252', GERMAN],
  ['windows-1252', 'Date;Libellé;Débit euros\n31/10/2026;Opération à Orléans, reçu;1 234,56 €\n'],
  ['windows-1252', 'Fecha;Descripción\n31/10/2026;Cafetería El Niño, Málaga\n'],
  ['windows-1252', 'Bokföringsdag;Köpt på Åhléns i Malmö\n'],
  ['iso-8859-15', 'Date;Libellé;Montant en €\n31/10/2026;Sœur de Gaëlle à Nîmes;12,00 €\n'],
  ['windows-1250', '2026-10-31;ŻABKA ZŁOTA, zakup przy użyciu karty;Żywność, usługi, Łódź, święta\n'],
  ['windows-1250', 'Datum;Zpráva pro příjemce\n31.10.2026;Příspěvek na dům, žluťoučký kůň\n'],
  ['windows-1250', 'Könyvelés;Közlemény\n2026.10.31;Győri bevásárlás, fűtés\n'],
  ['windows-1251', 'Дата;Описание;Сумма\n31.10.2026;Оплата магазин Пятёрочка;-123,45\n'],
  ['ibm850', GERMAN],
];

const UPPER = decodeAll(
  Uint8Array.from({ length: 128 }, (_, index) => index + 128),
  'ibm850',
);

function written(text: string, charset: string): Uint8Array {
  if (charset !== 'ibm850') return encoded(text, charset);
  return Uint8Array.from(text.split(''), (char) => (char < '\u0080' ? char.charCodeAt(0) : 128 + UPPER.indexOf(char)));
}

void suite('guessCharset', () => {
  for (const [charset, text] of TEXTS)
    void test(`${charset}: ${text.slice(-40).trim()}`, () => {
      const bytes = written(text, charset);
      const guess = guessCharset(bytes);
      assert.equal(guess.charset, charset);
      assert.equal(decodeAll(bytes, guess.charset), text);
    });

  void test('a byte order mark is certain, and valid UTF-8 is', () => {
    assert.deepEqual(guessCharset(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41)), { charset: 'utf-8', sure: 'certain' });
    assert.deepEqual(guessCharset(Uint8Array.of(0xff, 0xfe, 0x41, 0)), { charset: 'utf-16le', sure: 'certain' });
    assert.deepEqual(guessCharset(encoded(GERMAN)), { charset: 'utf-8', sure: 'certain' });
    assert.deepEqual(guessCharset(encoded('Date,Amount')), { charset: 'utf-8', sure: 'guess' });
  });

  void test('UTF-16 without a mark is seen by its NULs, at either side', () => {
    const bytes = encoded(GERMAN, 'utf-16le');
    assert.equal(guessCharset(bytes).charset, 'utf-16le');
    assert.equal(guessCharset(Buffer.from(bytes).swap16()).charset, 'utf-16be');
  });

  void test('a sequence that the end cuts off does not speak against UTF-8', () => {
    const bytes = encoded(GERMAN);
    for (let length = 20; length <= bytes.length; length += 1)
      assert.equal(guessCharset(bytes.subarray(0, length)).charset, 'utf-8');
  });

  void test('a few bytes of another charset make no other one of a file in UTF-8', () => {
    const bytes = Buffer.concat([encoded(GERMAN), Uint8Array.of(0x47, 0x72, 0xfc, 0x6e), encoded(GERMAN)]);
    assert.deepEqual(guessCharset(bytes), { charset: 'utf-8', sure: 'guess' });
    assert.equal(decodeAll(bytes, 'utf-8'), `${GERMAN}Gr\ufffdn${GERMAN}`);
  });

  void test('any bytes have an answer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => CHARSETS.includes(guessCharset(bytes).charset)),
    );
  });
});

void suite('decoded', () => {
  void test('pieces of any size give the same text, and a byte order mark is no part of it', async () => {
    for (const [charset, text] of [...TEXTS, ['utf-8', `\ufeff${GERMAN}`], ['utf-16le', `\ufeff${GERMAN}`]] as const)
      for (const size of [1, 2, 3, 64]) {
        const pieces = await Array.fromAsync(decoded(inPieces(written(text, charset), size), charset));
        assert.equal(pieces.join(''), text.replace('\ufeff', ''));
      }
  });

  void test('a byte order mark decides over the charset that was remembered', async () => {
    const pieces = await Array.fromAsync(decoded(inPieces(encoded(`\ufeffKöln`)), 'windows-1252'));
    assert.equal(pieces.join(''), 'Köln');
  });

  void test('what is malformed becomes U+FFFD, NUL stays, a label that nobody knows is UTF-8', async () => {
    const bytes = Uint8Array.of(0x41, 0xc3, 0x28, 0, 0xff, 0x42, 0xe2, 0x82);
    assert.equal((await Array.fromAsync(decoded(inPieces(bytes, 1), 'klingon'))).join(''), 'A\ufffd(\0\ufffdB\ufffd');
  });

  void test('nothing is nothing', async () => {
    for (const charset of CHARSETS)
      assert.equal((await Array.fromAsync(decoded(inPieces(new Uint8Array(0)), charset))).join(''), '');
  });

  void test('any bytes in any charset and any pieces are decoded as if they were whole', async () => {
    const property = fc.asyncProperty(
      fc.uint8Array({ maxLength: 60 }),
      fc.constantFrom(...CHARSETS),
      fc.integer({ min: 1, max: 9 }),
      async (bytes, charset, size) => {
        const whole = await Array.fromAsync(decoded(inPieces(bytes, 100), charset));
        const pieces = await Array.fromAsync(decoded(inPieces(bytes, size), charset));
        assert.equal(pieces.join(''), whole.join(''));
      },
    );
    await fc.assert(property);
  });
});
