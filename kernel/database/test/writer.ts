/** Another writer of the same file, as a process (to be killed) or a thread: writes numbered rows for ever, or `limit`, and tells each that was acknowledged. */
import { parentPort } from 'node:worker_threads';
import { silent } from '../../log/log.ts';
import { openDatabase } from '../database.ts';

const [dataFolder = '', name = '', limit = 'Infinity'] = process.argv.slice(2);
const database = await openDatabase({ dataFolder, log: silent });
const tell = (id: string) => (parentPort ? parentPort.postMessage(id) : process.send?.(id));

let next = 0;
const writeOn = async () => {
  while (next < Number(limit)) {
    const id = `${name}-${next++}`;
    await database.write(async (tx) => {
      await tx.insertInto('test_halves').values({ id, half: 1 }).execute();
      await tx.insertInto('test_halves').values({ id, half: 2 }).execute();
    });
    tell(id);
  }
};
await Promise.all(Array.from({ length: 8 }, writeOn));
await database.close();
