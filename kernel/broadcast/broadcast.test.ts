import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { Worker } from 'node:worker_threads';
import { Client } from 'pg';
import { silent } from '../log/log.ts';
import { freshPostgresql } from '../../test/postgresql.ts';
import { startProxy } from '../../test/proxy.ts';
import { startRedis } from '../../test/redis.ts';
import { broadcastConformance } from './broadcast.conformance.ts';
import { openBroadcast } from './broadcast.ts';
import type { Broadcast } from './broadcast.ts';

type Servers = { REDIS_URL?: string; DATABASE_URL?: string };

async function openTwo(servers: Servers, dropServers = async () => {}) {
  const dataFolder = await mkdtemp(join(tmpdir(), 'steward-broadcast-'));
  const open = () => openBroadcast({ dataFolder, log: silent, ...servers });
  const stations: [Broadcast, Broadcast] = [await open(), await open()];
  const drop = async () => {
    await dropServers();
    await rm(dataFolder, { recursive: true });
  };
  return { dataFolder, stations, drop };
}

broadcastConformance('Between threads, a broadcast keeps its promises', () => openTwo({}));

broadcastConformance('Through Redis, a broadcast keeps its promises', async () => {
  const { url, stop } = await startRedis();
  return openTwo({ REDIS_URL: url }, stop);
});

broadcastConformance('Through PostgreSQL, a broadcast keeps its promises', async () => {
  const { url, drop } = await freshPostgresql();
  return openTwo({ DATABASE_URL: url }, drop);
});

test('another thread hears and is heard, and its listening does not keep it alive', async (t) => {
  const { dataFolder, stations, drop } = await openTwo({});
  t.after(drop);
  const [station, other] = stations;
  const thread = new Worker(new URL('test/thread.ts', import.meta.url), { argv: [dataFolder] });
  const ended = once(thread, 'exit');
  await once(thread, 'message');
  const answer = new Promise<unknown>((resolve) => station.subscribe('answers', resolve));
  station.publish('questions', { number: 20 });
  assert.deepEqual(await answer, { number: 21 });
  thread.postMessage('enough');
  assert.deepEqual(await ended, [0]);
  await Promise.all([station.close(), other.close()]);
});

/** Publishes until the other station hears: messages while the connection is down are lost, and that is allowed. */
async function heardAgain(t: TestContext, [here, there]: [Broadcast, Broadcast]): Promise<void> {
  const heard = new Promise<unknown>((resolve) => there.subscribe('again', resolve));
  const calling = setInterval(() => here.publish('again', 'hello'), 10);
  t.after(() => clearInterval(calling));
  assert.equal(await heard, 'hello');
}

test('Redis goes and comes back: messages flow again', async (t) => {
  const redis = await startRedis();
  const { stations, drop } = await openTwo({ REDIS_URL: redis.url });
  t.after(async () => {
    await Promise.all(stations.map((station) => station.close()));
    await drop();
  });
  await redis.stop();
  stations[0].publish('again', 'lost');
  const { stop } = await startRedis({ port: redis.port });
  t.after(stop);
  await heardAgain(t, stations);
});

test('a Redis that has fallen silent does not hold up the close', async (t) => {
  const redis = await startRedis();
  const proxy = await startProxy({ to: redis.port });
  t.after(async () => {
    await proxy.stop();
    await redis.stop();
  });
  const REDIS_URL = `redis://127.0.0.1:${proxy.port}`;
  const station = await openBroadcast({ dataFolder: tmpdir(), log: silent, REDIS_URL });
  const closing = station.close();
  await proxy.silence();
  await closing;
});

test('PostgreSQL ends the connections: messages flow again', async (t) => {
  const database = await freshPostgresql();
  const { stations, drop } = await openTwo({ DATABASE_URL: database.url }, database.drop);
  t.after(async () => {
    await Promise.all(stations.map((station) => station.close()));
    await drop();
  });
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rowCount } = await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'steward broadcast'`,
  );
  await client.end();
  assert.equal(rowCount, 2);
  await heardAgain(t, stations);
});

test('a server that is not there is told at once', async () => {
  const { url, stop } = await startRedis();
  await stop();
  const dataFolder = tmpdir();
  await assert.rejects(openBroadcast({ dataFolder, REDIS_URL: url, log: silent }), { code: 'broadcast.unavailable' });
  const DATABASE_URL = url.replace('redis:', 'postgresql:');
  await assert.rejects(openBroadcast({ dataFolder, DATABASE_URL, log: silent }), { code: 'broadcast.unavailable' });
});
