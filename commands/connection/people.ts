import { systemClock } from '../../kernel/clock/clock.ts';
import type { Config } from '../../kernel/config/config.ts';
import { migrate, openDatabase } from '../../kernel/database/database.ts';
import { createIdentity } from '../../kernel/identity/identity.ts';
import type { Identity } from '../../kernel/identity/identity.ts';
import { silent } from '../../kernel/log/log.ts';

/**
 * The people of a data folder, beside the program or without it: what is changed here holds at the next request of a running server.
 * `current`: a program that runs has brought the schema up to date. `migrated`: the steps that this call took.
 */
export async function openPeople(
  config: Config,
  { current = false }: { current?: boolean } = {},
): Promise<{ identity: Identity; migrated: readonly string[]; close: () => Promise<void> }> {
  const database = await openDatabase({ ...config, log: silent });
  try {
    const migrated = current ? [] : await migrate(database, (await import('../../app.ts')).migrationsOf());
    // Nobody listens here; a running server asks for ended sessions by itself every few seconds.
    const broadcast = { publish: () => undefined };
    const identity = createIdentity({ config, database, broadcast, clock: systemClock, log: silent });
    return { identity, migrated, close: () => database.close() };
  } catch (error) {
    await database.close();
    throw error;
  }
}
