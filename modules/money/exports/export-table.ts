import { csvLine } from '../../../kernel/csv/csv.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { toDecimal } from '../amounts/amounts.ts';
import { tagsOf } from '../rows.ts';
import { OWN_TABLE, printNames, printParts, printPath } from '../statements/statements.ts';
import type { BookNames } from './book-names.ts';
import { readEntries } from './read-entries.ts';
import type { Entry, ExportFilter } from './read-entries.ts';

/** The transactions of a filter as CSV, one a line; `OWN_TABLE` says how it comes back. Parts are JSON in a cell. */
export async function* csvText(
  context: Context,
  { filter, names }: { filter: ExportFilter; names: BookNames },
): AsyncGenerator<string> {
  yield csvLine(OWN_TABLE.map(([name]) => name));
  const printed = new Map([...names.categories].map(([id, { path }]) => [id, printPath(path)]));
  const pathOf = (id: string | null) => (id === null ? null : (printed.get(id) ?? null));
  for await (const entries of readEntries(context, filter)) {
    let text = '';
    for (const entry of entries) text += lineOf(entry, names, pathOf);
    yield text;
  }
}

function lineOf(
  { row, parts, other }: Entry,
  { accounts }: BookNames,
  pathOf: (id: string | null) => string | null,
): string {
  const account = accounts.get(row.account_id);
  const { label = '', currency = '' } = account ?? {};
  // One flat list: there may be millions of lines.
  return csvLine([
    label,
    row.date,
    toDecimal(row.amount_minor, currency),
    currency,
    row.payee,
    row.memo,
    pathOf(row.category_id),
    row.tags === '[]' ? null : printNames(tagsOf(row)),
    row.status,
    other === undefined ? null : (accounts.get(other.account_id)?.label ?? null),
    parts.length === 0 ? null : partsCell(parts, currency, pathOf),
    row.bank_id ?? row.id,
  ]);
}

function partsCell(parts: Entry['parts'], currency: string, pathOf: (id: string | null) => string | null): string {
  return printParts(
    parts.map(({ amount_minor, category_id, memo }) => ({
      ...{ amount: toDecimal(amount_minor, currency), category: pathOf(category_id), memo },
    })),
  );
}
