/** Many appointments changed at once, with a preview and an undo. */
export { bulkRoutes } from './bulk.routes.ts';
export { editing } from './edit.operation.ts';
