import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chunkAt, chunksOf, monthOfRow, rowOfMonth } from './chunks.ts';

const MONTHS = [
  { month: '2026-10', transactions: 40 },
  { month: '2026-09', transactions: 90 },
  { month: '2026-02', transactions: 500 },
  { month: '2024-02', transactions: 1 },
  { month: '2023-12', transactions: 2 },
];

test('small months are fetched together, each piece begins with a month', () => {
  assert.deepEqual(chunksOf(MONTHS, 'desc'), [
    { start: undefined, before: 0, rows: 130 },
    { start: '2026-02-28', before: 130, rows: 500 },
    { start: '2024-02-29', before: 630, rows: 3 },
  ]);
  assert.deepEqual(chunksOf(MONTHS, 'asc'), [
    { start: undefined, before: 0, rows: 503 },
    { start: '2026-09-01', before: 503, rows: 130 },
  ]);
  assert.deepEqual(chunksOf([], 'desc'), []);
});

test('a row is found in its piece and its month, and a month at its row', () => {
  for (const order of ['asc', 'desc'] as const) {
    const chunks = chunksOf(MONTHS, order);
    for (let row = 0; row < 633; row++) {
      const chunk = chunkAt(chunks, row);
      assert.ok(chunk && chunk.before <= row && row < chunk.before + chunk.rows);
      const month = monthOfRow(MONTHS, order, row) ?? '';
      const first = rowOfMonth(MONTHS, order, month);
      assert.ok(first <= row && monthOfRow(MONTHS, order, first) === month);
      assert.ok(first === 0 || monthOfRow(MONTHS, order, first - 1) !== month);
    }
    assert.equal(chunkAt(chunks, 633), undefined);
    assert.equal(monthOfRow(MONTHS, order, 633), undefined);
  }
});
