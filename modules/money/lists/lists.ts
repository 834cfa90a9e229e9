/** Lists of transactions: filtered, searched, counted, suggested from, and changed many at once. */
export { listRoutes } from './lists.routes.ts';
