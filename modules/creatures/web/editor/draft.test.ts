import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEW_DRAFT, changeOf, changedFields, mergedDraft, toDrawTraits, toWire } from './draft.ts';
import type { Draft } from './draft.ts';

const SMAUG: Draft = {
  ...NEW_DRAFT,
  ...{ name: 'Smaug', species: 'dragon', tags: ['hoard', 'fierce'], colors: ['red'], size: 'huge' },
  more: [{ key: 'diet', value: 'sheep' }],
};

test('only what was changed is sent; traits go whole', () => {
  assert.deepEqual(changeOf(SMAUG, SMAUG), {});
  assert.deepEqual(changeOf(SMAUG, { ...SMAUG, name: ' Smaug ', tags: ['fierce', 'hoard'] }), {});
  assert.deepEqual(changeOf(SMAUG, { ...SMAUG, species: 'wyrm' }), { species: 'wyrm' });
  assert.deepEqual(changeOf(SMAUG, { ...SMAUG, habitat: 'mountain' }), {
    traits: { colors: ['red'], size: 'huge', temperament: '', habitat: 'mountain', features: [], diet: 'sheep' },
  });
});

test('rows of further traits that say nothing do not count', () => {
  const typing = { ...SMAUG, more: [...SMAUG.more, { key: '', value: '' }, { key: 'born', value: ' ' }] };
  assert.deepEqual(changedFields(SMAUG, typing), []);
  assert.equal('born' in toWire(typing).traits, false);
});

test('no trait of a person takes the place of one that is drawn', () => {
  const { traits } = toWire({ ...SMAUG, more: [{ key: 'size', value: 'endless' }] });
  assert.equal(traits.size, 'huge');
});

test('of two changes at once both stay, and mine where both mean the same field', () => {
  const mine = { ...SMAUG, habitat: 'mountain', species: 'wyrm' };
  const theirs = { ...SMAUG, species: 'drake', story: 'Once upon a time.' };
  assert.deepEqual(mergedDraft(SMAUG, mine, theirs), {
    ...{ ...SMAUG, habitat: 'mountain', species: 'wyrm', story: 'Once upon a time.' },
  });
});

test('a sketch is drawn from what is drawn, and nothing else', () => {
  assert.deepEqual(toDrawTraits({ ...SMAUG, story: 'long' }), {
    ...{ name: 'Smaug', species: 'dragon', colors: ['red'], size: 'huge', temperament: '', habitat: '', features: [] },
  });
});
