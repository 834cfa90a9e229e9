import { CamtSink } from './camt-sink.ts';
import { declaredText, prologCharset } from './declared-text.ts';
import { MarkupReader } from './markup.ts';
import type { StatementItem } from './statement.ts';

/**
 * Reads the bank's messages to its customers camt.052 (report), camt.053 (statement) and camt.054 (notification) of any version and with any namespace prefix;
 * several accounts in a file. In the memory of one entry, however long the file. No entities but the five of XML, and no DOCTYPE.
 *
 * Source: ISO 20022, Bank-to-Customer Cash Management, camt.05x.001.02 to .001.13.
 *
 * @example for await (const item of readCamt(createReadStream('camt.053.xml'))) …
 */
export async function* readCamt(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<StatementItem> {
  const sink = new CamtSink(
    () => reader.line,
    () => reader.stop(),
  );
  const reader = new MarkupReader(sink, { quotes: true });
  for await (const text of declaredText(chunks, prologCharset)) {
    reader.push(text);
    yield* sink.take();
    if (reader.stopped) break;
  }
  reader.end();
  sink.end();
  yield* sink.take();
}
