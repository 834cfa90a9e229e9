/** All of a book on one page. */
export type { Overview } from './overview.schema.ts';
export { overviewRoutes } from './overview.routes.ts';
