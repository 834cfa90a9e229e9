import { declaredText, knownCharset, prologCharset } from './declared-text.ts';
import { MarkupReader } from './markup.ts';
import { OfxSink } from './ofx-sink.ts';
import type { StatementItem } from './statement.ts';

/**
 * Reads OFX and QFX: SGML of 1.x, where only groups are closed, and XML of 2.x, as banks write them. Statements of bank accounts and cards, several in a
 * file; what happened on a depot is only noted.
 *
 * Source: OFX 1.0.3 and 2.2, chapters 1 (headers), 3 (types) and 11 (banking). The bytes may come in chunks of any size, and the file may be of any length.
 *
 * @example for await (const item of readOfx(createReadStream('statement.ofx'))) …
 */
export async function* readOfx(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<StatementItem> {
  const sink = new OfxSink(
    () => reader.line,
    () => reader.stop(),
  );
  const reader = new MarkupReader(sink, { quotes: false });
  for await (const text of declaredText(chunks, ofxCharset)) {
    reader.push(text);
    yield* sink.take();
    if (reader.stopped) break;
  }
  reader.end();
  sink.end();
  yield* sink.take();
}

/** Of the header's lines (`ENCODING:USASCII`, `CHARSET:1252`), which some banks write into one, or of the prolog. */
function ofxCharset(head: string): string | undefined {
  const header = head.split('<', 1)[0] ?? '';
  const encoding = /ENCODING:\s*(UTF-?8|UNICODE|USASCII)/i.exec(header)?.[1]?.toUpperCase();
  const charset = /CHARSET:\s*([\w-]+?)\s*(?=COMPRESSION|[\r\n]|$)/i.exec(header)?.[1];
  if (encoding !== undefined && encoding !== 'USASCII') return 'utf-8';
  if (charset === undefined) return prologCharset(head);
  const page = /^(?:CP|WINDOWS-)?(\d{3,5})$/i.exec(charset)?.[1];
  if (page === undefined) return knownCharset(charset.startsWith('8859-') ? `iso-${charset}` : charset);
  return page === '65001' ? 'utf-8' : knownCharset(PAGES[page] ?? `windows-${page}`);
}

const PAGES: Readonly<Record<string, string>> = { 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5' };
