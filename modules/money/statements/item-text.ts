import type { BrokenEntry } from './statement.ts';

const UNTIDY = /[\p{Cc}\u00a0\u2028\u2029\u202f]|^ | $| {2}/u;
/** What `csvLine` puts before a cell that a spreadsheet would run. */
const GUARD = /^'(?='*[=+\-@\t\r])/;
const LONGEST = 2000;

/** Text in one line: line ends, control characters and runs of blanks are one blank. What is beyond 2,000 characters is cut off. */
export function oneLine(text: string): string {
  const bare = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  return UNTIDY.test(bare) ? bare.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim() : bare;
}

/** A cell without the apostrophe that keeps spreadsheets from running it. */
export function unguarded(cell: string): string {
  return cell.charCodeAt(0) === 0x27 ? cell.replace(GUARD, '') : cell;
}

export function broken(line: number, reason: string, text: string): BrokenEntry {
  return { what: 'broken', line, reason, text: oneLine(text.slice(0, 400)).slice(0, 200) };
}
