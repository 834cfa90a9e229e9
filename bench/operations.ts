/**
 * Operations of a kind that does nothing, started and finished, every state kept in the database (SQLite, `synchronous=FULL`), beside
 * Celery on Redis where Debian's `python3-celery` and `redis-server` are.
 *
 *     node bench/operations.ts [--small]
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { nothing } from '../kernel/operations/test/kinds.ts';
import { threadKinds } from '../kernel/operations/test/thread-kinds.ts';
import { openWorld } from '../kernel/operations/test/world.ts';
import { startRedis } from '../test/redis.ts';
import { count, median, printFigures, times, withFolder } from './measure.ts';
import type { Figure } from './measure.ts';

const PYTHON = '/usr/bin/python3';
const OWNERS = 20;
/** As many callers as a busy API has; each waits for its answer. */
const CALLERS = 64;
const PLACES = ['beside the API', 'in threads'] as const;

export async function measureOperations({ small }: { small: boolean }): Promise<Figure[]> {
  const [operations, rounds] = small ? [200, 1] : [3000, 3];
  const speeds = PLACES.map((): number[] => []);
  const peers: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const [index, place] of PLACES.entries()) speeds[index]?.push(await steward(place, operations));
    const peer = await celery(operations);
    if (peer !== undefined) peers.push(peer);
  }
  return PLACES.map((place, index) => {
    const speed = median(speeds[index] ?? []);
    return {
      what: `Operations ${place}, started and finished`,
      figure: `${count(speed)}/s`,
      ...(peers.length > 0 ? { ratio: `${times(speed, median(peers))} Celery` } : {}),
      target: '≥ 5 ×',
    };
  });
}

async function steward(place: (typeof PLACES)[number], operations: number): Promise<number> {
  return withFolder(async (dataFolder) => {
    const entry = new URL('../kernel/operations/test/thread-entry.ts', import.meta.url);
    const world = await openWorld({ dataFolder }, threadKinds, {
      threads: place === 'in threads' ? { entry, count: 2, data: { dataFolder } } : 'inline',
      concurrency: { default: 32 },
    });
    const start = (index: number) => world.as(`owner ${index % OWNERS}`).start(nothing, {});
    await world.operations.startWorking();
    const warm = await start(0);
    await world.until(warm.operation_id, 'completed');

    const begin = performance.now();
    let next = 0;
    const caller = async () => {
      while (next < operations) await start(next++);
    };
    await Promise.all(Array.from({ length: CALLERS }, caller));
    const findOpen = () =>
      world.database.read
        .selectFrom('operations')
        .select('id')
        .where('status', 'in', ['pending', 'running'])
        .limit(1)
        .executeTakeFirst();
    for (let open = await findOpen(); open; open = await findOpen()) await world.until(open.id, 'completed');
    const seconds = (performance.now() - begin) / 1000;
    await world.close();
    return operations / seconds;
  });
}

async function celery(tasks: number): Promise<number | undefined> {
  if (spawnSync(PYTHON, ['-c', 'import celery, redis']).status !== 0) {
    console.error('Celery is left out: python3-celery and python3-redis are not installed.');
    return undefined;
  }
  const redis = await startRedis();
  try {
    const script = join(import.meta.dirname, 'peers/celery_noop.py');
    const { stdout, stderr } = spawnSync(PYTHON, [script, redis.url, String(tasks)], {
      encoding: 'utf8',
      timeout: 120_000,
    });
    const speed = Number(stdout.trim());
    if (!(speed > 0)) throw new Error(`Celery gave no figure: ${stderr}`);
    return speed;
  } finally {
    await redis.stop();
  }
}

if (import.meta.main) await printFigures(measureOperations);
