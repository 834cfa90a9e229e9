import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { movableClock } from '../kernel/clock/clock.ts';
import { migrate, openDatabase } from '../kernel/database/database.ts';
import type { Database } from '../kernel/database/database.ts';
import { createHttp } from '../kernel/http/http.ts';
import type { Http } from '../kernel/http/http.ts';
import { createIdentity, identityAliases, identityMigrations } from '../kernel/identity/identity.ts';
import type { Identity, SessionEnded } from '../kernel/identity/identity.ts';
import { silent } from '../kernel/log/log.ts';
import { freshPostgresql } from './postgresql.ts';

export const SECRET = 'a secret of the tests, long enough';
export const ADA = { email: 'ada@example.com', username: 'ada', password: 'secure123!', full_name: 'Ada Lovelace' };
export const REX = { email: 'rex@example.com', username: 'rex', password: 'another one' };

/** Steward's own page, as far as the server can tell. */
export const WEB = { 'x-steward-client': 'web' };

export type OpenIdentity = (options?: Options) => Promise<IdentityInTest>;

/** The same test on SQLite and on PostgreSQL. What `open` opens goes away after the test. */
export function testOnBoth(name: string, run: (t: TestContext, open: OpenIdentity) => Promise<void>): void {
  for (const dialect of ['sqlite', 'postgresql'] as const)
    test(`${name} (${dialect})`, (t) => run(t, (options) => openIdentity(t, dialect, options)));
}

/** A test of rules that no database decides. */
export function testOnOne(name: string, run: (t: TestContext, open: OpenIdentity) => Promise<void>): void {
  test(name, (t) => run(t, (options) => openIdentity(t, 'sqlite', options)));
}

interface Options {
  /** A first one's, to have a second process beside it; give its clock, too. */
  database?: Database;
  clock?: ReturnType<typeof movableClock>;
  secretKey?: string;
  signupsOpen?: boolean;
  publicUrl?: string;
}

interface IdentityInTest extends Client {
  identity: Identity;
  http: Http;
  database: Database;
  clock: ReturnType<typeof movableClock>;
  /** The sessions whose end was published. */
  ended: string[];
}

/** Identity and its routes on a real database, with a clock to move. */
async function openIdentity(
  t: TestContext,
  dialect: Database['dialect'],
  { database: given, clock = movableClock(), secretKey = SECRET, signupsOpen = true, publicUrl }: Options = {},
): Promise<IdentityInTest> {
  const database = given ?? (await openTestDatabase(t, dialect));
  const ended: string[] = [];
  const identity = createIdentity({
    config: { secretKey, STEWARD_PUBLIC_URL: publicUrl, STEWARD_SIGNUPS_OPEN: signupsOpen },
    database,
    broadcast: {
      publish: (_channel: string, message: SessionEnded) => {
        ended.push(...message.session_ids);
      },
    },
    clock,
    log: silent,
  });
  const http = createHttp({
    config: { HOST: '127.0.0.1', PORT: 0, STEWARD_PUBLIC_URL: publicUrl, STEWARD_TRUST_PROXY: false },
    version: 'test',
    routes: identity.routes,
    aliases: identityAliases,
    authenticate: (credentials) => identity.authenticate(credentials),
    contextFor: ({ actor }) => ({ actor }),
    checkReplies: true,
    clock,
    log: silent,
  });
  t.after(() => http.close());
  return { identity, http, database, clock, ended, ...clientOf(http) };
}

/** A migrated, empty database. */
async function openTestDatabase(t: TestContext, dialect: Database['dialect']): Promise<Database> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'steward-identity-'));
  const postgresql = dialect === 'postgresql' ? await freshPostgresql() : undefined;
  const database = await openDatabase({ dataFolder, DATABASE_URL: postgresql?.url, log: silent });
  t.after(async () => {
    await database.close();
    await postgresql?.drop();
    rmSync(dataFolder, { recursive: true });
  });
  await migrate(database, identityMigrations);
  return database;
}

interface Request {
  body?: object;
  form?: Record<string, string>;
  token?: string;
  cookie?: string | undefined;
  headers?: Record<string, string>;
  /** The client's address. */
  from?: string;
}

type Client = ReturnType<typeof clientOf>;

/** Asks as a client would: `call('POST /auth/login', { body })` answers status, body and the refresh cookie that was set. */
function clientOf(http: Http) {
  async function call(what: string, { body, form, token, cookie, headers = {}, from = '192.0.2.1' }: Request = {}) {
    const [method = '', path = ''] = what.split(' ');
    const reply = await http.inject({
      method: method as 'GET',
      url: `/api/v1${path}`,
      remoteAddress: from,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(cookie === undefined ? {} : { cookie: `other=1; steward_refresh=${cookie}` }),
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        ...headers,
      },
      ...(form ? { payload: new URLSearchParams(form).toString() } : body ? { payload: body } : {}),
    });
    const setCookie = [reply.headers['set-cookie'] ?? []].flat().join('\n');
    return {
      status: reply.statusCode,
      headers: reply.headers,
      body: reply.body === '' ? undefined : reply.json(),
      cookie: /steward_refresh=([^;]+)/.exec(setCookie)?.[1],
      setCookie,
    };
  }
  return {
    call,
    /** The tokens. */
    signUp: async (person: object) => (await call('POST /auth/signup', { body: person })).body,
    /** The tokens. */
    logIn: async (email: string, password: string) =>
      (await call('POST /auth/login', { body: { email, password } })).body,
    /** 200 while the access token lives, else 401. */
    me: async (token: string) => (await call('GET /auth/me', { token })).status,
    refresh: (refresh_token: string) => call('POST /auth/refresh', { body: { refresh_token } }),
  };
}
