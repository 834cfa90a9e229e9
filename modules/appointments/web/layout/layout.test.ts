import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { packDay, packWeek } from './layout.ts';

const stretch = fc
  .tuple(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 15, max: 300 }))
  .map(([from, minutes]) => ({ from, to: from + minutes }));

test('what overlaps in time never overlaps on the screen, and nothing is left out', () => {
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 30 }), (items) => {
      const placed = packDay(items);
      assert.equal(placed.length, items.length);
      for (const [index, one] of placed.entries()) {
        assert.ok(one.left >= 0 && one.left + one.width <= 1.000001);
        for (const two of placed.slice(index + 1)) {
          const inTime = one.item.from < two.item.to && two.item.from < one.item.to;
          const beside = one.left + one.width <= two.left + 1e-9 || two.left + two.width <= one.left + 1e-9;
          assert.ok(!inTime || beside, JSON.stringify([one, two]));
        }
      }
    }),
  );
});

test('what stands alone has the whole width', () => {
  const placed = packDay([
    { from: 0, to: 60 },
    { from: 60, to: 120 },
  ]);
  assert.deepEqual(
    placed.map(({ left, width }) => [left, width]),
    [
      [0, 1],
      [0, 1],
    ],
  );
});

test('bars of a week never lie on each other, and say where they go on', () => {
  const days = fc
    .tuple(fc.integer({ min: -5, max: 9 }), fc.integer({ min: 0, max: 9 }))
    .map(([firstDay, more]) => ({ firstDay, lastDay: firstDay + more }));
  fc.assert(
    fc.property(fc.array(days, { maxLength: 20 }), (items) => {
      const bars = packWeek(items, 0, 7);
      assert.equal(bars.length, items.filter(({ firstDay, lastDay }) => lastDay >= 0 && firstDay < 7).length);
      const cells = bars.flatMap(({ lane, firstColumn, lastColumn }) =>
        Array.from({ length: lastColumn - firstColumn + 1 }, (_, index) => `${lane}/${firstColumn + index}`),
      );
      assert.equal(new Set(cells).size, cells.length);
      for (const { item, from, until } of bars) {
        assert.equal(from, item.firstDay < 0 ? 'before' : 'here');
        assert.equal(until, item.lastDay > 6 ? 'after' : 'here');
      }
    }),
  );
});
