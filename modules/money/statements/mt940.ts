import { declaredText } from './declared-text.ts';
import { Mt940Fields } from './mt940-fields.ts';
import { Mt940Statements } from './mt940-statements.ts';
import type { StatementItem } from './statement.ts';

/**
 * Reads MT940 (and MT942): messages with their SWIFT blocks or bare, several statements and accounts in a file. A statement that does not add up is told.
 *
 * Source: SWIFT Standards Category 9, MT940 customer statement message; for field 86 the German DFÜ-Abkommen (annex 3, 8.2.4), the Dutch banks' subfields and
 * plain text. In the memory of one entry.
 *
 * @example for await (const item of readMt940(createReadStream('umsatz.sta'))) …
 */
export async function* readMt940(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<StatementItem> {
  const statements = new Mt940Statements();
  const fields = new Mt940Fields(statements);
  for await (const text of declaredText(chunks, () => undefined)) {
    fields.push(text);
    yield* statements.take();
  }
  fields.end();
  statements.end();
  yield* statements.take();
}
