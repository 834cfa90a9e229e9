import type { ColumnMeaning, TableLayout } from '../statement.ts';

/** A layout of comma-separated values with a header, and what is to be different. */
export function layoutOf(columns: readonly ColumnMeaning[], changed: Partial<TableLayout> = {}): TableLayout {
  return {
    ...{
      charset: 'utf-8',
      delimiter: ',',
      skip_lines: 0,
      has_header: true,
      decimal_mark: '.',
      date_order: 'ymd',
      inverted: false,
    },
    columns,
    ...changed,
  };
}

/** Text in pieces of a size. */
export async function* inChunks(text: string, size = 11): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}
