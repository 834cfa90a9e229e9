/** What a benchmark needs of a report. */
export { makeFiles } from '../files/files.ts';
export type { Report } from '../reports.schema.ts';
