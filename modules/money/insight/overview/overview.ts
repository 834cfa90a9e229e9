/** All of a book on one page. */
export { overviewOf } from './read-overview.ts';
export { overviewRoutes } from './overview.routes.ts';
