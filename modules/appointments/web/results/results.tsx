export { Results } from './results-view.tsx';
export { SearchRow } from './search-row.tsx';
export { useBulk } from './use-bulk.ts';
