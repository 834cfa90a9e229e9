import { movableClock } from '../../../../kernel/clock/clock.ts';
import { openDatabase } from '../../../../kernel/database/database.ts';
import { getActor } from '../../../../kernel/identity/get-actor.ts';
import { silent } from '../../../../kernel/log/log.ts';
import { deliverReminders } from '../deliver.ts';

/** A worker that has nothing but the reminders to do, minute by minute, heedless of all others. It says when each turn begins. */
const [dataFolder = '', url = '', from = '', minutes = ''] = process.argv.slice(2);
const database = await openDatabase({ dataFolder, DATABASE_URL: url === '' ? undefined : url, log: silent });
const clock = movableClock(from);
const { signal } = new AbortController();
for (let turn = 0; turn < Number(minutes); turn++) {
  process.stdout.write(`${turn}\n`);
  await deliverReminders({
    ...{ database, clock, signal },
    contextFor: async (ownerId) => ({ actor: await getActor(database, ownerId) }),
  });
  clock.advance(60_000);
}
await database.close();
