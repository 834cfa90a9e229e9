/** Lists of transactions: filtered, searched, counted, suggested from, and changed many at once. */
export { bulkRoutes, editTransactions } from './bulk/bulk.ts';
export { indexWords } from './index-words.ts';
export { listRoutes } from './lists.routes.ts';
