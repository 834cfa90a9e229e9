import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedGroups, draftOf, mergedDraft, newDraft } from './draft.ts';
import { changesOf, restOf, toWire } from './to-wire.ts';

const [BANK, YEN] = ['bank', 'yen'];
const ground = { locale: 'de-DE', currencyOf: (id: string) => (id === YEN ? 'JPY' : 'EUR') };
const KNOWN = {
  ...{ id: 't', account_id: BANK, date: '2026-10-31', payee: 'Market', memo: '', category_id: null, tags: ['a'] },
  amount: { amount: '-1234.50', currency: 'EUR' },
  splits: [
    { category_id: 'food', amount: { amount: '-1300.00', currency: 'EUR' }, memo: '' },
    { category_id: 'back', amount: { amount: '65.50', currency: 'EUR' }, memo: 'bottles' },
  ],
  ...{ transfer_id: null, transfer_account_id: null, status: 'cleared' as const, bank_id: null, import_id: null },
  ...{ revision: 1, created_at: '', updated_at: '', deleted_at: null },
};

test('what is typed becomes what the API takes, with the sign of its direction', () => {
  const draft = { ...newDraft(BANK, '2026-11-21'), amount: '1.234,50', payee: ' Shop ' };
  const said = toWire(draft, ground);
  assert.deepEqual('body' in said && [said.body.amount, said.body.payee], ['-1234.50', 'Shop']);
  const into = toWire({ ...draft, way: 'in', amount: '12' }, ground);
  assert.equal('body' in into && into.body.amount, '12.00');
  const yen = toWire({ ...draft, amount: '12', other_id: YEN, other_amount: '1.900' }, ground);
  assert.deepEqual('body' in yen && [yen.body.amount, yen.body.transfer_amount], ['-12.00', '1900']);
  const wrong = toWire(
    { ...draft, amount: 'much', parts: [{ key: 3, category_id: null, amount: '', memo: '' }] },
    ground,
  );
  assert.deepEqual('faults' in wrong && Object.keys(wrong.faults), ['amount', 'part-3']);
});

test('a transaction that is opened and not touched changes nothing', () => {
  const draft = draftOf(KNOWN, 'de-DE');
  assert.deepEqual(
    [draft.way, draft.amount, ...draft.parts.map(({ amount }) => amount)],
    ['out', '1234,50', '1300', '-65,50'],
  );
  const [before, after] = [toWire(draft, ground), toWire({ ...draft, payee: 'Market ' }, ground)];
  assert.ok('body' in before && 'body' in after);
  assert.deepEqual(changesOf(before.body, after.body), {});
  assert.deepEqual(changedGroups(draft, { ...draft, payee: 'Market ' }), []);
  assert.deepEqual(
    before.body.splits.map(({ amount }) => amount),
    ['-1300.00', '65.50'],
  );
});

test('the rest of the parts is told as one types, and mine and theirs are joined', () => {
  const draft = draftOf(KNOWN, 'de-DE');
  assert.equal(restOf(draft, { locale: 'de-DE', currency: 'EUR' }), 0n);
  assert.equal(restOf({ ...draft, amount: '1.237,70' }, { locale: 'de-DE', currency: 'EUR' }), 320n);
  assert.equal(restOf({ ...draft, amount: 'x' }, { locale: 'de-DE', currency: 'EUR' }), undefined);
  const merged = mergedDraft(draft, { ...draft, memo: 'mine' }, { ...draft, payee: 'theirs', amount: '5' });
  assert.deepEqual([merged.memo, merged.payee, merged.amount], ['mine', 'theirs', '5']);
});
