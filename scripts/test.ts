import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { check } from './check.ts';
import { readHouse } from './house/house.ts';
import type { SourceFile } from './house/house.ts';
import { startPostgresql } from '../test/postgresql.ts';
import { runTests } from './run-tests.ts';
import type { Tally } from './run-tests.ts';

/** One part of the whole test run. */
interface Phase {
  readonly name: string;
  readonly files: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly concurrency: number;
}

const root = join(import.meta.dirname, '..');

/**
 * `npm test`: the check, then every test. Arguments narrow it: `npm test kernel/queue` runs, without the check, the tests whose path contains one of them.
 *
 * Tests beside the code run two at a time on SQLite; the ones among them that use the database run again on PostgreSQL;
 * those in the browser run two at a time; the other whole-system tests (`test/`, `bench/`), which start programs and measure them, one at a time.
 */
async function main(wanted: readonly string[]): Promise<void> {
  const begin = performance.now();
  const house = readHouse(root);
  const total: Tally = { passed: 0, failed: 0, skipped: 0 };
  if (wanted.length === 0) {
    heading('The check');
    total[(await check()) ? 'passed' : 'failed'] += 1;
  }
  // One PostgreSQL for the whole run; each test makes a database of its own in it.
  const postgresql = await startPostgresql();
  process.env['STEWARD_TEST_POSTGRESQL_URL'] = postgresql.url;
  for (const { name, files, env = {}, concurrency } of phases(house, wanted)) {
    if (files.length === 0) continue;
    heading(`${name} (${files.length} files)`);
    Object.assign(process.env, env);
    const tally = await runTests({ root, files, concurrency });
    for (const name of Object.keys(env)) delete process.env[name];
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
  }
  await postgresql.stop();
  if (total.passed + total.failed === 0) total.failed += 1;
  // What a test needs and does not find is a gap in what was proved: told here, and a failure where everything must be there.
  if (process.env['CI'] !== undefined) total.failed += total.skipped;
  console.log(
    `\n${total.skipped > 0 ? `${total.skipped} skipped, ` : ''}${Math.round((performance.now() - begin) / 1000)} s in all`,
  );
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

function phases(house: readonly SourceFile[], wanted: readonly string[]): Phase[] {
  const tests = house
    .map(({ path }) => path)
    .filter((path) => path.endsWith('.test.ts'))
    .filter((path) => wanted.length === 0 || wanted.some((part) => path.includes(part)))
    .toSorted();
  const whole = tests.filter((path) => /^(test|bench)\//.test(path));
  const browser = whole.filter((path) => path.startsWith('test/browser/'));
  const beside = tests.filter((path) => !whole.includes(path));
  const cores = Math.max(2, Math.floor(availableParallelism() / 2));
  return [
    { name: 'Beside the code, on SQLite', files: beside, concurrency: cores },
    {
      name: 'Again, on PostgreSQL',
      files: usersOfTheDatabase(house, beside),
      env: { STEWARD_TEST_DATABASE: 'postgresql' },
      concurrency: cores,
    },
    { name: 'In the browser', files: browser, concurrency: cores },
    { name: 'The whole program', files: whole.filter((path) => !browser.includes(path)), concurrency: 1 },
  ];
}

/** The tests that reach a file which heeds STEWARD_TEST_DATABASE. */
function usersOfTheDatabase(house: readonly SourceFile[], tests: readonly string[]): string[] {
  const byPath = new Map(house.map((file) => [file.path, file]));
  const heeds = new Set(
    house
      .map(({ path }) => path)
      .filter(
        (path) =>
          !path.startsWith('scripts/') && readFileSync(join(root, path), 'utf8').includes('STEWARD_TEST_DATABASE'),
      ),
  );
  const reaches = (path: string, seen: Set<string>): boolean => {
    if (heeds.has(path)) return true;
    if (seen.has(path)) return false;
    seen.add(path);
    return byPath.get(path)?.references.some(({ file }) => file !== undefined && reaches(file, seen)) ?? false;
  };
  return tests.filter((path) => reaches(path, new Set()));
}

function heading(text: string): void {
  console.log(`\n${styleText('bold', text)}`);
}

await main(process.argv.slice(2));
