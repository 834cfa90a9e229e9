/** A report as files to keep, send and print. */
export { makeFiles } from './make-files.ts';
