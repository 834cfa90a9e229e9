import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { freshPostgresql } from '../../test/postgresql.ts';
import { silent } from '../log/log.ts';
import { anyWaits, countedByDay, dayAt, foundByDay, hasMark, indexSome } from './database.ts';
import { marksOf, matchesByReading, migrate, openDatabase, rowsOf, searchText } from './database.ts';
import type { Database, Migration } from './database.ts';

declare module './database.ts' {
  interface Tables {
    test_days: { id: string; owner_id: string; day: string; shelf: string; gone_at: string | null; search: string };
  }
}

const ADA = '019a0000-0000-7000-8000-0000000000aa';
const REX = '019a0000-0000-7000-8000-0000000000bb';
const DAYS = ['1900-01-01', '1999-12-31', '2000-02-29', '2026-11-21', '2199-12-31'];

const days: Migration = {
  name: 'test/0001-days',
  async up({ createTable, createTextIndexByDay, run }) {
    await createTable('test_days', {
      id: 'text primary key',
      owner_id: 'text not null',
      day: 'text not null',
      shelf: 'text not null',
      gone_at: 'text',
      search: 'text not null',
    });
    await run(`insert into test_days values ('before', '${ADA}', '2000-01-01', 's1', null, 'from before')`);
    await createTextIndexByDay('test_days', {
      day: 'day',
      apart: 'gone_at is not null',
      marks: ["'s' || shelf"],
      reads: ['shelf', 'gone_at'],
    });
  },
};

interface Asked {
  readonly words: string;
  readonly mark?: string | undefined;
  readonly owner_id?: string;
  readonly apart?: boolean;
}

function findOf({ words, mark, owner_id = ADA, apart = false }: Asked) {
  return { owner_id, apart, terms: [...(words === '' ? [] : [{ words }]), ...(mark ? [{ mark }] : [])] };
}

function exactly(database: Database, { words, mark, owner_id = ADA, apart = false }: Asked) {
  const said = matchesByReading(database, 'test_days', { q: words });
  return [
    sql<boolean>`test_days.owner_id = ${owner_id}`,
    apart ? sql<boolean>`test_days.gone_at is not null` : sql<boolean>`test_days.gone_at is null`,
    ...(said ? [said] : []),
    ...(mark ? [hasMark(database, 'test_days', mark)] : []),
  ];
}

/** By the index, with what waits for it. */
async function search(database: Database, asked: Asked): Promise<string[]> {
  const { from, where } = rowsOf(database, 'test_days', findOf(asked));
  const conditions = [...(where ? [where] : []), ...exactly(database, asked)];
  const found = await sql<{ id: string }>`select test_days.id from ${from} where ${sql.join(conditions, sql` and `)}
    order by test_days.id`.execute(database.read);
  return found.rows.map(({ id }) => id);
}

/** By reading every row. */
async function readAll(database: Database, asked: Asked): Promise<string[]> {
  const found = await sql<{ id: string }>`select id from test_days
    where ${sql.join(exactly(database, asked), sql` and `)} order by id`.execute(database.read);
  return found.rows.map(({ id }) => id);
}

/** SQLite: ids of what the index alone has, in its order. */
async function byDay(database: Database, asked: Asked, order: 'asc' | 'desc', limit?: number): Promise<string[]> {
  const columns = sql<{ id: string; day: string }>`test_days.id, test_days.day`;
  const query = foundByDay('test_days', findOf(asked), { columns, conditions: exactly(database, asked), order, limit });
  return query ? (await query.execute(database.read)).rows.map(({ id }) => id) : [];
}

async function indexAll(database: Database): Promise<void> {
  while ((await indexSome(database, 'test_days', { limit: 2 })) > 0);
}

const row = (id: string, text: string, more: object = {}) => ({
  ...{ id, owner_id: ADA, day: '2026-01-01', shelf: 's1', gone_at: null, search: searchText(text), ...more },
});

suite('Words of rows that come in by the thousand are found at every moment, by the day', () => {
  const open: Database[] = [];
  let dropAll: () => Promise<unknown>;
  const keep = (database: Database, ...rows: ReturnType<typeof row>[]) =>
    database.write((tx) => database.insertMany(tx, 'test_days', rows));
  const clear = (database: Database) => database.write((tx) => tx.deleteFrom('test_days').execute());

  before(async () => {
    const { url, drop } = await freshPostgresql();
    const dataFolder = await mkdtemp(join(tmpdir(), 'steward-days-'));
    for (const where of [{ dataFolder }, { dataFolder, DATABASE_URL: url }]) {
      const database = await openDatabase({ ...where, log: silent });
      await migrate(database, [days]);
      open.push(database);
    }
    dropAll = async () => {
      await Promise.all(open.map((database) => database.close()));
      await drop();
      await rm(dataFolder, { recursive: true });
    };
  });
  after(() => dropAll());

  test('rows from before the index wait for it, and are found', async () => {
    for (const database of open) {
      assert.deepEqual(await search(database, { words: 'bef' }), ['before']);
      assert.equal(await anyWaits(database, 'test_days'), database.dialect === 'sqlite');
      await indexAll(database);
      assert.equal(await anyWaits(database, 'test_days'), false);
      assert.deepEqual(await search(database, { words: 'bef' }), ['before']);
      await clear(database);
      assert.deepEqual(await search(database, { words: 'bef' }), []);
    }
  });

  test('SQLite gives them by their days, with the marks of columns, and counts them', async () => {
    const [database] = open;
    assert.ok(database?.dialect === 'sqlite');
    const rows = DAYS.map((day, n) => row(`n${n}`, 'word', { day, shelf: n % 2 === 0 ? 'even' : 'odd' }));
    await keep(database, ...[3, 0, 4, 1, 2].flatMap((n) => rows[n] ?? []));
    await indexAll(database);
    const all = ['n0', 'n1', 'n2', 'n3', 'n4'];
    assert.deepEqual(await byDay(database, { words: 'wo' }, 'asc'), all);
    assert.deepEqual(await byDay(database, { words: 'wo' }, 'desc', 2), ['n4', 'n3']);
    const find = { owner_id: ADA, terms: [{ any: [{ mark: 'seven' }, { whole: 'wo' }] }] };
    const counted = countedByDay('test_days', find, { from: '1999-12-31', to: '2026-11-21' });
    const found = (await counted?.execute(database.read))?.rows ?? [];
    assert.deepEqual(
      found.map(({ day, entries }) => [dayAt(day), entries]),
      [['2000-02-29', 1]],
    );
    await clear(database);
    assert.deepEqual(await byDay(database, { words: 'wo' }, 'asc'), []);
  });

  test('many that change after they were indexed are taken in anew', async () => {
    for (const database of open) {
      await keep(database, ...Array.from({ length: 1000 }, (_, n) => row(`n${n}`, 'old')));
      const take = async () => {
        while ((await indexSome(database, 'test_days', { limit: 300 })) > 0);
      };
      await take();
      await database.write((tx) => tx.updateTable('test_days').set({ search: 'new' }).execute());
      await take();
      assert.deepEqual(
        [(await search(database, { words: 'old' })).length, (await search(database, { words: 'new' })).length],
        [0, 1000],
      );
      await clear(database);
      assert.deepEqual(await search(database, { words: 'new' }), []);
    }
  });

  test('whatever happens to rows, and however much of that is in the index, a search finds what reading finds', async () => {
    const id = fc.integer({ min: 0, max: 7 }).map((n) => `n${n}`);
    const text = fc.constantFrom('fire', 'fire drake', 'drake water', 'wa', '');
    const marked = fc.constantFrom('', 'm1', 'm2');
    const word = fc.record({ text, marked });
    const command = fc.oneof(
      fc.record({ act: fc.constant('keep' as const), id, word, day: fc.constantFrom(...DAYS) }),
      fc.record({ act: fc.constant('say' as const), id, word }),
      fc.record({ act: fc.constant('move' as const), id, day: fc.constantFrom(...DAYS) }),
      fc.record({ act: fc.constant('give' as const), id, owner_id: fc.constantFrom(ADA, REX) }),
      fc.record({ act: fc.constant('trash' as const), id, gone_at: fc.constantFrom(null, '2026') }),
      fc.record({ act: fc.constant('drop' as const), id }),
      fc.record({ act: fc.constant('index' as const), limit: fc.integer({ min: 1, max: 4 }) }),
    );
    const said = ({ text, marked }: { text: string; marked: string }) =>
      searchText(text) + marksOf(marked === '' ? [] : [marked]);
    const asks: Asked[] = ['fire', 'dra', 'wa fi', ''].flatMap((words) =>
      [undefined, 'm1'].flatMap((mark) =>
        [ADA, REX].flatMap((owner_id) => [true, false].map((apart) => ({ words, mark, owner_id, apart }))),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 25 }), async (commands) => {
        for (const database of open) {
          for (const one of commands) {
            if (one.act === 'index') {
              await indexSome(database, 'test_days', one);
              continue;
            }
            await database.write(async (tx) => {
              const change = (set: object) => tx.updateTable('test_days').set(set).where('id', '=', one.id).execute();
              if (one.act === 'say') await change({ search: said(one.word) });
              else if (one.act === 'move') await change({ day: one.day });
              else if (one.act === 'give') await change({ owner_id: one.owner_id });
              else if (one.act === 'trash') await change({ gone_at: one.gone_at });
              else await tx.deleteFrom('test_days').where('id', '=', one.id).execute();
              const { id, word, day } = one.act === 'keep' ? one : {};
              if (id !== undefined && word && day !== undefined)
                await database.insertMany(tx, 'test_days', [row(id, '', { day, search: said(word) })]);
            });
          }
          for (const asked of asks)
            assert.deepEqual(await search(database, asked), await readAll(database, asked), JSON.stringify(asked));
          await indexAll(database);
          if (database.dialect === 'sqlite')
            for (const asked of asks)
              if (asked.words !== '' || asked.mark)
                assert.deepEqual(
                  (await byDay(database, asked, 'asc')).toSorted(),
                  await readAll(database, asked),
                  'the index alone',
                );
          await clear(database);
        }
      }),
      { numRuns: 40 },
    );
  });
});
