import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Redis } from 'ioredis';
import { startRedis } from '../../test/redis.ts';
import { freePort } from '../../test/server.ts';
import { count, nothing } from './test/kinds.ts';
import { openWorld } from './test/world.ts';

test('Redis dead at the start, gone in the middle, emptied: starts are accepted, and all of them are carried out', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'steward-outage-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const world = await openWorld({ dataFolder, REDIS_URL: url }, [count, nothing], { timing: { sweepMs: 100 } });
  await world.operations.startWorking();
  const ada = world.as('ada');

  const early = await Promise.all(Array.from({ length: 20 }, () => ada.start(nothing, {})));
  assert.ok(early.every(({ status }) => status === 'pending'));
  const first = await startRedis({ port });
  for (const { operation_id } of early) await world.until(operation_id, 'completed');

  await first.stop();
  const meanwhile = await Promise.all(Array.from({ length: 20 }, () => ada.start(count, { to: 30, step: 10 })));
  const second = await startRedis({ port });
  const client = new Redis(url);
  await client.flushall();
  for (const { operation_id } of meanwhile) {
    const { result } = await world.until(operation_id, 'completed');
    assert.deepEqual(result, { counted: 30 });
  }

  const late = await Promise.all(Array.from({ length: 20 }, () => ada.start(nothing, {})));
  await client.flushall();
  for (const { operation_id } of late) await world.until(operation_id, 'completed');
  client.disconnect();
  await second.stop();
  await world.close();
  rmSync(dataFolder, { recursive: true });
});
