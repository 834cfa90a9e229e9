/** What people want to be started again and again: kept by routes, started by a duty. */
export { schedulesRoutes } from './schedules.routes.ts';
export { startDue } from './start-due.ts';
