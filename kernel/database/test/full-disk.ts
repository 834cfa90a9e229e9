/** Runs on a disk of its own, of 2 MB: fills it through a database, makes room, goes on; tells what happened. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { silent } from '../../log/log.ts';
import { StewardError } from '../../errors/errors.ts';
import { migrate, openDatabase } from '../database.ts';
import { halves } from './halves.ts';

const [dataFolder = ''] = process.argv.slice(2);
const ballast = join(dataFolder, 'ballast');
writeFileSync(ballast, Buffer.alloc(512 * 1024));
const database = await openDatabase({ dataFolder, log: silent });
await migrate(database, [halves]);

const acknowledged: string[] = [];
const failures = new Set<unknown>();
for (let batch = 0; batch < 100 && failures.size === 0; batch++) {
  const ids = [1, 2, 3].map((number) => `${batch}-${number}-${'x'.repeat(10_000)}`);
  const results = await Promise.allSettled(
    ids.map((id) => database.write((tx) => tx.insertInto('test_halves').values({ id, half: 1 }).execute())),
  );
  results.forEach((result, index) => {
    if (result.status === 'fulfilled') acknowledged.push(ids[index] as string);
    else failures.add(result.reason instanceof StewardError ? result.reason.code : result.reason);
  });
}
rmSync(ballast);
await database.write((tx) => tx.insertInto('test_halves').values({ id: 'afterwards', half: 1 }).execute());
const rows = await database.read.selectFrom('test_halves').select('id').execute();
const kept = new Set(rows.map(({ id }) => id));
await database.close();
process.send?.({
  failures: [...failures],
  acknowledged: acknowledged.length,
  lost: acknowledged.filter((id) => !kept.has(id)).length,
  extra: rows.length - acknowledged.length - 1,
});
