export { addDraft, askDraft, draftOptions } from './drafts.ts';
export type { Said } from './drafts.ts';
export { draftWords } from './draft-words.ts';
export { QuickAdd } from './quick-add-field.tsx';
