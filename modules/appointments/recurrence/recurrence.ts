/**
 * When an appointment takes place (RFC 5545): wall clock, zones and rules. Pure; knows neither database nor people.
 */
export { asIfUtc, instantOf, knownZone, localFrom, readDay, readTime, startOfDay, wallClockAt } from './wall-clock.ts';
export type { ReadTime } from './wall-clock.ts';
export { RuleTooDense, checkDensity, checkFirstTimes, expand, nextTimes } from './expand.ts';
export type { Series } from './expand.ts';
export { parseRule, printRule } from './rule.ts';
export { moveBeginning, moveException, moveLocal, moveRule } from './shift.ts';
export type { Move } from './shift.ts';
export { isInstance, splitSeries } from './split.ts';
export { inPlainWords } from './plain-words.ts';
