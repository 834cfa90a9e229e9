import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { believableYear } from '../test/believable-year.ts';
import { detect } from './detect.ts';
import type { Finding } from './detect.ts';

const today = '2026-11-15';
const nothing = { spent: [], months: [] };
const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1);
const idsOf = (findings: readonly Finding[], what: Finding['what']) =>
  findings.filter((finding) => finding.what === what).map(({ ids }) => ids.toSorted());

suite('what is seen in a believable year', () => {
  test('every planted payment, with its rhythm, price and kind, and no other', async () => {
    const strangers: string[] = [];
    for (const seed of SEEDS) {
      const { entries, recurring } = believableYear(seed);
      const { recurring: found } = await detect({ ...nothing, entries, today });
      const rest = new Set(found);
      for (const { payee, every, kind, amount_minor, ended, change } of recurring) {
        const series = found.find(
          (each) => each.payee.startsWith(payee) && (amount_minor === 0n || each.amount_minor === amount_minor),
        );
        assert.ok(series, `${payee} ${amount_minor} of seed ${seed}`);
        rest.delete(series);
        assert.deepEqual(
          [series.every, series.kind, series.status === 'ended'],
          [every, kind, ended === true],
          `${payee} of seed ${seed}: ${series.why}`,
        );
        assert.deepEqual(
          series.change && { from_minor: series.change.from_minor, since: series.change.since.slice(0, 7) },
          change ?? null,
          `${payee} of seed ${seed}`,
        );
        if (!ended) assert.ok(series.next_date > today && series.next_date > series.last_date, series.next_date);
      }
      strangers.push(...[...rest].map(({ payee, every, why }) => `seed ${seed}: ${payee} each ${every}, ${why}`));
    }
    assert.deepEqual(strangers, []);
  });

  test('the duplicate, the unusual payment and the new payee that were planted; others are rare', async () => {
    const others = [];
    for (const seed of SEEDS) {
      const { entries, duplicate, unusual, newPayee } = believableYear(seed);
      const { findings } = await detect({ ...nothing, entries, today });
      const [twice, far, first] = [
        idsOf(findings, 'duplicate'),
        idsOf(findings, 'unusual-payment'),
        idsOf(findings, 'new-payee'),
      ];
      assert.ok(
        twice.some((ids) => ids.join() === duplicate.toSorted().join()),
        `duplicate of seed ${seed}`,
      );
      assert.ok(
        far.some((ids) => ids.join() === unusual),
        `unusual of seed ${seed}`,
      );
      assert.ok(
        first.some((ids) => ids.join() === newPayee),
        `new payee of seed ${seed}`,
      );
      others.push(
        ...findings
          .filter(
            ({ ids, what }) =>
              !what.startsWith('fee') &&
              !what.startsWith('interest') &&
              !ids.some((id) => [...duplicate, unusual, newPayee].includes(id)),
          )
          .map(({ what, payee, why }) => `${seed} ${what} ${payee}: ${why}`),
      );
      assert.deepEqual([idsOf(findings, 'fee').length, idsOf(findings, 'interest-earned').length], [1, 1]);
    }
    assert.ok(others.length <= SEEDS.length / 8, others.join('\n'));
  });
});
