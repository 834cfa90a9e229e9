import { decodeAll, guessCharset } from '../statements/statements.ts';

type Code = 'money.not-a-statement' | 'money.no-columns' | 'money.unreadable-charset' | 'money.empty-file';

const EXPORT = 'Export the transactions as CAMT, OFX, MT940, QIF or CSV from your bank’s website instead.';
const BEGINNINGS: readonly { readonly hex: string; readonly words: string }[] = [
  { hex: '25504446', words: `This is a PDF: it is made to be read by people. ${EXPORT}` },
  { hex: '504b0304', words: `This is an Excel file or an archive. Save the sheet as CSV, or unpack the archive.` },
  { hex: 'd0cf11e0', words: 'This is an Excel file. Save the sheet as CSV.' },
  { hex: '1f8b', words: 'This is a compressed file: unpack it.' },
  { hex: '89504e47', words: `This is a picture. ${EXPORT}` },
  { hex: 'ffd8ff', words: `This is a picture. ${EXPORT}` },
];

/** Why a file whose format nobody knows is no statement, and what to do instead. */
export function whyNot(head: Uint8Array): { readonly code: Code; readonly words: string } {
  const magic = Buffer.from(head.subarray(0, 8)).toString('hex');
  const known = BEGINNINGS.find(({ hex }) => magic.startsWith(hex));
  if (known) return { code: 'money.not-a-statement', words: known.words };
  const text = decodeAll(head.subarray(0, 64 * 1024), guessCharset(head).charset);
  if (!/[^\s\0]/u.test(text)) return { code: 'money.empty-file', words: 'There is nothing in it.' };
  if (/<html[\s>]|<!doctype html/iu.test(text))
    return {
      code: 'money.not-a-statement',
      words: `This is a page of a website, perhaps of a bank that had signed you out. ${EXPORT}`,
    };
  if (/^\s*</u.test(text))
    return { code: 'money.not-a-statement', words: `This is XML, but no CAMT and no OFX. ${EXPORT}` };
  if (/^\s*[{[]/u.test(text)) return { code: 'money.not-a-statement', words: `This is JSON. ${EXPORT}` };
  const strange = text.match(/[^\P{Cc}\t\r\n]|\ufffd/gu)?.length ?? 0;
  if (strange * 20 > text.length)
    return {
      code: 'money.unreadable-charset',
      words: 'It is no text, or in a charset that nobody here can read. Save it as UTF-8.',
    };
  return {
    code: 'money.no-columns',
    words: 'No column is found that holds days, or none that holds amounts. Say which ones they are.',
  };
}
