import { Readable } from 'node:stream';
import type { Context } from '../../../kernel/module/module.ts';
import { archiveOf } from './export-archive.ts';
import { jsonText } from './export-json.ts';
import type { ExportFilter } from './export-pages.ts';
import { csvText } from './export-table.ts';

export const FORMATS = ['json', 'csv', 'zip'] as const;
export type Format = (typeof FORMATS)[number];

export interface ExportedFile {
  readonly media_type: string;
  readonly file_name: string;
  /** Made as fast as it is read. */
  readonly body: Readable;
}

/** The actor's creatures as a file. JSON and zip keep everything, and can be imported again; CSV is for spreadsheets. */
export function exportCollection(
  context: Context,
  { format, ...filter }: ExportFilter & { format: Format },
): ExportedFile {
  const file_name = `creatures.${format}`;
  switch (format) {
    case 'json':
      return {
        media_type: 'application/json',
        file_name,
        body: streamOf(jsonText(context, filter, { withFiles: false })),
      };
    case 'csv':
      return {
        media_type: 'text/csv; charset=utf-8; header=present',
        file_name,
        body: streamOf(csvText(context, filter)),
      };
    case 'zip':
      return { media_type: 'application/zip', file_name, body: archiveOf(context, filter) };
  }
}

function streamOf(text: AsyncGenerator<string>): Readable {
  return Readable.from(text, { objectMode: false });
}
