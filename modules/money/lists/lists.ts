/** Lists of transactions: filtered, searched, counted, suggested from, and changed many at once. */
export { TransactionCount, TransactionFilter } from './lists.schema.ts';
export { bulkRoutes, editTransactions } from './bulk/bulk.ts';
export { indexWords } from './index-words.ts';
export { filteredRows } from './filtered-rows.ts';
export { listRoutes } from './lists.routes.ts';
