import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createApp } from '../app.ts';
import type { App } from '../app.ts';
import { loadConfig } from '../kernel/config/config.ts';
import { remindersModule } from '../examples/reminders/module.ts';
import { dumpSchema } from '../kernel/database/database.ts';
import { silent } from '../kernel/log/log.ts';
import type { Module } from '../kernel/module/module.ts';
import { modules } from '../modules/modules.ts';

/** docs/schema.txt: the tables as the migrations make them. */
export async function schemaDocument(): Promise<string> {
  const schema = await withApp(({ database }) => dumpSchema(database));
  return `Made by npm run generate from the migrations; the same on SQLite and PostgreSQL.\n\n${schema.trimEnd()}\n`;
}

/** docs/openapi.json: the API as `/openapi.json` serves it. */
export async function openApiDocument(): Promise<string> {
  return withApp(({ http }) => Promise.resolve(`${JSON.stringify(http.openApi(), undefined, 2)}\n`));
}

/**
 * web/api/schema.generated.ts: the types of the API client, from the API's document. The example's routes are among them, so that its screen
 * is type-checked like any other. The generator has a workspace of its own.
 */
export async function apiTypes(root: string): Promise<string> {
  const generator = join(root, 'tools/api-types/node_modules/openapi-typescript/bin/cli.js');
  return withApp(
    async ({ http }, folder) => {
      const document = join(folder, 'openapi.json');
      writeFileSync(document, JSON.stringify(http.openApi()));
      const { stdout } = await promisify(execFile)(process.execPath, [generator, document], { maxBuffer: 64 << 20 });
      return `// Made by npm run generate from the API's own document.\n${withFreeKeys(stdout)}`;
    },
    [...modules, remindersModule],
  );
}

/** TypeScript cannot say "all other keys": with a type for those, the keys that are named would have to fit it too. */
function withFreeKeys(types: string): string {
  return types.replaceAll(/(\} & \{\s*\[key: string\]: )[^;]+;/g, '$1unknown;');
}

/** The app on a throw-away data folder, with nothing of the environment. */
async function withApp<T>(work: (app: App, folder: string) => Promise<T>, of: readonly Module[] = modules): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'steward-documents-'));
  try {
    const env = { STEWARD_DATA: folder, STEWARD_THREADS: '0', SECRET_KEY: 'only for documents, never for people' };
    const config = loadConfig({ env, cwd: folder, home: folder });
    const app = await createApp({ config, role: 'api', log: silent, modules: of });
    try {
      return await work(app, folder);
    } finally {
      await app.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
