import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileRules, ruleFor } from './rule-for.ts';
import type { RuleSubject } from './rule-for.ts';
import type { Condition, Rule } from './rules.schema.ts';

type Said = Partial<Pick<Rule, 'id' | 'active' | 'match' | 'category_id' | 'payee' | 'tags'>>;

const subject: RuleSubject = {
  ...{
    payee: 'REWE  Markt GmbH',
    memo: 'Café Élan // Karte 4711',
    amount_minor: -1234n,
    account_id: 'a',
    currency: 'EUR',
  },
};

function rule(conditions: readonly Condition[], said: Said = {}) {
  return {
    ...{ id: 'r', active: true, match: 'all' as const, category_id: 'c', payee: null, tags: [] },
    ...{ ...said, conditions: [...conditions] },
  };
}

function isFor(condition: Condition, of: Partial<RuleSubject> = {}): boolean {
  return ruleFor(compileRules([rule([condition])]), { ...subject, ...of }).rule_ids.length > 0;
}

test('texts are compared without case, accents and runs of spaces', () => {
  const yes: Condition[] = [
    { field: 'payee', is: 'contains', value: 'rewe markt' },
    { field: 'payee', is: 'contains', value: 'we' },
    { field: 'payee', is: 'equals', value: ' Rewe MARKT gmbh' },
    { field: 'payee', is: 'begins', value: 'RéWé' },
    { field: 'memo', is: 'contains', value: 'cafe elan //' },
    { field: 'text', is: 'contains', value: 'karte' },
    { field: 'text', is: 'equals', value: 'cafe elan // karte 4711' },
    { field: 'text', is: 'begins', value: 'cafe' },
    { field: 'text', is: 'words', value: 'karte rewe' },
    { field: 'payee', is: 'words', value: 'mar*' },
    { field: 'payee', is: 'words', value: '*kt r*w*e' },
    { field: 'memo', is: 'words', value: '4*1' },
  ];
  for (const condition of yes) assert.ok(isFor(condition), JSON.stringify(condition));
  const no: Condition[] = [
    { field: 'payee', is: 'contains', value: 'karte' },
    { field: 'payee', is: 'equals', value: 'rewe' },
    { field: 'payee', is: 'begins', value: 'markt' },
    { field: 'text', is: 'contains', value: 'gmbh cafe' },
    { field: 'text', is: 'words', value: 'rew markt' },
    { field: 'memo', is: 'words', value: '4*12' },
    { field: 'memo', is: 'words', value: '47*711' },
    { field: 'memo', is: 'words', value: '***' },
    { field: 'memo', is: 'contains', value: '*' },
    { field: 'payee', is: 'words', value: '.+' },
  ];
  for (const condition of no) assert.ok(!isFor(condition), JSON.stringify(condition));
  assert.ok(isFor({ field: 'payee', is: 'contains', value: '京' }, { payee: '東京電力' }));
  assert.ok(isFor({ field: 'payee', is: 'words', value: '☕' }, { payee: 'Bar ☕' }));
});

test('amounts are held against their size in their own currency; direction and account by themselves', () => {
  const amount = (from: string | null, to: string | null, currency = 'EUR'): Condition => ({
    ...{ field: 'amount', currency, from, to },
  });
  assert.ok(isFor(amount('12.34', '12.34')));
  assert.ok(isFor(amount('12.34', null)) && isFor(amount(null, '12.34')));
  assert.ok(isFor(amount('10', '20'), { amount_minor: 1234n }));
  assert.ok(!isFor(amount('12.35', null)) && !isFor(amount(null, '12.33')));
  assert.ok(!isFor(amount('0', '1000', 'USD')));
  assert.ok(isFor(amount('1234', '1234', 'JPY'), { currency: 'JPY' }));
  assert.ok(isFor({ field: 'direction', is: 'out' }) && !isFor({ field: 'direction', is: 'in' }));
  assert.ok(!isFor({ field: 'direction', is: 'out' }, { amount_minor: 0n }));
  assert.ok(isFor({ field: 'account', account_ids: ['b', 'a'] }) && !isFor({ field: 'account', account_ids: ['b'] }));
});

test('of each kind of action the first rule that matches wins; those switched off have no say', () => {
  const rewe: Condition = { field: 'payee', is: 'contains', value: 'rewe' };
  const other: Condition = { field: 'payee', is: 'contains', value: 'aldi' };
  const compiled = compileRules([
    rule([rewe], { id: 'off', active: false, category_id: 'off' }),
    rule([rewe, other], { id: 'all', category_id: 'all' }),
    rule([rewe, other], { id: 'any', match: 'any', category_id: null, payee: 'Rewe' }),
    rule([rewe], { id: 'both', category_id: 'food', payee: 'late' }),
    rule([rewe], { id: 'late', category_id: 'late' }),
    rule([rewe], { id: 'tags', category_id: null, tags: ['a', 'b'] }),
    rule([rewe], { id: 'more', category_id: null, tags: ['c'] }),
  ]);
  assert.deepEqual(ruleFor(compiled, subject), {
    ...{ category_id: 'food', payee: 'Rewe', tags: ['a', 'b'], rule_ids: ['any', 'both', 'tags'] },
  });
  assert.deepEqual(ruleFor(compiled, { ...subject, payee: 'x' }).rule_ids, []);
});

test('what is looked for by a table of pairs is what plain comparing finds', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' ', '*', '京', '1', '/', '😀') });
  fc.assert(
    fc.property(text, text, text, (payee, memo, value) => {
      if (value.trim() === '') return;
      const plain = (one: string) => one.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/\s+/g, ' ').trim();
      const found = [payee, memo].some((one) => plain(one).includes(plain(value)));
      assert.equal(isFor({ field: 'text', is: 'contains', value }, { payee, memo }), found);
    }),
    { numRuns: 2000 },
  );
});

test('no value takes long', () => {
  const value = '*a'.repeat(100);
  const long = { payee: 'a'.repeat(300), memo: `${'a'.repeat(1900)}b` };
  const compiled = compileRules(
    Array.from({ length: 500 }, (_, n) => rule([{ field: 'text', is: 'words', value: `${value}${n}` }])),
  );
  assert.deepEqual(ruleFor(compiled, { ...subject, ...long }).rule_ids, []);
});
