import type { Press } from './press.ts';
import type { Printed } from './printed.ts';

export type { Printed } from './printed.ts';

/** A template of ours, and what it is filled with. */
export interface PrintJob {
  /** Typst source, the same for every document: nothing from outside is ever put into it. It reads `json(bytes(sys.inputs.data))`. */
  readonly template: string;
  /** Any JSON. It is data to the template: what reads like source in it is text. */
  readonly data: unknown;
}

const MOST_BYTES = 4 * 1024 * 1024;

/** One for the process, loaded with the first document: most processes print none. */
let opened: Promise<Press> | undefined;
const press = () => (opened ??= import('./press.ts').then(({ Press }) => new Press()));

/**
 * Sets a document as PDF with typst, in a process of its own, with bounds on time and on what goes in. The same template and data make the
 * same bytes. Nothing is fetched and no file is read but the fonts: those within the compiler (Latin, Greek, Cyrillic, signs of currencies)
 * and those of the machine; a letter that none of them has is a box. Characters that nobody sees are left out: marks that turn the order of
 * letters around stop the compiler.
 *
 * @example
 * const printed = await printPdf({ template: '#let data = json(bytes(sys.inputs.data))\n= #data.title', data: { title: 'October' } });
 */
export async function printPdf({ template, data }: PrintJob): Promise<Printed> {
  const json = JSON.stringify(data, (_, value: unknown) => (typeof value === 'string' ? visible(value) : value));
  if (json.length > MOST_BYTES) return { fault: 'There is too much in it for a PDF.' };
  return (await press()).print({ template, json });
}

/** Lines stay lines. */
function visible(text: string): string {
  return text.toWellFormed().replaceAll(/[\p{Cf}\p{Co}\p{Cn}]|[^\P{Cc}\n]/gu, '');
}
