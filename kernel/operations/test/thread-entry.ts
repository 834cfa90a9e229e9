import { workerData } from 'node:worker_threads';
import { systemClock } from '../../clock/clock.ts';
import { openDatabase } from '../../database/database.ts';
import { silent } from '../../log/log.ts';
import { serveThread } from '../thread.ts';
import { threadKinds } from './thread-kinds.ts';
import { contextIn } from './world.ts';
import type { Ground } from './world.ts';

const ground = workerData as Ground;
const database = await openDatabase({
  ...ground,
  log: silent,
  publish: (channel, message) => operations.publish(channel, message),
});
const operations = serveThread({
  kinds: threadKinds,
  database,
  clock: systemClock,
  log: silent,
  contextFor: contextIn({ database, log: silent, operations: (actor) => operations.for(actor) }),
  close: () => database.close(),
});
