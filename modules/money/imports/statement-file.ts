import type { Context } from '../../../kernel/module/module.ts';
import { moneyError } from '../money.errors.ts';
import {
  decoded,
  detectFormat,
  guessCharset,
  readCamt,
  readMt940,
  readOfx,
  readQif,
  readTable,
} from '../statements/statements.ts';
import type { StatementFormat, StatementItem, TableLayout } from '../statements/statements.ts';
import { statementUploads } from './uploads.ts';
import { whyNot } from './why-not.ts';

/** In which a file says what it is, and how it is to be read. */
const HEAD_BYTES = 256 * 1024;

/** An upload that is a statement. */
export interface StatementFile {
  readonly upload_id: string;
  readonly file_name: string;
  readonly format: StatementFormat;
  /** Its first 256 KiB. */
  readonly head: Uint8Array;
}

/**
 * Looks what an upload is. `asTable`: the person says how it is read as a table, so that it is one whatever it looks like.
 * @throws money.upload-not-found, money.not-a-statement, money.no-columns, money.unreadable-charset
 */
export async function openStatement(
  context: Context,
  { upload_id, file_name }: Pick<StatementFile, 'upload_id' | 'file_name'>,
  { asTable = false }: { asTable?: boolean } = {},
): Promise<StatementFile> {
  const head = await headOf(context, upload_id);
  const format = detectFormat(head);
  if (format !== undefined) return { upload_id, file_name, format, head };
  const { code, words } = whyNot(head);
  if (code === 'money.no-columns' && asTable) return { upload_id, file_name, format: 'csv', head };
  throw moneyError(code, { detail: `${file_name}: ${words}` });
}

/** From the beginning, as often as it is called. `layout`: of a table. */
export async function statementItems(
  context: Context,
  { upload_id, format, head }: StatementFile,
  layout: TableLayout | null,
): Promise<AsyncGenerator<StatementItem>> {
  const bytes: AsyncIterable<Uint8Array> = await statementUploads.read(context, upload_id);
  switch (format) {
    case 'ofx':
      return readOfx(bytes);
    case 'camt':
      return readCamt(bytes);
    case 'mt940':
      return readMt940(bytes);
    case 'qif':
      return readQif(decoded(bytes, guessCharset(head).charset));
    case 'csv':
      if (!layout) throw new Error('A table is read with a layout.');
      return readTable(decoded(bytes, layout.charset), layout);
  }
}

async function headOf(context: Context, upload_id: string): Promise<Uint8Array> {
  const bytes: AsyncIterable<Uint8Array> = await statementUploads.read(context, upload_id);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= HEAD_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES);
}
