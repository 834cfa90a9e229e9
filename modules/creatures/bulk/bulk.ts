/** Many creatures changed at once, and tags renamed and merged; with a preview and an undo. */
export { bulkRoutes } from './bulk.routes.ts';
export { editing } from './edit.operation.ts';
