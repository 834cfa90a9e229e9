import assert from 'node:assert/strict';
import { test } from 'node:test';
import { movableClock } from '../../../kernel/clock/clock.ts';
import { signIn } from '../../../test/person.ts';
import type { Goal } from './goals.schema.ts';
import { book } from './test/book.ts';

const path = '/api/v1/goals';
const DAY = 86_400_000;

test('a goal with an account counts its balance, and says what is needed and what is likely', async (t) => {
  const clock = movableClock('2026-10-16T11:00:00Z');
  const { ada, add, account_id } = await book(t, { clock });
  await add(['2026-07-10', '2026-08-10', '2026-09-10'].map((date) => ({ amount_minor: 20_000n, date })));
  await add([{ amount_minor: 10_000n, date: '2026-10-10' }]);
  const goal = await ada.call<Goal>(
    'POST',
    path,
    { name: 'Bicycle', target: '1000', currency: 'EUR', due_on: '2026-12-31', account_id },
    201,
  );
  const euros = (amount: string) => ({ amount, currency: 'EUR' });
  assert.partialDeepStrictEqual(goal, {
    ...{ saved: euros('700.00'), left: euros('300.00'), share: 0.7, needed: euros('100.00'), pace: euros('200.00') },
    ...{ expected_in: '2026-12', on_track: true, done_at: null, revision: 1 },
  });
  const later = await ada.call<Goal>('PATCH', `${path}/${goal.id}`, { target: '5000' });
  assert.partialDeepStrictEqual(later, { needed: euros('1433.34'), expected_in: '2028-08', on_track: false });
  const reached = await ada.call<Goal>('PATCH', `${path}/${goal.id}`, { target: '700', done: true });
  assert.partialDeepStrictEqual(reached, {
    share: 1,
    left: euros('0.00'),
    needed: null,
    expected_in: null,
    on_track: true,
  });
  assert.equal(typeof reached.done_at, 'string');
});

test('a goal by hand has a pace when some weeks have passed', async (t) => {
  const clock = movableClock('2026-01-01T11:00:00Z');
  const { app, ...ours } = await book(t, { clock });
  let { ada } = ours;
  const pass = async (days: number) => {
    clock.advance(days * DAY);
    ada = await signIn(app.url);
  };
  const { id } = await ada.call<Goal>('POST', path, { name: 'Trip', target: '100', currency: 'EUR', saved: '10' }, 201);
  const save = (saved: string) => ada.call<Goal>('PATCH', `${path}/${id}`, { saved });
  assert.partialDeepStrictEqual(await save('20'), { pace: null, on_track: null, expected_in: null, share: 0.2 });
  await pass(30);
  const month = await save('50');
  assert.deepEqual([month.pace?.amount, month.expected_in], ['30.43', '2026-03']);
  // What was saved three months ago is what counts from then on.
  await pass(92);
  const still = (await ada.call<{ items: Goal[] }>('GET', path)).items[0];
  assert.deepEqual([still?.pace?.amount, still?.expected_in], ['0.00', null]);
});

test('goals are their owner’s, in order, and no nonsense', async (t) => {
  const { app, ada, account_id } = await book(t, { clock: movableClock('2026-10-16T11:00:00Z') });
  const usual = { name: 'A', target: '10', currency: 'EUR' };
  const goal = await ada.call<Goal>('POST', path, { ...usual, due_on: '2026-10-01' }, 201);
  assert.equal(goal.on_track, false);
  await ada.call('POST', path, { ...usual, name: 'Done', done: true }, 201);
  await ada.call('POST', path, { ...usual, name: 'Some day' }, 201);
  assert.deepEqual(
    (await ada.call<{ items: Goal[] }>('GET', path)).items.map(({ name }) => name),
    ['A', 'Some day', 'Done'],
  );
  for (const [code, body] of [
    ['money.bad-amount', { ...usual, target: '0' }],
    ['money.bad-amount', { ...usual, target: '-5' }],
    ['money.bad-amount', { ...usual, saved: '-1' }],
    ['money.bad-amount', { ...usual, currency: 'JPY', target: '1.5' }],
    ['money.bad-amount', { ...usual, currency: 'USD', account_id }],
    ['http.invalid-input', { ...usual, due_on: '2026-02-30' }],
    ['http.invalid-input', { ...usual, name: ' ' }],
    ['http.invalid-input', { ...usual, color: 'red' }],
  ] as const)
    assert.equal((await ada.call('POST', path, body, 422))['code'], code, JSON.stringify(body));
  const rex = await app.signUp('rex');
  for (const method of ['GET', 'PATCH', 'DELETE'])
    assert.equal(
      (await rex.call(method, `${path}/${goal.id}`, method === 'PATCH' ? {} : undefined, 404))['code'],
      'money.goal-not-found',
    );
  assert.equal((await rex.call('POST', path, { ...usual, account_id }, 404))['code'], 'money.account-not-found');
  const stale = await fetch(`${app.url}${path}/${goal.id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${ada.token}`, 'if-match': '"7"' },
  });
  assert.equal(stale.status, 412);
  await ada.call('DELETE', `${path}/${goal.id}`, undefined, 204);
});
