/** Many transactions changed at once, with a preview and an undo. */
export { bulkRoutes } from './bulk.routes.ts';
export { editTransactions } from './edit.operation.ts';
