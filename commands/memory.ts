import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const LOOK_EVERY_MS = 1000;
/** Of the time between two looks: below it the program does nothing that anybody waits for. */
const AT_REST = 0.02;
/** Less is not worth the pause. */
const GROWN_BYTES = 16 * 1024 * 1024;

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;

/**
 * Gives memory back to the system while the program rests: V8 keeps what starting or a large job took, until it is short of it. A pause
 * of some 50 ms, at rest, once the program has grown by 16 MB (decisions/0007-start-and-memory.md). Keeps nothing alive.
 */
export function giveMemoryBackAtRest(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  let before = performance.eventLoopUtilization();
  let least = 0;
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    const resident = process.memoryUsage.rss();
    least = Math.min(least, resident);
    if (utilization > AT_REST || resident < least + GROWN_BYTES) return;
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    least = process.memoryUsage.rss();
    before = performance.eventLoopUtilization();
  }, LOOK_EVERY_MS).unref();
}
