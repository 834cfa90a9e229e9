import { Readable } from 'node:stream';
import type { Context } from '../../../kernel/module/module.ts';
import { namesOf } from './book-names.ts';
import { beancountText } from './export-beancount.ts';
import { hledgerText } from './export-hledger.ts';
import { ofxText } from './export-ofx.ts';
import { csvText } from './export-table.ts';
import type { ExportFilter } from './read-entries.ts';

export const FORMATS = ['csv', 'hledger', 'beancount', 'ofx'] as const;
export type Format = (typeof FORMATS)[number];

export interface ExportedFile {
  readonly media_type: string;
  readonly file_name: string;
  /** Made as fast as it is read. */
  readonly body: Readable;
}

const FILES: Readonly<Record<Format, Omit<ExportedFile, 'body'>>> = {
  csv: { media_type: 'text/csv; charset=utf-8; header=present', file_name: 'transactions.csv' },
  hledger: { media_type: 'text/plain; charset=utf-8', file_name: 'money.journal' },
  beancount: { media_type: 'text/plain; charset=utf-8', file_name: 'money.beancount' },
  ofx: { media_type: 'application/x-ofx', file_name: 'transactions.ofx' },
};

const TEXTS = { csv: csvText, hledger: hledgerText, beancount: beancountText, ofx: ofxText };

/** The actor's transactions as a file; ids of what is somebody else's find nothing. */
export async function exportMoney(
  context: Context,
  { format, ...filter }: ExportFilter & { format: Format },
): Promise<ExportedFile> {
  const names = await namesOf(context);
  return { ...FILES[format], body: Readable.from(TEXTS[format](context, { filter, names }), { objectMode: false }) };
}
