import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { creaturesError } from '../creatures.errors.ts';
import { COLUMNS, TRAIT } from './export-table.ts';
import { parseList } from './list-cell.ts';

/** One line of a table as an object, as JSON would have it; or why it is none. */
export type Row = { readonly line: number } & (
  | { readonly value: Record<string, unknown> }
  | { readonly reason: string }
);

const LONGEST = 1024 * 1024;
const DELIMITERS = [',', ';', '\t', '|'];
const LISTS = new Set(['tags', 'colors', 'features']);
const OURS = new Set<string>([...COLUMNS, 'picture']);
const ALIKE: Readonly<Record<string, string>> = { colours: 'colors', color: 'colors', colour: 'colors', tag: 'tags' };
/** What `csvLine` puts before a cell that a spreadsheet would run. */
const GUARDED = /^'(?='*[=+\-@\t\r])/;

/**
 * The lines of a CSV file whose first line names the columns, in any order. What is called otherwise than ours is a trait.
 * @throws creatures.not-a-collection where no column is called name
 */
export async function* tableRows(chunks: AsyncIterable<string>): AsyncGenerator<Row> {
  const { head, all } = await withHead(chunks);
  const parser = Readable.from(all, { objectMode: false }).pipe(
    parse({
      ...{ bom: true, delimiter: delimiterOf(head), info: true, relax_column_count: true, relax_quotes: true },
      ...{ skip_empty_lines: true, max_record_size: LONGEST },
    }),
  );
  let columns: Column[] | undefined;
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (columns) yield { line, value: valueOf(record, columns) };
      else columns = columnsOf(record);
      line = info.lines + 1;
    }
  } catch (cause) {
    if (!columns || !(cause instanceof Error && 'code' in cause && String(cause.code).startsWith('CSV_'))) throw cause;
    yield { line, reason: `From here on it is no table: ${cause.message}` };
  }
  if (!columns) throw creaturesError('creatures.not-a-collection');
}

interface Column {
  readonly name: string;
  readonly isTrait: boolean;
}

function columnsOf(names: readonly string[]): Column[] {
  const columns = names.map((given) => {
    const text = given.trim().replace(GUARDED, '');
    const known = text.toLowerCase().replaceAll(' ', '_');
    const name = ALIKE[known] ?? known;
    if (OURS.has(name)) return { name, isTrait: false };
    return { name: (text.startsWith(TRAIT) ? text.slice(TRAIT.length) : text).trim(), isTrait: true };
  });
  if (!columns.some(({ name, isTrait }) => name === 'name' && !isTrait))
    throw creaturesError('creatures.not-a-collection', { detail: 'No column of the first line is called "name".' });
  return columns;
}

function valueOf(cells: readonly string[], columns: readonly Column[]): Record<string, unknown> {
  const [value, traits]: [[string, unknown][], [string, unknown][]] = [[], []];
  for (const [index, { name, isTrait }] of columns.entries()) {
    const cell = (cells[index] ?? '').replace(GUARDED, '');
    if (cell.trim() === '' || name === '') continue;
    if (isTrait) traits.push([name, cell.trim()]);
    else value.push([name, LISTS.has(name) ? parseList(cell) : cell]);
  }
  return { ...Object.fromEntries(value), traits: Object.fromEntries(traits) };
}

/** The delimiter that the first line has most of, what is in quotes left out. */
function delimiterOf(head: string): string {
  const first = head.replaceAll(/"[^"]*"/g, '').split(/\r?\n|\r/, 1)[0] ?? '';
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: first.split(delimiter).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ',';
}

async function withHead(chunks: AsyncIterable<string>): Promise<{ head: string; all: AsyncIterable<string> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head = first.done ? '' : first.value;
  return {
    head,
    all: (async function* () {
      yield head;
      yield* { [Symbol.asyncIterator]: () => iterator };
    })(),
  };
}
