export { packDay } from './pack-day.ts';
export type { Placed } from './pack-day.ts';
export { packWeek } from './pack-week.ts';
export type { Bar } from './pack-week.ts';
