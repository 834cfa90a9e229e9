import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { freshPostgresql } from '../../test/postgresql.ts';
import { startRedis } from '../../test/redis.ts';
import { operationsConformance } from './operations.conformance.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'steward-operations-'));
const remove = (path: string) => rmSync(path, { recursive: true, force: true });

operationsConformance('operations on SQLite and the embedded queue', async () => {
  const dataFolder = folder();
  return {
    dataFolder,
    loseQueue: async () => {
      for (const suffix of ['', '-wal', '-shm']) rmSync(join(dataFolder, `queue.sqlite${suffix}`), { force: true });
    },
    drop: async () => remove(dataFolder),
  };
});

operationsConformance('operations on SQLite and Redis', async () => {
  const dataFolder = folder();
  const redis = await startRedis();
  return {
    dataFolder,
    REDIS_URL: redis.url,
    async loseQueue() {
      const client = new Redis(redis.url);
      await client.flushall();
      client.disconnect();
    },
    async drop() {
      await redis.stop();
      remove(dataFolder);
    },
  };
});

operationsConformance('operations on PostgreSQL and Redis', async () => {
  const [{ url, drop }, redis] = await Promise.all([freshPostgresql(), startRedis()]);
  return {
    dataFolder: '/nowhere',
    DATABASE_URL: url,
    REDIS_URL: redis.url,
    async loseQueue() {
      const client = new Redis(redis.url);
      await client.flushall();
      client.disconnect();
    },
    async drop() {
      await redis.stop();
      await drop();
    },
  };
});

operationsConformance('operations on PostgreSQL alone', async () => {
  const { url, drop } = await freshPostgresql();
  return {
    dataFolder: '/nowhere',
    DATABASE_URL: url,
    async loseQueue() {
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query('drop schema steward_queue cascade');
      await client.end();
    },
    drop,
  };
});
