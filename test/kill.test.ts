import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killRounds } from './kill-rounds.ts';

test(
  'kill -9 in the middle of an apply and of an undo of 20,000 files loses nothing',
  { timeout: 600_000 },
  async (t) => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const report = await killRounds({ rounds: 3, files: 20_000, seed, say: (line) => t.diagnostic(line) });
    assert.ok(report.killsDuringApply + report.killsDuringUndo >= 5, JSON.stringify(report));
  },
);
