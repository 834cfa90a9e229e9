/** What a command shows: trees, tables, a progress bar, quantities. Everything is plain where the output is no terminal. */
export { ProgressBar } from './progress-bar.ts';
export type { Progress } from './progress-bar.ts';
export { bytes, count, duration } from './quantity.ts';
export { tableLines } from './table.ts';
export { plain, treeLines } from './tree.ts';
export type { TreeFile, TreeFolder } from './tree.ts';
