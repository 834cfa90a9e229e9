import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readLine } from './read-line.ts';

const species = new Set(['moon moth', 'grue']);

/** What was understood, the empty parts left out. */
function read(line: string, literal = false) {
  const { said, guessed } = readLine(line, { species, literal });
  const there = Object.entries(said).filter(([, value]) => value !== null && value.length > 0);
  return { ...Object.fromEntries(there), ...(guessed && { guessed }) };
}

test('a name alone is a name', () => {
  assert.deepEqual(read('Smaug'), { name: 'Smaug' });
  assert.deepEqual(read('  Winnie   the Pooh '), { name: 'Winnie the Pooh' });
  assert.deepEqual(read('Big Red'), { name: 'Big Red' });
  assert.deepEqual(read('Dragon'), { name: 'Dragon' });
  assert.deepEqual(read('玉兔 🐇'), { name: '玉兔 🐇' });
});

test('what is known at the end is understood, and says that it was', () => {
  assert.deepEqual(read('Smaug dragon red fierce'), {
    ...{ name: 'Smaug', species: 'dragon', colors: ['red'], temperament: 'fierce', guessed: true },
  });
  assert.deepEqual(read('Smaug, a huge red and gold dragon #treasure'), {
    ...{ name: 'Smaug', species: 'dragon', colors: ['red', 'gold'], size: 'huge', tags: ['treasure'], guessed: true },
  });
  assert.deepEqual(read('Black Beauty horse'), { name: 'Black Beauty', species: 'horse', guessed: true });
  assert.deepEqual(read('Alexander the dog'), { name: 'Alexander', species: 'dog', guessed: true });
  assert.deepEqual(read('Gruffy grue'), { name: 'Gruffy', species: 'grue', guessed: true });
});

test('the same words as a name, where that is meant', () => {
  assert.deepEqual(read('Black Beauty horse #stable', true), { name: 'Black Beauty horse', tags: ['stable'] });
  assert.deepEqual(read('Catdog cat dog'), { name: 'Catdog cat dog' });
});

test('marks say what is what', () => {
  assert.deepEqual(read('Smaug species: sea dragon colours: red, gold and black #fierce #"loves riddles"'), {
    ...{ name: 'Smaug', species: 'sea dragon', colors: ['red', 'gold', 'black'], tags: ['fierce', 'loves riddles'] },
  });
  assert.deepEqual(read('#a Rex #A size: huge habitat: the deep sea features: horns'), {
    ...{ name: 'Rex', tags: ['a'], size: 'huge', habitat: 'the deep sea', features: ['horns'] },
  });
  assert.deepEqual(read('Agent 007: licensed'), { name: 'Agent 007: licensed' });
  assert.deepEqual(read('C#'), { name: 'C#' });
});

test('whatever is typed, the name holds only what was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (line) => {
      const { said } = readLine(line, { species });
      for (const word of said.name.split(' ')) assert.ok(line.includes(word));
    }),
  );
});
