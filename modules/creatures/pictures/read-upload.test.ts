import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { readUpload } from './read-upload.ts';

const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="5" height="9"/></svg>');

test('of many uploads of one person a few are read at once; those of others do not wait for them', async () => {
  const begun: string[] = [];
  const upload = (name: string, person_id: string) => {
    const held = Promise.withResolvers<void>();
    const body = Readable.from(
      (async function* () {
        begun.push(name);
        await held.promise;
        yield SVG;
      })(),
    );
    const admit = async () => {};
    return { held, body, picture: readUpload({ headers: {}, body }, { person_id, admit }) };
  };
  const mine = ['1', '2', '3', '4', '5'].map((name) => upload(name, 'ada'));
  const other = upload('other', 'bob');
  other.held.resolve();
  assert.equal((await other.picture).media_type, 'image/svg+xml');
  assert.deepEqual(begun.toSorted(), ['1', '2', '3', 'other']);

  const [first, second, ...rest] = mine;
  first?.body.destroy(new Error('gone'));
  first?.held.resolve();
  await assert.rejects(first?.picture ?? Promise.resolve());
  second?.held.resolve();
  await second?.picture;
  for (const { held } of rest) held.resolve();
  for (const { picture } of rest) assert.equal((await picture).width, 64);
  assert.equal(begun.length, 6);
});
