import { refreshSummaries } from './refresh.operation.ts';
import { summarize } from './summarize.operation.ts';

/** What a day, a week or any days hold, in facts and in words. */
export { summariesRoutes } from './summaries.routes.ts';
export const summariesOperations = [summarize, refreshSummaries];
