import type { Database } from '../../../kernel/database/database.ts';
import { duty } from '../../../kernel/module/module.ts';
import type { DutyCall } from '../../../kernel/module/module.ts';
import type { Storage } from '../../../kernel/storage/storage.ts';
import { dropUnused } from '../picture-bytes.ts';

const EVERY_MS = 10 * 60_000;
/** In one turn; the next goes on behind them. */
const AT_ONCE = 1000;
/** Younger bytes may be about to get their row. */
const OLD_MS = 24 * 3_600_000;

/** Where the last turn of this process ended. */
const positions = new WeakMap<Database, string>();

/**
 * Removes stored pictures that no row names: what a crash left between the bytes and their row, and what went with creatures that were
 * deleted for ever.
 */
export const forgetBytes = duty({
  name: 'creatures.forget-pictures',
  everyMs: EVERY_MS,
  async run({ contextFor, ...call }) {
    // The storage is everybody's: whose context it comes from does not matter.
    const [anybody] = await call.database.read.selectFrom('people').select('id').limit(1).execute();
    if (!anybody) return;
    const { storage } = await contextFor(anybody.id);
    const after = positions.get(call.database) ?? '';
    positions.set(call.database, await forgetSome({ ...call, storage }, after));
  },
});

/** @returns where to go on; empty: at the beginning */
async function forgetSome(
  {
    database,
    storage,
    log,
    clock,
    signal,
  }: Pick<DutyCall, 'database' | 'log' | 'clock' | 'signal'> & {
    readonly storage: Storage;
  },
  after: string,
): Promise<string> {
  const stored = await storage.list('pictures/', { after, limit: AT_ONCE });
  const old = stored.filter(({ modified_at }) => Date.parse(modified_at) < clock.nowMs() - OLD_MS);
  for (const [owner_id, keys] of Map.groupBy(old, ({ key }) => key.split('/')[1] ?? '')) {
    signal.throwIfAborted();
    const hashes = keys.flatMap(({ key }) => key.split('/').at(-1) ?? []);
    await dropUnused({ database, storage, log }, { owner_id, hashes });
  }
  return stored.length < AT_ONCE ? '' : (stored.at(-1)?.key ?? '');
}
