/**
 * Bank files of every kind, read line by line into one shape. Each parser is a pure function over chunks of text or bytes: no database, no
 * clock, no settings. It never throws at what a file says: what cannot be read comes out as `broken`, with its line and a reason for people.
 */
export type * from './statement.ts';
export { readOfx } from './ofx.ts';
export { readCamt } from './camt.ts';
export { readMt940 } from './mt940.ts';
export { CHARSETS, decodeAll, decoded, guessCharset } from './charset.ts';
export type { Charset, CharsetGuess } from './charset.ts';
export { readTable } from './read-table.ts';
export { detectFormat } from './detect.ts';
export type { StatementFormat } from './detect.ts';
export { readQif } from './qif.ts';
export type { QifOptions } from './qif.ts';
export { OWN_TABLE, printNames, printParts, printPath, readPath } from './own-table.ts';
export { guessLayout, isTable } from './table-layout.ts';
export type { LayoutGuess, LayoutHints } from './table-layout.ts';
