/** "Dentist Tue 15:00 1h": what people write in one line, as an appointment. */
export { interpret } from './interpret.ts';
export type { Draft, Interpretation, Speaker } from './interpret.ts';
export { quickAddRoutes } from './quick-add.routes.ts';
