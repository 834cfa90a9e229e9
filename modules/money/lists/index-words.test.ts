import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from '../../../kernel/clock/clock.ts';
import { anyWaits } from '../../../kernel/database/database.ts';
import { silent } from '../../../kernel/log/log.ts';
import { indexWords } from './lists.ts';
import { shelf } from './test/shelf.ts';

const ROWS = 3000;

test('words come into the index after rows that pour in, and are found before', async (t) => {
  const ada = await shelf(t);
  const account_id = await ada.account();
  const { database } = ada.app;
  const { signal } = new AbortController();
  const turn = () =>
    indexWords.run({
      ...{ database, signal, clock: systemClock, log: silent },
      contextFor: () => Promise.reject(new Error('Words are nobody’s.')),
    });
  const rows = Array.from({ length: ROWS }, (_, n) => ({
    ...{ account_id, date: '2026-10-31', amount_minor: -1n, payee: n % 100 === 7 ? 'Rare' : 'Usual' },
  }));
  const pouring = ada.store(rows);
  const [ids] = await Promise.all([pouring, turn()]);
  assert.equal((await ada.list('q=rare')).length, ROWS / 100);
  await turn();
  assert.equal(await anyWaits(database, 'transactions'), false);
  assert.equal((await ada.list('q=rare')).length, ROWS / 100);
  assert.equal(ids.length, ROWS);
});
