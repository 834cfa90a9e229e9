export { nextHour, readAt, writeAt } from './draft.ts';
export { Editor } from './editor-panel.tsx';
