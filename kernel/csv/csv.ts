/** Cells that a spreadsheet would take for a formula (OWASP: CSV injection), and those that look like one that was made safe. */
const FORMULA = /^'*[=+\-@\t\r]/;
/** No formula: a spreadsheet shall add these up. */
const NUMBER = /^-?\d+(?:\.\d+)?$/;
const TO_QUOTE = /[",\r\n]/;
/** With which one begins. */
const FORMULA_BEGINS = new Set("'=+-@\t\r");

/**
 * One line of RFC 4180. A cell that begins as a formula does gets an apostrophe before it, which spreadsheets show as text: opening the file
 * runs nothing; numbers stay numbers. Programs that read it strip one leading apostrophe where = + - @ TAB CR, or more apostrophes and one of these, come after it.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  let line = '';
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index];
    if (index > 0) line += ',';
    if (typeof cell === 'string') line += csvCell(cell);
    else if (typeof cell === 'number') line += cell;
  }
  return `${line}\r\n`;
}

function csvCell(text: string): string {
  // Most cells are neither, and are told so at one look.
  if (FORMULA_BEGINS.has(text.charAt(0)) ? NUMBER.test(text) : !TO_QUOTE.test(text)) return text;
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return TO_QUOTE.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
