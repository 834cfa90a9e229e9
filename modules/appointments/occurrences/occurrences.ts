/** What happens when: the index of instances, kept with every change, and the questions it answers. */
export { indexAppointments } from './index-appointments.ts';
export { instantsOf } from './instance.ts';
export { listOccurrences, readRange } from './list-occurrences.ts';
export { findBusy } from './free-busy.ts';
export { beginIndex, ensureIndexed, extendHorizons } from './horizons.ts';
