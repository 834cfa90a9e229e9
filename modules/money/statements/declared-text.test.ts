import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { declaredText, knownCharset, prologCharset } from './declared-text.ts';
import { chunksOf } from './test/made-statements.ts';

async function read(bytes: Uint8Array, charset?: string, size?: number): Promise<string> {
  let text = '';
  for await (const piece of declaredText(chunksOf(bytes, size), () => charset)) text += piece;
  return text;
}
const bytes = (...list: number[]) => Uint8Array.from(list);

test('What is well-formed UTF-8 is, whatever the file says; else its own charset, or windows-1252', async () => {
  assert.equal(await read(new TextEncoder().encode('Café €'), 'windows-1252'), 'Café €');
  assert.equal(await read(bytes(0x43, 0xe9, 0x80)), 'Cé€');
  assert.equal(await read(bytes(0x43, 0xe6), 'iso-8859-2'), 'Cć');
  assert.equal(await read(bytes(0x43, 0xe9), 'utf-8'), 'Cé');
  assert.equal(await read(bytes(0xc4, 0xe3), 'gbk'), '你');
  assert.equal(await read(bytes(0xef, 0xbb, 0xbf, 0x61)), 'a');
  assert.equal(await read(bytes(0x61, 0, 0x62)), 'a b');
  assert.equal(await read(bytes()), '');
});

test('UTF-16 by its mark or by its NULs; a prolog that claims it falsely does not count', async () => {
  const wide = new Uint8Array(Buffer.from('\uFEFFZürich', 'utf16le'));
  assert.equal(await read(wide, undefined, 1), 'Zürich');
  assert.equal(await read(wide.subarray(2)), 'Zürich');
  assert.equal(await read(wide.slice(2).map((_, at, all) => all[at ^ 1] ?? 0)), 'Zürich');
  assert.equal(await read(new TextEncoder().encode('<?xml'), 'utf-16le'), '<?xml');
});

test('Any text comes out as it was, in chunks of any size', async () => {
  const text = fc
    .string({ unit: 'binary', maxLength: 300 })
    .filter((text) => text.isWellFormed() && !/[\0\uFEFF]/.test(text));
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), fc.nat(9000), async (text, size, blanks) => {
      const long = `${' '.repeat(blanks)}${text}`;
      assert.equal(await read(new TextEncoder().encode(long), undefined, size), long);
    }),
  );
});

test('A prolog’s charset, if there is such a one', () => {
  assert.equal(prologCharset('<?xml version="1.0" encoding="ISO-8859-15"?>'), 'iso-8859-15');
  assert.equal(prologCharset("<?xml version='1.0' encoding='klingon'?>"), undefined);
  assert.equal(knownCharset(undefined), undefined);
});
