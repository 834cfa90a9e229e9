import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { EXAMPLES } from '../modules/creatures/creatures.ts';
import { runCommand } from './command.ts';

test('the demonstration of creatures makes them, draws them, draws nothing twice, downloads them, and leaves nothing behind', async (t) => {
  const home = mkdtempSync(join(tmpdir(), 'steward-demo-test-'));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  const { code, output, errors } = await runCommand('steward', ['demo', 'creatures'], { home, env: { TMPDIR: home } });
  assert.equal(code, 0, errors);
  const told = [
    /\[STEWARD\] started at http:\/\/127\.0\.0\.1:\d+/,
    /\[BACKEND\] POST \/auth\/signup 201/,
    /\[BACKEND\] POST \/creatures 201/,
    /\[BACKEND\] POST \/creatures\/avatars 202/,
    /\[WORKER\] Item 0 processing\.\.\./,
    /\[WORKER\] Item 0 processed successfully\./,
    /\[BACKEND\] POST \/creatures\/avatars 202/,
    /\[WORKER\] Item 0 already processed\. Skipping\./,
    new RegExp(`\\[LOCK\\] ${EXAMPLES.length} of ${EXAMPLES.length} pictures`),
    /\[BACKEND\] GET \/creatures\/export\?format=json 200/,
    new RegExp(`\\[JSON\\] ${EXAMPLES.length} creatures, \\d+ bytes`),
    /summoned to end the world on a Thursday/,
  ];
  let at = 0;
  for (const line of told) {
    const found = output.slice(at).search(line);
    assert.ok(found >= 0, `${String(line)} is told in its place:\n${output}`);
    at += found + 1;
  }
  assert.deepEqual(readdirSync(home), [], 'nothing is left behind');
});
