export { AgendaView } from './agenda-view.tsx';
export { DayStrip } from './day-strip.tsx';
export { MonthView } from './month-view.tsx';
export { TimeGrid } from './time-grid.tsx';
export type { ViewProps } from './view-props.ts';
export { ViewSkeleton } from './view-skeleton.tsx';
