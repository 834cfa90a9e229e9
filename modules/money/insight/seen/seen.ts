/** What is seen in a book by itself, kept until the book changes, with what its owner decided about it. */
export { seenRoutes } from './seen.routes.ts';
export { decisionsOf, keepDecision } from './decide.ts';
export { readForecast } from './read-forecast.ts';
export { insightsShortly, listRecurring } from './read-insights.ts';
export { InsightsShortly } from './seen.schema.ts';
