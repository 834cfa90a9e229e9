import { setTimeout as wait } from 'node:timers/promises';
import { indexSome } from '../../../kernel/database/database.ts';
import { duty } from '../../../kernel/module/module.ts';
import type { DutyCall } from '../../../kernel/module/module.ts';

const EVERY_MS = 2000;
/** In one write: some 5 to 15 ms, for which other writes wait. */
const AT_ONCE = 400;

/** Brings the words of new and changed transactions into the index; until then they are read. Half of the time others write. */
export const indexWords = duty({ name: 'money.index-words', everyMs: EVERY_MS, run: indexAll });

async function indexAll({ database, signal }: Pick<DutyCall, 'database' | 'signal'>): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const begin = performance.now();
    if ((await indexSome(database, 'transactions', { limit: AT_ONCE })) === 0) return;
    await wait(performance.now() - begin, undefined, { signal });
  }
}
