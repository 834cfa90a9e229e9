export { dayOf, isoDay, monthOf, shiftMonths, weekdayOf, weekOf } from '../../../../web/days/days.ts';
export type { Day } from '../../../../web/days/days.ts';
export { MINUTES_A_DAY, dayOfWall, formatWall, isoWall, parseWall, wallAt } from './wall.ts';
export type { Wall } from './wall.ts';
export { clockChangeOn, instantOf, instantsOf, offsetAt, wallOf } from './zone.ts';
export type { ClockChange } from './zone.ts';
