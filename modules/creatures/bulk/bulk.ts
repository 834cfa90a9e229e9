/** Many creatures changed at once, and tags renamed and merged; with a preview and an undo. */
export { bulkRoutes } from './bulk.routes.ts';
export { editing } from './edit.operation.ts';
export { mergeTags } from './merge-tags.operation.ts';
export { renameTag } from './rename-tag.operation.ts';
