import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { silent } from '../log/log.ts';
import { freshPostgresql } from '../../test/postgresql.ts';
import { databaseConformance } from './database.conformance.ts';
import { migrate, openDatabase } from './database.ts';

databaseConformance('PostgreSQL keeps what a database promises', async () => {
  const { url, drop } = await freshPostgresql();
  return { drop, open: () => openDatabase({ dataFolder: '/nowhere', DATABASE_URL: url, log: silent }) };
});

test('a server that is not there, or that ends our connections, is unavailable; then it goes on', async (t) => {
  const { url, drop } = await freshPostgresql();
  const database = await openDatabase({ dataFolder: '/nowhere', DATABASE_URL: url, log: silent });
  const administrator = await openDatabase({ dataFolder: '/nowhere', DATABASE_URL: url, log: silent });
  t.after(async () => {
    await Promise.all([database.close(), administrator.close()]);
    await drop();
  });
  const cut = () =>
    administrator.write((tx) =>
      sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`.execute(tx),
    );
  const begun = Promise.withResolvers<void>();
  const inTheMiddle = database.write(async (tx) => {
    await sql`select 1`.execute(tx);
    begun.resolve();
    await ended;
    await sql`select 1`.execute(tx);
  });
  const ended = begun.promise.then(cut);
  await assert.rejects(inTheMiddle, { code: 'database.unavailable', status: 503 });
  const { rows } = await database.write((tx) => sql`select 2 as two`.execute(tx));
  assert.deepEqual(rows, [{ two: 2 }]);
  assert.deepEqual((await sql`select 2 as two`.execute(database.read)).rows, [{ two: 2 }]);

  const nobody = new URL(url);
  nobody.port = '1';
  const opening = openDatabase({ dataFolder: '/nowhere', DATABASE_URL: nobody.href, log: silent });
  await assert.rejects(opening, { code: 'database.unavailable', status: 503 });
});

test('what stays locked for too long is told as busy, not waited for for ever', async (t) => {
  const { url, drop } = await freshPostgresql();
  const database = await openDatabase({ dataFolder: '/nowhere', DATABASE_URL: url, log: silent });
  const locked = Promise.withResolvers<void>();
  const holding = Promise.withResolvers<void>();
  t.after(async () => {
    holding.resolve();
    await database.close();
    await drop();
  });
  await database.write((tx) => sql`create table test_locked (id text primary key)`.execute(tx));
  const holder = database.write(async (tx) => {
    await sql`lock table test_locked`.execute(tx);
    locked.resolve();
    await holding.promise;
  });
  await locked.promise;
  const waiting = database.write(async (tx) => {
    await sql`set local lock_timeout = 50`.execute(tx);
    await sql`insert into test_locked values ('x')`.execute(tx);
  });
  await assert.rejects(waiting, { code: 'database.busy', status: 503 });
  holding.resolve();
  await holder;
});

test('however many processes want one row, every write gets through', async (t) => {
  const { url, drop } = await freshPostgresql();
  const open = () => openDatabase({ dataFolder: '/nowhere', DATABASE_URL: url, log: silent });
  const databases = await Promise.all(Array.from({ length: 8 }, open));
  t.after(async () => {
    await Promise.all(databases.map((database) => database.close()));
    await drop();
  });
  const [first] = databases;
  assert.ok(first);
  await migrate(first, []);
  await first.write((tx) => sql`create table test_counters (id text primary key, count bigint)`.execute(tx));
  const increments = 10;
  /** As many at once as there are connections: none of them waits for one. */
  const lanes = databases.flatMap((database) => Array<typeof database>(10).fill(database));
  await Promise.all(
    lanes.map(async (database) => {
      for (let times = 0; times < increments; times++)
        await database.write((tx) =>
          sql`insert into test_counters values ('one', 1)
              on conflict (id) do update set count = test_counters.count + 1`.execute(tx),
        );
    }),
  );
  const { rows } = await sql<{ count: number }>`select count from test_counters`.execute(first.read);
  assert.deepEqual(rows, [{ count: lanes.length * increments }]);
});
