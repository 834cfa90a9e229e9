import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'pg';
import type { PoolClient } from 'pg';
import type { Log } from '../log/log.ts';
import { insertMany, OpenWriter, readerOn, refuseInsideWrite } from './connection.ts';
import { databaseError } from './database.errors.ts';
import { ColumnTypes, PostgresqlConnection, postgresql, PostgresqlReads, valueTypes } from './postgresql-connection.ts';
import { isConflict, postgresqlFault } from './postgresql-faults.ts';
import type { Database, Publish, Writer } from './tables.ts';

const CONNECTIONS = 10;
const CONNECT_MS = 10_000;
/** Nothing that a person waits for takes this long; what does is stuck, and would hold its rows from everybody else. */
const STATEMENT_MS = 60_000;
const LOCK_MS = 15_000;
const IDLE_IN_TRANSACTION_MS = 30_000;
/** How often a write is tried in all when other transactions win the race for its rows. */
const ATTEMPTS = 12;
/** The key of the advisory lock that `alone` takes: "steward" on a telephone's keys. */
const ALONE = 7_839_273;
/**
 * Begins a write again that lost a race: one at a time among the losers of all processes. A lock of a table is the only one that is waited for
 * before the transaction has its view of the data, and this one is in nobody else's way.
 */
const AGAIN = 'begin isolation level serializable; lock table migrations in share update exclusive mode';

/** Opens the database at `url`. Readers and writers have a pool each, so that no writer waits for a connection that a reader of its own needs. */
export async function openPostgresql({
  url,
  log,
  readOnly,
  publish,
}: {
  url: string;
  log: Log;
  readOnly: boolean;
  publish: Publish;
}): Promise<Database> {
  const reads = openPool(url, { log, readOnly: true });
  const writes = openPool(url, { log, readOnly });
  try {
    await reads.query('select 1');
  } catch (error) {
    await Promise.all([reads.end(), writes.end()]);
    throw postgresqlFault(error);
  }
  const columnTypes = new ColumnTypes();
  const transact = (begin: string, again = begin) => {
    const retries = new Turns();
    return async <T>(work: (tx: Writer) => Promise<T>): Promise<T> => {
      refuseInsideWrite();
      if (readOnly) throw databaseError('database.read-only');
      const attempt = (beginning: string) => runOnce(work, { begin: beginning, writes, columnTypes, log, publish });
      for (let tries = 1; ; tries++) {
        try {
          // Whoever lost a race tries again alone among the losers, else they would only go on losing to each other: here in turn, so that they hold one connection.
          return tries === 1 ? await attempt(begin) : await retries.next(() => attempt(again));
        } catch (error) {
          if (!isConflict(error) || tries === ATTEMPTS) throw postgresqlFault(error);
        }
        await wait(Math.random() * Math.min(2 ** tries, 100));
      }
    };
  };
  // Read committed, so that whoever waited for the lock sees what its holder did. A change of the schema may take its time.
  const alone = transact(`
    begin isolation level read committed;
    set local statement_timeout = 0;
    set local lock_timeout = 0;
    select pg_advisory_xact_lock(${ALONE});
  `);
  return {
    dialect: 'postgresql',
    read: readerOn(postgresql, new PostgresqlReads(reads)),
    write: transact('begin isolation level serializable', AGAIN),
    alone: (work) => alone(work).finally(() => columnTypes.forget()),
    insertMany,
    async close() {
      await Promise.all([reads.end(), writes.end()]);
    },
  };
}

async function runOnce<T>(
  work: (tx: Writer) => Promise<T>,
  {
    begin,
    writes,
    columnTypes,
    log,
    publish,
  }: { begin: string; writes: Pool; columnTypes: ColumnTypes; log: Log; publish: Publish },
): Promise<T> {
  const client = await writes.connect();
  const tx = new OpenWriter(postgresql, new PostgresqlConnection(client, columnTypes), publish);
  let value: T;
  try {
    await client.query(begin);
    value = await tx.run(work);
    await client.query('commit');
  } catch (error) {
    await takeBack(client);
    throw error;
  }
  client.release();
  tx.committed(log);
  return value;
}

/** A connection that cannot even roll back is thrown away; the server rolls back by itself then. */
async function takeBack(client: PoolClient): Promise<void> {
  await client.query('rollback').then(
    () => client.release(),
    () => client.release(true),
  );
}

function openPool(url: string, { log, readOnly }: { log: Log; readOnly: boolean }): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: 'steward',
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    types: valueTypes,
    // Compiling a query takes longer than any of ours. Settings by statement, not at connecting: poolers between us and the server refuse those.
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool awaits it, though its types do not say so
    onConnect: async (client) => {
      await client.query(`
        set statement_timeout = ${STATEMENT_MS};
        set lock_timeout = ${LOCK_MS};
        set idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS};
        set default_transaction_read_only = ${readOnly ? 'on' : 'off'};
        set jit = off;
      `);
    },
  });
  // A connection that breaks while idle is no fault of anybody's query: the pool opens another. In use, its query rejects as well.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle connection to the database broke'));
  pool.on('connect', (client) => {
    client.on('error', (error) => log.debug({ err: error }, 'a connection to the database broke'));
  });
  return pool;
}

/** Lets asynchronous work through one at a time. */
class Turns {
  #last: Promise<unknown> = Promise.resolve();

  next<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
