import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, before, suite, test } from 'node:test';
import * as fc from 'fast-check';
import type { Storage } from './storage.ts';

/** What every store promises, run against each implementation. Each suite begins with an empty store. */
export function storageConformance(
  name: string,
  create: () => Promise<{ readonly storage: Storage; readonly drop: () => Promise<void> }>,
): void {
  suite(name, () => {
    let storage: Storage;
    let drop: () => Promise<void>;
    before(async () => ({ storage, drop } = await create()));
    after(() => drop());

    const text = async (key: string) => (await buffer(await storage.read(key))).toString();
    const keys = async (prefix: string, range?: { after?: string; limit?: number }) =>
      (await storage.list(prefix, range)).map(({ key }) => key);

    test('what was put is read, found and listed; then another takes its place', async () => {
      const put = await storage.put('reports/2026-10/x.txt', Buffer.from('first'));
      assert.deepEqual([put.key, put.size], ['reports/2026-10/x.txt', 5]);
      assert.match(put.modified_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      assert.deepEqual(await storage.find('reports/2026-10/x.txt'), put);
      assert.deepEqual(await storage.list('reports/'), [put]);
      assert.equal(await text('reports/2026-10/x.txt'), 'first');
      await storage.put('reports/2026-10/x.txt', Readable.from([Buffer.from('sec'), Buffer.from('ond!')]));
      assert.equal(await text('reports/2026-10/x.txt'), 'second!');
    });

    test('any bytes come back as they went in', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 100_000 }), async (bytes) => {
          await storage.put('bytes', bytes);
          assert.deepEqual(new Uint8Array(await buffer(await storage.read('bytes'))), bytes);
        }),
        { numRuns: 20 },
      );
    });

    test('a reader goes on with the version that it began', async () => {
      const old = Buffer.alloc(300_000, 'o');
      await storage.put('version', old);
      const reading = await storage.read('version');
      await storage.put('version', Buffer.from('new'));
      assert.deepEqual(await buffer(reading), old);
      assert.equal(await text('version'), 'new');
    });

    test('with ifAbsent, one of many wins, and what is there stays', async () => {
      const puts = ['a', 'b', 'c', 'd'].map((body) => storage.put('once', Buffer.from(body), { ifAbsent: true }));
      const results = await Promise.allSettled(puts);
      assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
      const refused = results.filter((result) => result.status === 'rejected');
      assert.deepEqual(
        refused.map(({ reason }) => (reason as { code: string }).code),
        ['storage.exists', 'storage.exists', 'storage.exists'],
      );
      const kept = await text('once');
      await assert.rejects(storage.put('once', Buffer.from('late'), { ifAbsent: true }), { code: 'storage.exists' });
      assert.equal(await text('once'), kept);
    });

    test('a body that fails leaves what was there, and nothing else', async () => {
      await storage.put('failing/there', Buffer.from('before'));
      const broken = () =>
        Readable.from(
          (function* () {
            yield Buffer.from('half');
            throw new Error('the source went away');
          })(),
        );
      await assert.rejects(storage.put('failing/there', broken()), /the source went away/);
      await assert.rejects(storage.put('failing/new', broken()), /the source went away/);
      assert.equal(await text('failing/there'), 'before');
      assert.deepEqual(await keys('failing'), ['failing/there']);
    });

    test('what is not there is not found, and can be deleted twice', async () => {
      await storage.put('gone/soon', Buffer.from('x'));
      await storage.delete('gone/soon');
      await storage.delete('gone/soon');
      assert.equal(await storage.find('gone/soon'), undefined);
      assert.equal(await storage.find('gone'), undefined);
      await assert.rejects(storage.read('gone/soon'), { code: 'storage.not-found' });
      assert.deepEqual(await keys('gone'), []);
      assert.deepEqual(await keys('never-was/'), []);
    });

    test('puts and deletes beside each other do not disturb each other', async () => {
      const rounds = Array.from({ length: 40 }, (_, round) => `beside/deep/${round}`);
      await Promise.all(
        rounds.map(async (key, round) => {
          await storage.put(key, Buffer.from(key));
          if (round % 2 === 0) await storage.delete(key);
        }),
      );
      assert.deepEqual(await keys('beside/'), rounds.filter((_, round) => round % 2 === 1).toSorted());
    });

    test('lists are in key order, by prefix, and go on after a key', async () => {
      const given = ['list/a', 'list/a-b', 'list/a/b', 'list/a/b/c d', 'list/a0', 'list/ä', 'list/Z'].filter(
        // On a disk `a` cannot be both a file and a folder.
        (key) => key !== 'list/a' && key !== 'list/a/b',
      );
      for (const key of given) await storage.put(key, Buffer.from(key));
      const sorted = given.toSorted();
      assert.deepEqual(await keys('list/'), sorted);
      assert.deepEqual(
        await keys('list/a'),
        sorted.filter((key) => key.startsWith('list/a')),
      );
      assert.deepEqual(await keys('list/a/'), ['list/a/b/c d']);
      const paged: string[] = [];
      for (let page = await keys('list/', { limit: 2 }); page.length > 0;) {
        paged.push(...page);
        page = await keys('list/', { limit: 2, after: page.at(-1) ?? '' });
      }
      assert.deepEqual(paged, sorted);
    });

    test('a key that would lead out of the store, or that not every store can hold, is refused everywhere', async () => {
      const refused = [
        '',
        '/',
        '/etc/passwd',
        'a//b',
        'a/',
        '.',
        '..',
        '../a',
        'a/../../b',
        'a/./b',
        'a\\b',
        'a\0b',
        'a\nb',
        '\ud800',
        '.part-1',
        'a/.part-1',
        'ä'.repeat(128),
        `${'a/'.repeat(512)}a`,
      ];
      for (const key of refused) {
        const expected = { code: 'storage.bad-key', status: 400 };
        await assert.rejects(storage.put(key, Buffer.from('x')), expected, JSON.stringify(key));
        await assert.rejects(storage.read(key), expected);
        await assert.rejects(storage.find(key), expected);
        await assert.rejects(storage.delete(key), expected);
        if (key !== '' && key !== 'a/') await assert.rejects(storage.list(key), expected);
      }
      for (const key of ['..a', 'a..', 'a b', '…', '%2e%2e', 'ä'.repeat(127)]) {
        await storage.put(key, Buffer.from(key));
        assert.equal(await text(key), key);
      }
    });
  });
}
