import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort, startServer } from './server.ts';
import type { TestServer } from './server.ts';

/**
 * An empty database on a real PostgreSQL: of the server at `STEWARD_TEST_POSTGRESQL_URL`, which one `npm test` shares, or of one that
 * this process starts for itself, once.
 *
 * @example
 * const { url, drop } = await freshPostgresql();
 * after(drop);
 */
export async function freshPostgresql(): Promise<FreshDatabase> {
  const serverUrl = process.env['STEWARD_TEST_POSTGRESQL_URL'] ?? (await (shared ??= startPostgresql())).url;
  const name = `steward_test_${randomBytes(6).toString('hex')}`;
  await administer(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => administer(serverUrl, `drop database if exists ${name} with (force)`),
    async endLeases() {
      const past = `'2000-01-01T00:00:00.000Z'`;
      await administer(url.href, `update operations set lease_until = ${past} where lease_until is not null`);
      await administer(url.href, `update operation_duties set until = ${past}`);
    },
  };
}

interface FreshDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
  /** The half minute is over after which the work of a process that was killed goes on elsewhere. */
  readonly endLeases: () => Promise<void>;
}

let shared: Promise<TestServer> | undefined;

/** Starts a private cluster on loopback, in a temporary folder, without fsync: it is for tests and ends with this process. */
export async function startPostgresql(): Promise<TestServer> {
  const programs = findPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'steward-postgresql-'));
  try {
    const asPostgres = dropRoot(folder);
    const data = join(folder, 'data');
    const initdb = [
      ...asPostgres,
      join(programs, 'initdb'),
      `--pgdata=${data}`,
      '--username=steward',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ];
    await promisify(execFile)(initdb[0] as string, initdb.slice(1), { cwd: folder });
    const port = await freePort();
    const settings = {
      listen_addresses: '127.0.0.1',
      port,
      unix_socket_directories: folder,
      max_connections: 300,
      shared_buffers: '64MB',
      fsync: 'off',
      full_page_writes: 'off',
    };
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    return await startServer({
      command: [...asPostgres, join(programs, 'postgres'), '-D', data, ...options],
      folder,
      ready: /ready to accept connections/,
      signal: 'QUIT',
      url: `postgresql://steward@127.0.0.1:${port}/postgres`,
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** PostgreSQL refuses to run as root: there it runs as Debian's user `postgres`, who then owns the folder. */
function dropRoot(folder: string): string[] {
  if (process.getuid?.() !== 0) return [];
  const { uid, gid } = statSync('/var/lib/postgresql');
  chownSync(folder, uid, gid);
  return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
}

function findPrograms(): string {
  const found = globSync('/usr/lib/postgresql/*/bin').filter((folder) => existsSync(join(folder, 'initdb')));
  const newest = found.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
  if (newest) return newest;
  throw new Error(
    'These tests need a real PostgreSQL. Install it (on Debian: apt-get install postgresql), or give a server in STEWARD_TEST_POSTGRESQL_URL.',
  );
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
