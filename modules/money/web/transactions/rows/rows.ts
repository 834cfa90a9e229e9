export { monthOfRow, rowOfMonth } from './chunks.ts';
export { pageKeys } from './pages.ts';
export type { ListPage } from './pages.ts';
export { useChoice } from './use-choice.ts';
export type { Choice, Selection } from './use-choice.ts';
export { usePages } from './use-pages.ts';
export { useSource } from './use-source.ts';
export type { Source } from './use-source.ts';
