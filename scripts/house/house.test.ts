import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect, sizes } from './house.ts';
import { parseSourceFile } from './source-file.ts';

/** A small house: path → text. Every other file it refers to need not exist. */
const house = (tree: Record<string, string>) => Object.entries(tree).map(([path, text]) => parseSourceFile(path, text));

const faults = (tree: Record<string, string>) =>
  inspect(house(tree)).map(({ path, line, rule }) => `${path}:${line} ${rule}`);

/** Each rule shown red on the left, and on the right the nearest thing that is allowed. */
const cases: { rule: string; red: Record<string, string>; green: Record<string, string> }[] = [
  {
    rule: 'doors',
    red: { 'modules/money/money.ts': `import { a } from '../../kernel/queue/queue-state.ts';` },
    green: { 'modules/money/money.ts': `import { a } from '../../kernel/queue/queue.ts';` },
  },
  {
    rule: 'doors',
    red: { 'modules/money/money.ts': `type A = import('./csv/columns.ts').A;` },
    green: { 'modules/money/csv/csv.ts': `type A = import('./columns.ts').A;` },
  },
  {
    rule: 'doors',
    red: { 'kernel/http/http.ts': `import { one } from './migrations/one.ts';` },
    green: { 'kernel/http/http.ts': `import { one } from './migrations/0001-one.ts';` },
  },
  {
    rule: 'doors',
    red: { 'web/shell.tsx': `export { page } from '../modules/money/web/page.tsx';` },
    green: { 'web/shell.tsx': `export { page } from '../modules/money/web/routes.tsx';` },
  },
  {
    rule: 'order',
    red: { 'kernel/database/database.ts': `import type { Queue } from '../queue/queue.ts';` },
    green: { 'kernel/queue/queue.ts': `import type { Database } from '../database/database.ts';` },
  },
  {
    rule: 'order',
    red: { 'kernel/surprise/surprise.ts': `import { now } from '../clock/clock.ts';` },
    green: { 'kernel/writer/writer.ts': `import { now } from '../clock/clock.ts';` },
  },
  {
    rule: 'layers',
    red: { 'kernel/queue/queue.ts': `const files = await import('../../modules/files/files.ts');` },
    green: { 'app.ts': `const files = await import('./modules/files/files.ts');` },
  },
  {
    rule: 'layers',
    red: { 'modules/money/web/page.tsx': `import { code } from '../../../kernel/errors/errors.ts';` },
    green: { 'modules/money/web/page.tsx': `import { Money } from '../../../web/money.tsx';` },
  },
  {
    rule: 'layers',
    red: { 'app.ts': `import { ada } from './test/world.ts';` },
    green: { 'app.test.ts': `import { ada } from './test/world.ts';` },
  },
  {
    rule: 'needs',
    red: { 'modules/sync/sync.ts': `import { scan } from '../files/files.ts';` },
    green: {
      'modules/sync/sync.ts': `import { scan } from '../files/files.ts';`,
      'modules/sync/module.ts': `export const sync = defineModule({ name: 'sync', needs: ['files'] });`,
    },
  },
  {
    rule: 'cycles',
    red: { 'a.ts': `import type { B } from './b.ts';`, 'b.ts': `\nexport type { A } from './a.ts';` },
    green: { 'a.ts': `import type { B } from './b.ts';`, 'b.ts': `export type B = 1;` },
  },
  {
    rule: 'importers',
    red: { 'modules/money/money.ts': `import type { Job } from 'bullmq';` },
    green: { 'kernel/queue/queue.ts': `import type { Job } from 'bullmq';` },
  },
  {
    rule: 'importers',
    red: { 'kernel/identity/identity.ts': `declare module '@fastify/cookie' {}` },
    green: { 'kernel/http/http.ts': `declare module '@fastify/cookie' {}` },
  },
  {
    rule: 'environment',
    red: { 'kernel/log/log.ts': `export const level = process.env['LEVEL'];` },
    green: { 'kernel/config/config.ts': `export const level = process.env['LEVEL'];` },
  },
  {
    rule: 'environment',
    red: { 'kernel/log/log.ts': `const { env } = process;` },
    green: { 'kernel/log/log.test.ts': `const { env } = process;` },
  },
  { rule: 'names', red: { 'kernel/log/index.ts': '' }, green: { 'kernel/log/log.ts': '' } },
  { rule: 'names', red: { 'web/dataTable.tsx': '' }, green: { 'web/data-table.tsx': '' } },
  { rule: 'names', red: { 'kernel/log/log-helpers.ts': '' }, green: { 'kernel/database/database.ts': '' } },
  { rule: 'names', red: { 'modules/money/money.service.ts': '' }, green: { 'modules/money/money.routes.ts': '' } },
  { rule: 'exports', red: { 'a.ts': `export default 1;` }, green: { 'vite.config.ts': `export default 1;` } },
  {
    rule: 'exports',
    red: { 'a.ts': `const b = 1; export { b as default };` },
    green: { 'a.ts': `export const b = 1;` },
  },
  { rule: 'comments', red: { 'a.ts': `// FIXME later` }, green: { 'a.ts': `// @NOTE the job may finish first` } },
  { rule: 'comments', red: { 'a.ts': `/* @TODO later */` }, green: { 'a.ts': `/* @TODO(12) later */` } },
  { rule: 'syntax', red: { 'a.ts': `const = 1;` }, green: { 'a.ts': `const a = 1;` } },
];

for (const { rule, red, green } of cases) {
  test(`${rule}: ${Object.entries(red).flat().join(' ').trim()}`, () => {
    const found = faults(red);
    assert.ok(
      found.some((fault) => fault.endsWith(` ${rule}`)),
      `expected a fault of "${rule}", found ${found.join(', ') || 'none'}`,
    );
    assert.deepEqual(faults(green), []);
  });
}

test('a circle of three is told once, with its whole way', () => {
  const files = house({ 'a.ts': `import './b.ts';`, 'b.ts': `import './c.ts';`, 'c.ts': `import './a.ts';` });
  assert.deepEqual(inspect(files), [{ path: 'c.ts', line: 1, rule: 'cycles', message: 'a.ts → b.ts → c.ts → a.ts' }]);
});

test('text in strings and comments is not an import', () => {
  assert.deepEqual(faults({ 'app.ts': "const a = `import x from 'bullmq'`; // import y from 'bullmq'" }), []);
});

test('long files and long functions are reported, tests are not', () => {
  const long = `export function long() {\n${'call();\n'.repeat(240)}}`;
  assert.deepEqual(sizes(house({ 'a.ts': long, 'b.test.ts': long })), [
    'a.ts: 242 lines',
    'a.ts:1: long has 242 lines',
  ]);
});

test('a catalogue is read with code, status and title', () => {
  const file = parseSourceFile(
    'a.ts',
    `export const e = catalogue({\n 'a.gone': { status: 410, title: 'It has gone.' },\n});`,
  );
  assert.deepEqual(file.catalogue, [{ code: 'a.gone', status: 410, title: 'It has gone.', line: 2 }]);
});
