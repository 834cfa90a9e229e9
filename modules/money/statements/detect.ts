import { decodeAll, guessCharset } from './charset.ts';
import { guessLayout, isTable } from './table-layout.ts';

export type StatementFormat = 'csv' | 'ofx' | 'qif' | 'camt' | 'mt940';

const LOOK = 64 * 1024;
/** ZIP and Office, PDF, PNG, JPEG, GIF, gzip, old Office, 7-Zip, RAR, SQLite. */
const BINARY = [
  '504b0304',
  '504b0506',
  '25504446',
  '89504e47',
  'ffd8ff',
  '47494638',
  '1f8b',
  'd0cf11e0',
  '377abcaf',
  '52617221',
  '53514c697465',
];
const QIF_LINE = /^(?:[DTUPMLNCASE$%^!XIYQOVFB].*)?$/;
const CAMT =
  /urn:iso:std:iso:20022:tech:xsd:camt\.05[234]\.|<(?:\w{1,20}:)?(?:BkToCstmrStmt|BkToCstmrAcctRpt|BkToCstmrDbtCdtNtfctn)\b/;

/** What a file is by its first bytes (64 KiB are looked at), whatever its name; undefined for what is no statement. */
export function detectFormat(head: Uint8Array): StatementFormat | undefined {
  const bytes = head.subarray(0, LOOK);
  const magic = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  if (BINARY.some((start) => magic.startsWith(start))) return undefined;
  const text = decodeAll(bytes, guessCharset(bytes).charset).replace(/^[\ufeff\s\0]+/, '');
  const start = text.slice(0, 4096);
  if (isOfx(start)) return 'ofx';
  if (start.startsWith('<')) return CAMT.test(text) ? 'camt' : undefined;
  if (isMt940(text)) return 'mt940';
  if (isQif(text)) return 'qif';
  return isText(text) && !/^[{[]\s*["{[\]}]/.test(start) && isTable(guessLayout(bytes)) ? 'csv' : undefined;
}

/** SGML with its header or without, QFX, XML 2.x. */
function isOfx(start: string): boolean {
  if (/^OFXHEADER\s*:/i.test(start) || /^<\?OFX\b/i.test(start)) return true;
  if (/(?:^|\n)OFXHEADER\s*:\s*\d+/.test(start) && /<OFX>/i.test(start)) return true;
  return start.startsWith('<') && (/<\?OFX\s/i.test(start) || /<OFX[\s>]/i.test(start)) && !/<html[\s>]/i.test(start);
}

/** SWIFT blocks, or field 20 and another of the fields that a statement must have. */
function isMt940(text: string): boolean {
  if (!/^(?:\{1:|:20:)|\n:20:/.test(text.slice(0, 2000))) return false;
  return /\n:(?:25[A-Z]?|28C?|60[FM]|61|62[FM]|34F):/.test(text);
}

function isQif(text: string): boolean {
  if (/^!(?:Type|Account|Option|Clear)\b/i.test(text)) return true;
  const lines = text
    .slice(0, 4096)
    .split(/\r\n|\r|\n/)
    .slice(0, -1);
  return (
    lines.includes('^') &&
    lines.every((line) => QIF_LINE.test(line)) &&
    lines.some((line) => /^D\s?\d/.test(line)) &&
    lines.some((line) => /^[TU]\s?[-+]?[\d$€£.,]/.test(line))
  );
}

/** Control characters stand in no text of a bank, a few that strayed in apart. */
function isText(text: string): boolean {
  const strange = text.match(/[^\P{Cc}\t\r\n]|\ufffd/gu)?.length ?? 0;
  return text !== '' && strange * 20 <= text.length;
}
