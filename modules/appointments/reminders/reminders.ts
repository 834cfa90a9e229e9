import { duty } from '../../../kernel/module/module.ts';
import { extendHorizons } from '../occurrences/occurrences.ts';
import { deliverReminders } from './deliver.ts';

/** One look at an index where nothing is due. */
const EVERY_MS = 1000;
const EXTEND_EVERY_MS = 6 * 3_600_000;

export const reminderDuties = [
  duty({ name: 'appointments.remind', everyMs: EVERY_MS, run: deliverReminders }),
  duty({
    name: 'appointments.extend-horizons',
    everyMs: EXTEND_EVERY_MS,
    async run({ database, clock, signal }) {
      await extendHorizons({ database, nowMs: clock.nowMs(), signal });
    },
  }),
];
