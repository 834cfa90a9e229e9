/** What is seen in a person's book by itself, exchange rates, and all of it on one page. */
import './insight.table.ts';
import { ownTransferRoutes } from './own-transfers/own-transfers.ts';
import { overviewRoutes } from './overview/overview.ts';
import { rateRoutes } from './rates/rates.ts';
import { seenRoutes } from './seen/seen.ts';

export { Converter, ShownRate, ratesFor, storeRates } from './rates/rates.ts';
export type { Rate } from './rates/rates.ts';
export { listRecurring, readForecast } from './seen/seen.ts';

export const insightRoutes = [...rateRoutes, ...seenRoutes, ...ownTransferRoutes, ...overviewRoutes];
