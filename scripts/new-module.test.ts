import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import { newModule } from './new-module.ts';

const root = join(import.meta.dirname, '..');

const lists = {
  'modules/modules.ts': `import { filesModule } from './files/module.ts';

/** All. */
export const modules: readonly Module[] = [filesModule];
`,
  'web/modules.ts': `import { filesRoutes, filesScreens } from '../modules/files/web/routes.tsx';
import type { Screens } from './screens.tsx';

export const modules: readonly Screens[] = [filesScreens];

export const moduleRoutes = [...filesRoutes] as const;
`,
};

/** As much of a clone as the script touches; the rest of it by links. */
function cloneOf(t: TestContext): string {
  const clone = mkdtempSync(join(tmpdir(), 'steward-new-module-'));
  t.after(() => rmSync(clone, { recursive: true, force: true }));
  for (const part of ['examples', 'modules', 'web']) cpSync(join(root, part), join(clone, part), { recursive: true });
  for (const part of ['kernel', 'packages', 'test', 'node_modules', 'package.json', 'app.ts', 'thread.ts'])
    symlinkSync(join(root, part), join(clone, part));
  return clone;
}

test('a new module is the example under its own name, in both lists, and passes the type check', async (t) => {
  const clone = cloneOf(t);
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as {
    compilerOptions: Record<string, unknown>;
  };
  const config = { compilerOptions: { ...compilerOptions, preserveSymlinks: true }, include: ['modules', 'web'] };
  writeFileSync(join(clone, 'tsconfig.json'), JSON.stringify(config));
  // The types of the new routes come with `npm run generate`; here they are the example's under the new name.
  const types = join(clone, 'web/api/schema.generated.ts');
  writeFileSync(types, readFileSync(types, 'utf8').replaceAll('/reminders', '/orchids'));

  newModule(clone, 'orchids');

  assert.match(readFileSync(join(clone, 'modules/modules.ts'), 'utf8'), /import \{ orchidsModule .*, orchidsModule\]/s);
  for (const entry of readdirSync(join(clone, 'modules/orchids'), { recursive: true, withFileTypes: true })) {
    assert.doesNotMatch(entry.name, /reminder/i);
    if (entry.isFile()) assert.doesNotMatch(readFileSync(join(entry.parentPath, entry.name), 'utf8'), /reminder/i);
  }
  await promisify(execFile)(join(root, 'node_modules/.bin/tsc'), ['-p', clone]).catch((error: { stdout: string }) =>
    assert.fail(error.stdout),
  );
  assert.throws(() => newModule(clone, 'orchids'), /is there already/);
  assert.throws(() => newModule(clone, 'Orchid House'), /plural/);
});

test('the lists keep what is in them', (t) => {
  const clone = cloneOf(t);
  for (const [path, text] of Object.entries(lists)) writeFileSync(join(clone, path), text);
  newModule(clone, 'orchids');
  assert.equal(
    readFileSync(join(clone, 'modules/modules.ts'), 'utf8'),
    `import { filesModule } from './files/module.ts';
import { orchidsModule } from './orchids/module.ts';

/** All. */
export const modules: readonly Module[] = [filesModule, orchidsModule];
`,
  );
  assert.equal(
    readFileSync(join(clone, 'web/modules.ts'), 'utf8'),
    `import { filesRoutes, filesScreens } from '../modules/files/web/routes.tsx';
import type { Screens } from './screens.tsx';
import { orchidsRoutes, orchidsScreens } from '../modules/orchids/web/routes.tsx';

export const modules: readonly Screens[] = [filesScreens, orchidsScreens];

export const moduleRoutes = [...filesRoutes, ...orchidsRoutes] as const;
`,
  );
});
