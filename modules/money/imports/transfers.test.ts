import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Transaction } from '../money.schema.ts';
import { fill } from '../test/fill.ts';
import { csvOf, importWorld } from './test/import-world.ts';

type World = Awaited<ReturnType<typeof importWorld>>;

/** A file as Quicken writes it: the accounts with their entries, each `day amount payee [account]`. */
function qifOf(accounts: Readonly<Record<string, readonly string[]>>): string {
  const entry = (line: string) => {
    const [, date = '', amount = '', payee = '', category = ''] = /^(\S+) (\S+) ([^[]*?) ?(\[.*\])?$/.exec(line) ?? [];
    const [year = '', month = '', day = ''] = date.split('-');
    return `D${month}/${day}/${year}\nT${amount}\nP${payee}\n${category === '' ? '' : `L${category}\n`}^\n`;
  };
  return Object.entries(accounts)
    .map(([name, lines]) => `!Account\nN${name}\nTBank\n^\n!Type:Bank\n${lines.map(entry).join('')}`)
    .join('');
}

async function all({ ada }: World): Promise<Transaction[]> {
  return (await ada.call<{ items: Transaction[] }>('GET', '/api/v1/transactions?limit=100')).items;
}

/** `amount payee`, and whether its other side is a row of its own with the opposite amount. */
async function told(world: World): Promise<string[]> {
  const items = await all(world);
  return items
    .map(({ id, amount, payee, transfer_id, transfer_account_id }) => {
      if (transfer_id === null) return `${amount.amount} ${payee}`;
      const others = items.filter((other) => other.transfer_id === transfer_id && other.id !== id);
      assert.deepEqual(
        others.map(({ account_id, amount: { amount: theirs } }) => [
          account_id,
          Number(theirs) + Number(amount.amount),
        ]),
        [[transfer_account_id, 0]],
      );
      return `${amount.amount} ${payee} ↔`;
    })
    .toSorted();
}

async function balanced({ ada }: World): Promise<void> {
  const audit = await ada.call<{ faults: unknown[] }>('GET', '/api/v1/books/audit');
  assert.deepEqual(audit.faults, []);
}

const BOTH = qifOf({
  Giro: [
    '2026-10-01 -100.00 To savings [Savings]',
    '2026-10-02 -5.00 Market',
    '2026-10-31 -100.00 To savings [Savings]',
  ],
  Savings: ['2026-10-01 100.00 From giro [Giro]', '2026-10-31 100.00 From giro [Giro]', '2026-10-31 1.00 Interest'],
});

test('both sides of a transfer in one file are one transfer, which comes once, goes, and comes again', async (t) => {
  const world = await importWorld(t);
  const { account, preview, done, plan, bring } = world;
  for (const name of ['Giro', 'Savings']) await account({ name });
  const { operation_id, result } = await preview(BOTH);
  assert.partialDeepStrictEqual(result, { new: 6, transfers: 2 });
  const linked = (await plan(operation_id)).filter(({ action }) => action === 'transfer');
  assert.deepEqual(
    linked.map(({ subject, target, reason }) => [subject, target, reason]),
    [
      ['2026-10-01 To savings', 'Giro → Savings: 100.00 EUR', null],
      ['2026-10-31 To savings', 'Giro → Savings: 100.00 EUR', null],
    ],
  );
  const whole = ['-100.00 To savings ↔', '-100.00 To savings ↔', '-5.00 Market', '1.00 Interest'];
  const expected = [...whole, '100.00 From giro ↔', '100.00 From giro ↔'].toSorted();
  for (const act of ['apply', 'rollback', 'apply'] as const) {
    const { result: became } = await done(operation_id, act);
    assert.partialDeepStrictEqual(became, act === 'apply' ? { imported: 6, transfers: 2 } : { taken_back: 6, left: 0 });
    assert.deepEqual(await told(world), act === 'apply' ? expected : []);
    await balanced(world);
  }
  assert.partialDeepStrictEqual((await bring(BOTH)).result, { imported: 0, known: 6, transfers: 0 });
  assert.deepEqual(await told(world), expected);
});

test('of one side alone the other is met where it is, or made; a statement that brings it later meets it', async (t) => {
  const world = await importWorld(t);
  const { account, bring, done, database, owner_id, ada } = world;
  const [, savings] = [await account({ name: 'Giro' }), await account({ name: 'Savings' })];
  const [byHand = ''] = await fill(database, {
    owner_id,
    rows: [{ account_id: savings.id, date: '2026-10-02', amount_minor: 10_000n, payee: 'Put aside' }],
  });
  const { items: categories } = await ada.call<{ items: { id: string; kind: string }[] }>('GET', '/api/v1/categories');
  const category_id = categories.find(({ kind }) => kind === 'income')?.id;
  await ada.call('PATCH', `/api/v1/transactions/${byHand}`, { category_id });
  const giro = qifOf({
    Giro: [
      '2026-10-01 -100.00 To savings [Savings]',
      '2026-10-20 -30.00 Again [Savings]',
      '2026-10-21 -7.00 Lost [Nowhere]',
    ],
  });
  const { operation_id: id, result } = await bring(giro);
  assert.partialDeepStrictEqual(result, { imported: 3, transfers: 2 });
  const linked = ['-100.00 To savings ↔', '-30.00 Again ↔', '-7.00 Lost', '100.00 Put aside ↔', '30.00 Again ↔'];
  assert.deepEqual(await told(world), linked.toSorted());
  assert.partialDeepStrictEqual((await bring(giro)).result, { imported: 0, known: 3, transfers: 0 });

  assert.partialDeepStrictEqual((await done(id, 'rollback')).result, { taken_back: 3, left: 0 });
  assert.deepEqual(
    (await all(world)).map((row) => [row.id, row.category_id, row.transfer_id]),
    [[byHand, category_id, null]],
  );
  await done(id, 'apply');
  assert.deepEqual(await told(world), linked.toSorted());

  // The bank of the savings says the same, in its own words: nothing is doubled, and the transfer stays.
  const statement = csvOf([
    { date: '2026-10-02', amount: '100.00', payee: 'GIRO ADA' },
    { date: '2026-10-20', amount: '30.00', payee: 'GIRO ADA' },
  ]);
  assert.partialDeepStrictEqual((await bring(statement, { account_id: savings.id })).result, {
    imported: 0,
    merged: 2,
  });
  assert.deepEqual(await told(world), linked.toSorted());
  await balanced(world);
  // What that statement has met is the person's by now: the transfer stays with it.
  const back = await done(id, 'rollback');
  assert.partialDeepStrictEqual(back.result, { taken_back: 1 });
  await balanced(world);
});

test('where the other account has a statement without it, nothing is made', async (t) => {
  const world = await importWorld(t);
  const { account, bring } = world;
  const giro = await account({ name: 'Giro' });
  await account({ name: 'Savings' });
  // On the giro it is part of something larger.
  const parts = csvOf([
    { date: '2026-10-01', amount: '-200.00', payee: 'Savings and more' },
    { date: '2026-10-05', amount: '-1.00', payee: 'Market' },
  ]);
  await bring(parts, { account_id: giro.id });
  const { result } = await bring(qifOf({ Savings: ['2026-10-01 50.00 From giro [Giro]'] }));
  assert.partialDeepStrictEqual(result, { imported: 1, transfers: 0 });
  assert.equal((await all(world)).length, 3);
  await balanced(world);
});
