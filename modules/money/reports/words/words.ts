/** The facts of a month in words. */
export { writeSections } from './write-sections.ts';
