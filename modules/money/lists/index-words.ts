import { setTimeout as wait } from 'node:timers/promises';
import { indexSome, lastToIndex } from '../../../kernel/database/database.ts';
import { duty } from '../../../kernel/module/module.ts';
import type { DutyCall } from '../../../kernel/module/module.ts';

const EVERY_MS = 2000;
/** In one write: some 5 to 15 ms, for which other writes wait. */
const AT_ONCE = 400;
/** More new rows than this since the last look are an import, which is to have the writer to itself until it was still for a moment. */
const POURING = 500;
const STILL_MS = 1000;
const LOOK_MS = 100;
/** Then the import shares the writer: searches read what waits, which must not become too much. */
const MOST_REST_MS = 30_000;

/** Brings the words of new and changed transactions into the index; until then they are read. Half of the time others write. */
export const indexWords = duty({ name: 'money.index-words', everyMs: EVERY_MS, run: indexAll });

async function indexAll({ database, signal }: Pick<DutyCall, 'database' | 'signal'>): Promise<void> {
  let last = await lastToIndex(database, 'transactions');
  let [restedMs, restUntil] = [0, 0];
  for (;;) {
    signal.throwIfAborted();
    const begin = performance.now();
    const now = await lastToIndex(database, 'transactions');
    if (now - last > POURING) restUntil = begin + STILL_MS;
    last = now;
    if (begin < restUntil && restedMs < MOST_REST_MS) {
      restedMs += LOOK_MS;
      await wait(LOOK_MS, undefined, { signal });
      continue;
    }
    if ((await indexSome(database, 'transactions', { limit: AT_ONCE })) === 0) return;
    await wait(performance.now() - begin, undefined, { signal });
  }
}
