/** Exchange rates: whence they come, and what an amount is in another currency. Exact, dated, never guessed. */
export type { Rate, RateBook } from './convert.ts';
export { Converter } from './converter.ts';
export type { Part, Sum } from './converter.ts';
export { ShownRate } from './rates.schema.ts';
export { ratesFor } from './read-rates.ts';
export { storeRates } from './store-rates.ts';
export { rateRoutes } from './rates.routes.ts';
