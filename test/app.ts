import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { createApp } from '../app.ts';
import type { App, AppOptions } from '../app.ts';
import { loadConfig } from '../kernel/config/config.ts';
import { silent } from '../kernel/log/log.ts';
import { freshPostgresql } from './postgresql.ts';
import { signUp } from './person.ts';
import type { Person } from './person.ts';

/** A whole Steward in this process, with a folder that people may organise. It goes away after the test. */
export interface TestApp extends App {
  readonly url: string;
  /** The one allowed base: `STEWARD_FILES_BASES`. */
  readonly base: string;
  readonly data: string;
  /** Of PostgreSQL; undefined on SQLite. */
  readonly databaseUrl: string | undefined;
  /** Signs up over HTTP; the first one is the admin. */
  signUp(name: string): Promise<Person>;
}

/**
 * The same app as the program's: every reply is held against its schema, work runs beside the API unless `threads` says otherwise.
 * On PostgreSQL where `STEWARD_TEST_DATABASE=postgresql`, as in the second half of `npm test`.
 */
export async function startApp(
  t: TestContext,
  { threads = 0, env = {}, ...options }: { threads?: number; env?: Record<string, string> } & Partial<AppOptions> = {},
): Promise<TestApp> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'steward-test-')));
  const [data, base] = [join(folder, 'data'), join(folder, 'base')];
  mkdirSync(base);
  const postgresql = process.env['STEWARD_TEST_DATABASE'] === 'postgresql' ? await freshPostgresql() : undefined;
  const config = loadConfig({
    cwd: folder,
    env: {
      PORT: '0',
      STEWARD_DATA: data,
      STEWARD_FILES_BASES: base,
      STEWARD_THREADS: String(threads),
      ...(postgresql ? { DATABASE_URL: postgresql.url } : {}),
      ...env,
    },
  });
  const app = await createApp({ config, role: 'start', log: silent, checkReplies: true, ...options });
  t.after(async () => {
    await app.stop();
    await postgresql?.drop();
    rmSync(folder, { recursive: true, force: true });
  });
  const url = await app.start();
  if (url === undefined) throw new Error('A test app listens.');
  return { ...app, url, base, data, databaseUrl: postgresql?.url, signUp: (name) => signUp(url, name) };
}
