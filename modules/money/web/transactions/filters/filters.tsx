export { Chips } from './chips.tsx';
export { Filters } from './filter-line.tsx';
