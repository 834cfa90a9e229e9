import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compose } from './compose.ts';
import { summary, week } from './test/week.ts';
import { writingTask } from './writer.ts';

const english = { task: summary, facts: week, language: 'en' } as const;

test('a long text says all that applies, in paragraphs', () => {
  const { text, facts_used } = compose({ ...english, length: 'long' });
  assert.equal(
    text,
    [
      'You have 12 appointments between Monday 2 March and Sunday 8 March, 12.5 hours in all. The busiest day is Tuesday. It begins with “Dentist” at 09:30.',
      'Mind 1 conflict.',
      'Your time goes to Work (10 hours) and Private (2.5 hours). You spent €1,234.50; 33.3% of the week is taken.',
    ].join('\n\n'),
  );
  assert.deepEqual(facts_used.toSorted(), Object.keys(week).toSorted());
});

test('a short text says the least, and the same facts make the same text', () => {
  const { text } = compose({ ...english, length: 'short' });
  assert.match(text, /^You have 12 appointments[^\n]+\n\nMind 1 conflict\.$/);
  assert.equal(compose({ ...english, length: 'short' }).text, text);
});

test('sentences whose facts are not there, or whose conditions do not hold, are left out', () => {
  const facts = { ...week, appointments: { ...week['appointments'], value: 0 } } as typeof week;
  assert.equal(
    compose({ ...english, facts, length: 'short' }).text,
    'Nothing is planned between Monday 2 March and Sunday 8 March.',
  );
  const { conflicts: _none, ...without } = week;
  assert.doesNotMatch(compose({ ...english, facts: without, length: 'long' }).text, /Mind/);
});

test('another language is another table', () => {
  const { text } = compose({ ...english, language: 'de-AT', length: 'long' });
  assert.match(text, /^Zwischen Montag, 2\. März und Sonntag, 8\. März haben Sie 12 Termine, zusammen 12,5 Stunden\./);
  assert.match(text, /Es gibt 1 Überschneidung\./);
  assert.match(text, /Work \(10 Stunden\) und Private \(2,5 Stunden\)/);
});

test('a language without a table is answered in English, and a region has its own way', () => {
  assert.match(compose({ ...english, language: 'ja', length: 'short' }).text, /Monday 2 March/);
  assert.match(compose({ ...english, language: 'en-US', length: 'normal' }).text, /Monday, March 2.*at 9:30 AM/);
});

test('a name is said on one line, without marks that turn text around', () => {
  const facts = {
    ...week,
    first_title: { kind: 'name', value: ' Den\n\ttist\u{202e} ', label: 'title' },
  } as typeof week;
  assert.match(compose({ ...english, facts, length: 'normal' }).text, /“Den tist”/);
});

test('a task that is not whole is refused where it is declared', () => {
  const { opening: _opening, ...rest } = summary.phrases['en'] ?? {};
  assert.throws(() => writingTask({ ...summary, phrases: { en: rest } }), /en has no phrase opening/);
  assert.throws(
    () => writingTask({ ...summary, sentences: [{ phrase: 'opening', when: 'a && b' }] }),
    /"a && b" is no condition/,
  );
});
