import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { abilities, afterOutcome, isLiving, isWaiting } from './life.ts';
import { operation } from './operation.ts';
import type { OperationRow } from './operations.table.ts';
import type { Outcome } from './outcome.ts';
import { count } from './test/kinds.ts';

const now = '2026-11-21T08:00:00.000Z';
const pace = { nowMs: Date.parse(now), pauseMs: 1000 };

const running: OperationRow = {
  ...{
    id: 'id',
    owner_id: 'ada',
    kind: 'test.count',
    title: '',
    input: '{}',
    dry_run: 0,
    status: 'running',
    phase: 'run',
  },
  ...{ queue: 'default', once_key: 'key', once_until: now, progress: null, result: null, error: null, attempt: 1 },
  ...{ max_attempts: 3, deaths: 0, run_after: now, lease_holder: 'worker', lease_until: now, fence: 7, cursor: '1' },
  ...{ cancel_requested_at: null, undo_requested: 0, created_at: now, started_at: now, finished_at: null },
};

const rows = fc
  .record({
    phase: fc.constantFrom('plan', 'reopen', 'run', 'undo'),
    dry_run: fc.constantFrom(0, 1),
    attempt: fc.integer({ min: 1, max: 4 }),
    deaths: fc.integer({ min: 0, max: 4 }),
    cancel_requested_at: fc.constantFrom(null, now),
    undo_requested: fc.constantFrom(0, 1),
  })
  .map((some): OperationRow => ({
    ...running,
    ...(some as Partial<OperationRow>),
    status: some.phase === 'undo' ? 'rolling_back' : 'running',
    undo_requested: some.cancel_requested_at === null || some.phase === 'undo' ? 0 : some.undo_requested,
  }));
const outcomes: fc.Arbitrary<Outcome> = fc.constantFrom<Outcome>(
  { type: 'done', result: '{}' },
  { type: 'failed', retry: true, fault: { code: 'x', title: 'x', detail: 'x' } },
  { type: 'failed', retry: false, fault: { code: 'x', title: 'x', detail: 'x' } },
  { type: 'blocked', waitMs: 2000, fault: { code: 'x', title: 'x', detail: 'x' } },
  { type: 'stopped' },
  { type: 'died', reason: 'x' },
);

test('whatever happens to what runs, it goes on, waits with a new fence, or has ended', () => {
  fc.assert(
    fc.property(rows, outcomes, (row, outcome) => {
      const after = { ...row, ...afterOutcome(row, outcome, pace) } as OperationRow;
      if (after.fence === row.fence) {
        // Its worker keeps it for the next phase.
        assert.deepEqual([after.lease_holder, after.phase, after.cursor], ['worker', 'run', null]);
        assert.equal(outcome.type, 'done');
        return;
      }
      assert.deepEqual([after.fence, after.lease_holder, after.lease_until], [row.fence + 1, null, null]);
      assert.equal(after.cancel_requested_at, null);
      assert.equal(isWaiting(after), isLiving(after));
      assert.equal(after.finished_at === null, isLiving(after));
      assert.ok(after.attempt >= 0);
      // It waits as what it will be; a worker's shutdown or death, and what was in the way, cost no attempt.
      if (isLiving(after)) assert.equal(after.status, after.phase === 'undo' ? 'rolling_back' : 'pending');
      if (isLiving(after) && (outcome.type === 'stopped' || outcome.type === 'died' || outcome.type === 'blocked'))
        assert.ok(after.attempt < row.attempt);
      // What was done so far is never forgotten by a pause.
      if (isLiving(after) && after.phase === row.phase) assert.equal(after.cursor, row.cursor);
    }),
    { numRuns: 500 },
  );
});

test('who asked for a cancellation gets it, unless all was done first', () => {
  fc.assert(
    fc.property(rows, outcomes, (row, outcome) => {
      if (row.cancel_requested_at === null || outcome.type === 'done') return;
      const { status } = afterOutcome(row, outcome, pace);
      assert.equal(status, row.undo_requested === 1 && row.phase !== 'plan' ? 'rolling_back' : 'cancelled');
    }),
  );
});

test('pauses between attempts grow, with jitter, and never beyond some minutes', () => {
  const failed: Outcome = { type: 'failed', retry: true, fault: { code: 'x', title: 'x', detail: 'x' } };
  for (const attempt of [1, 2, 5, 20]) {
    const { run_after } = afterOutcome({ ...running, attempt, max_attempts: 50 }, failed, pace);
    const pauseMs = Date.parse(run_after ?? '') - pace.nowMs;
    const expected = Math.min(300_000, 1000 * 2 ** (attempt - 1));
    assert.ok(pauseMs >= expected * 0.5 && pauseMs <= expected * 1.5, `${attempt}: ${pauseMs}`);
  }
});

test('five deaths in a row are the end, and say why', () => {
  const died: Outcome = { type: 'died', reason: 'Out of memory.' };
  assert.equal(afterOutcome({ ...running, deaths: 3 }, died, pace).status, 'pending');
  const after = afterOutcome({ ...running, deaths: 4 }, died, pace);
  assert.equal(after.status, 'failed');
  assert.match(after.error ?? '', /worker-died.*Out of memory/u);
});

test('what a person may do follows from the state and the kind', () => {
  const lasting = operation({ ...count, undo: 'not-undoable' });
  const can = (row: Partial<OperationRow>, kind = count) => abilities({ ...running, ...row }, kind);
  assert.deepEqual(can({}), { apply: false, rollback: true, cancel: true, retry: false });
  assert.deepEqual(can({ status: 'completed' }), { apply: false, rollback: true, cancel: false, retry: false });
  assert.equal(can({ status: 'completed' }, lasting).rollback, false);
  assert.deepEqual(can({ status: 'completed', phase: 'plan', dry_run: 1 }), {
    ...{ apply: true, rollback: false, cancel: false, retry: false },
  });
  assert.deepEqual(can({ status: 'failed' }), { apply: false, rollback: true, cancel: false, retry: true });
  assert.deepEqual(can({ status: 'rolled_back', phase: 'undo' }), {
    ...{ apply: true, rollback: false, cancel: false, retry: false },
  });
  assert.deepEqual(abilities(running, undefined), { apply: false, rollback: false, cancel: true, retry: false });
});
