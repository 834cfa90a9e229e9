/** A thread of the tests: answers each question with the next number, until it is told that it is enough. */
import { parentPort } from 'node:worker_threads';
import { silent } from '../../log/log.ts';
import { openBroadcast } from '../broadcast.ts';

const broadcast = await openBroadcast({ dataFolder: process.argv[2] ?? '', log: silent });
broadcast.subscribe<{ number: number }>('questions', ({ number }) => {
  broadcast.publish('answers', { number: number + 1 });
});
// The port keeps the thread alive until then; the broadcast alone would not.
parentPort?.once('message', () => undefined);
parentPort?.postMessage('ready');
