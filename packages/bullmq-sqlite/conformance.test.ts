import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { sqliteBackend } from './bullmq-sqlite.ts';
import { conformance, type RedisServer, type Side, sideOf, startRedis } from './conformance/conformance.ts';

describe('on SQLite', () => {
  let folder = '';
  let side: Side;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'bullmq-sqlite-'));
    side = sideOf('sqlite', sqliteBackend({ file: join(folder, 'queue.db') }));
  });
  after(() => rmSync(folder, { recursive: true }));
  conformance(() => side);
});

// The suite is only worth something because it says of BullMQ's own backend what it says of ours.
describe('on Redis', () => {
  let redis: RedisServer;
  let side: Side;
  before(async () => {
    redis = await startRedis();
    side = sideOf('redis', redis.backend);
  });
  after(() => redis.stop());
  conformance(() => side);
});
