import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { suite, test } from 'node:test';

const root = join(import.meta.dirname, '..');

suite('a fresh clone', () => {
  const clone = mkdtempSync(join(tmpdir(), 'steward-clone-'));

  test(
    'two starts at once install everything once, without the tools of development',
    { timeout: 300_000 },
    async (t) => {
      t.after(() => process.on('exit', () => rmSync(clone, { recursive: true, force: true })));
      cpSync(root, clone, { recursive: true, filter: (path) => !isLeftOut(path) });
      const both = await Promise.all([bootstrap('install').ended, bootstrap('install').ended]);
      assert.deepEqual(
        both.map(({ code }) => code),
        [0, 0],
        both.map(({ output }) => output).join('\n'),
      );
      const said = both.map(({ output }) => output).join('');
      assert.equal(said.match(/Installing packages/g)?.length, 1, said);
      assert.ok(existsSync(join(clone, 'node_modules/.bin/node')), 'Node came with the packages');
      assert.ok(!existsSync(join(clone, 'node_modules/typescript')), 'the tools stayed away');
    },
  );

  test('what is complete is left alone, in silence', async () => {
    assert.deepEqual(await bootstrap('install').ended, { code: 0, output: '' });
  });

  test('node_modules that npm has put in order by hand is believed', async () => {
    rmSync(join(clone, 'node_modules/.steward-stamp'));
    assert.deepEqual(await bootstrap('install').ended, { code: 0, output: '' });
    assert.equal(stamp().tools, false);
  });

  test('Ctrl-C reaches the program once, however often it is passed on, and its exit code comes back', async () => {
    rmSync(join(clone, 'vite.config.ts'), { force: true }); // This test is not about the web app.
    writeFileSync(
      join(clone, 'main.ts'),
      `let signals = 0;
       const alive = setInterval(() => {}, 1000);
       process.on('SIGINT', () => {
         signals += 1;
         if (signals === 1) setTimeout(() => { console.log('signals', signals); clearInterval(alive); process.exit(7); }, 300);
       });
       console.log('ready', process.version);`,
    );
    const start = bootstrap('start');
    await start.said(/ready v26/);
    for (let times = 0; times < 3; times++) start.child.kill('SIGINT');
    const { code, output } = await start.ended;
    assert.match(output, /signals 1\n/);
    assert.equal(code, 7);
  });

  function stamp() {
    return JSON.parse(readFileSync(join(clone, 'node_modules/.steward-stamp'), 'utf8')) as { tools: boolean };
  }

  /** Runs scripts/bootstrap.js of the clone as a person would: with the Node of the machine, and none of ours in the PATH. */
  function bootstrap(task: string) {
    const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
    const env = { ...process.env, PATH: path.join(delimiter) };
    const node = path.map((folder) => join(folder, 'node')).find((file) => existsSync(file)) ?? process.execPath;
    const child = spawn(node, ['scripts/bootstrap.js', task], { cwd: clone, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const heard = Promise.withResolvers<void>();
    let wanted: RegExp | undefined;
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (wanted?.test(output)) heard.resolve();
      });
    const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }));
    void ended.then(() => heard.reject(new Error(`It ended before it said what was waited for:\n${output}`)));
    heard.promise.catch(() => undefined);
    return {
      child,
      ended,
      said(words: RegExp) {
        wanted = words;
        if (wanted.test(output)) heard.resolve();
        return heard.promise;
      },
    };
  }
});

function isLeftOut(path: string): boolean {
  return ['node_modules', '.git', 'data', 'dist', '.bootstrap-lock'].includes(basename(path));
}
