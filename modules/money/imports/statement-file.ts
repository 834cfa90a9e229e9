import type { Context } from '../../../kernel/module/module.ts';
import { moneyError } from '../money.errors.ts';
import { decoded, readCamt, readMt940, readOfx, readTable } from '../statements/statements.ts';
import type { StatementItem, TableLayout } from '../statements/statements.ts';
import { statementUploads } from './uploads.ts';

/** In which a file says what it is, and how it is to be read. */
const HEAD_BYTES = 256 * 1024;

export type Format = 'csv' | 'qif' | 'ofx' | 'camt' | 'mt940';

/** An upload that is a statement. */
export interface StatementFile {
  readonly upload_id: string;
  readonly file_name: string;
  readonly format: Format;
  /** Its first 256 KiB. */
  readonly head: Uint8Array;
}

/** Looks what an upload is. @throws money.upload-not-found, money.not-a-statement */
export async function openStatement(
  context: Context,
  { upload_id, file_name }: Pick<StatementFile, 'upload_id' | 'file_name'>,
): Promise<StatementFile> {
  const head = await headOf(context, upload_id);
  const found = detectFormat(head, file_name);
  if (found.format === null) throw moneyError('money.not-a-statement', { detail: `${file_name}: ${found.reason}` });
  return { upload_id, file_name, format: found.format, head };
}

/** From the beginning, as often as it is called. `layout`: of a table. */
export async function* itemsOf(
  context: Context,
  { upload_id, format }: StatementFile,
  layout: TableLayout | null,
): AsyncGenerator<StatementItem> {
  const bytes = await statementUploads.read(context, upload_id);
  switch (format) {
    case 'ofx':
      return yield* readOfx(bytes);
    case 'camt':
      return yield* readCamt(bytes);
    case 'mt940':
      return yield* readMt940(bytes);
    case 'qif':
      return;
    case 'csv':
      if (layout) yield* readTable(decoded(bytes, layout.charset), layout);
  }
}

async function headOf(context: Context, upload_id: string): Promise<Uint8Array> {
  const bytes = await statementUploads.read(context, upload_id);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= HEAD_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES);
}

function detectFormat(head: Uint8Array, _name: string): { format: Format } | { format: null; reason: string } {
  const text = Buffer.from(head).toString('latin1');
  if (/<OFX>|OFXHEADER/i.test(text)) return { format: 'ofx' };
  if (/camt\.05/.test(text)) return { format: 'camt' };
  if (text.includes(':60F:')) return { format: 'mt940' };
  return { format: 'csv' };
}
