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
  assertTold(output, told);
  assert.deepEqual(readdirSync(home), [], 'nothing is left behind');
});

test('the demonstration of money brings files in, nothing twice, takes one back, fills a year, has its report made, and loses its token with the secret', async (t) => {
  const home = mkdtempSync(join(tmpdir(), 'steward-demo-test-'));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  const { code, output, errors } = await runCommand('steward', ['demo', 'money'], { home, env: { TMPDIR: home } });
  assert.equal(code, 0, errors);
  assertTold(output, [
    /\[STEWARD\] started at http:\/\/127\.0\.0\.1:\d+/,
    /\[BACKEND\] POST \/auth\/signup 201/,
    /\[BACKEND\] POST \/api\/v1\/imports\?file_name=october\.csv\S* 202/,
    /\[PREVIEW\] october\.csv: 4 new, 0 here already, 0 doubtful/,
    /\[IMPORT\] october\.csv: 4 came in/,
    /\[PREVIEW\] october-again\.csv: 1 new, 3 here already, 0 doubtful/,
    /\[IMPORT\] october-again\.csv: 1 came in, nothing twice/,
    /\[UNDO\] Import october-again\.csv: 1 taken back/,
    /\[BACKEND\] POST \/api\/v1\/money\/examples 202/,
    /\[YEAR\] 1\d{3} entries on 4 accounts/,
    /\[BACKEND\] POST \/api\/v1\/reports\/monthly 202/,
    /\[BACKEND\] !!! JOB ENQUEUED FOR USER demo-\w+ !!! monthly_report_\S+/,
    /\[WORKER\] Found job monthly_report_\S+\. Starting execution\.\.\./,
    /\[WORKER\] Job monthly_report_\S+ completed\./,
    /\[REPORT\] \/reports-files\/\d{4}-\d\d\.pdf/,
    /\[BACKEND\] GET \/transactions 401/,
    /\[BACKEND\] GET \/transactions 200/,
    /\[STEWARD\] started anew/,
    /\[SECRET\] another JWT_SECRET_KEY and a restart: the token that was good \(200\) is dead \(401\)/,
    /^# Money in \w+ \d{4}$/m,
    /^## Where it went$/m,
  ]);
  assert.deepEqual(readdirSync(home), [], 'nothing is left behind');
});

/** Each line is told, in this order. */
function assertTold(output: string, told: readonly RegExp[]): void {
  let at = 0;
  for (const line of told) {
    const found = output.slice(at).search(line);
    assert.ok(found >= 0, `${String(line)} is told in its place:\n${output}`);
    at += found + 1;
  }
}
