export { BulkDialog } from './bulk-dialog.tsx';
export type { Asked } from './edit.ts';
