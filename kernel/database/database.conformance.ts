import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { isUniqueViolation, migrate, prepared } from './database.ts';
import type { Database, Migration, Writer } from './database.ts';

declare module './database.ts' {
  interface Tables {
    test_things: { id: string; count: number; weight: number | null; note: string | null; picture: Uint8Array | null };
    test_parts: { id: string; thing_id: string };
    test_purses: { id: string; count: number; held_minor: bigint | null };
  }
}

/** What the suite needs of an implementation: an empty database that can be opened more than once. */
export interface DatabaseUnderTest {
  open(): Promise<Database>;
  drop(): Promise<void>;
}

const things: Migration = {
  name: 'test/0001-things',
  async up({ createTable, run }) {
    await createTable('test_things', {
      id: 'text primary key',
      count: 'integer not null default 0',
      weight: 'real',
      note: 'text',
      picture: 'blob',
    });
    await createTable(
      'test_parts',
      { id: 'text not null', thing_id: 'text not null references test_things (id) on delete cascade' },
      { constraints: ['primary key (thing_id, id)'], clustered: true },
    );
    await createTable('test_purses', {
      id: 'text primary key',
      count: 'integer not null',
      held_minor: 'integer',
    });
    await run('create index test_things_by_count on test_things (count, id)');
  },
};

const thing = (id: string, count = 0) => ({ id, count, weight: null, note: null, picture: null });
const insert = (tx: Writer, id: string, count = 0) => tx.insertInto('test_things').values(thing(id, count)).execute();

/** What every database promises, run against each implementation. */
export function databaseConformance(name: string, create: () => Promise<DatabaseUnderTest>): void {
  suite(name, () => {
    let under: DatabaseUnderTest;
    let database: Database;
    const ids = async () => {
      const rows = await database.read.selectFrom('test_things').select('id').orderBy('id').execute();
      return rows.map(({ id }) => id);
    };

    before(async () => {
      under = await create();
      database = await under.open();
      await migrate(database, [things]);
    });
    after(async () => {
      await database.close();
      await under.drop();
    });

    test('amounts of money are exact to 64 bits, sums of them too; beside them counts stay numbers', async () => {
      const [most, least] = [2n ** 63n - 1n, -(2n ** 63n)];
      const purses = [
        { id: 'a', count: 1, held_minor: most },
        { id: 'b', count: 2, held_minor: least },
        { id: 'c', count: 3, held_minor: null },
        { id: 'd', count: 4, held_minor: 7n },
      ];
      await database.write((tx) => database.insertMany(tx, 'test_purses', purses));
      const all = database.read.selectFrom('test_purses').selectAll().orderBy('id');
      assert.deepEqual(await all.execute(), purses);
      assert.deepEqual(await Array.fromAsync(all.stream(2)), purses);
      const sums = database.read
        .selectFrom('test_purses')
        .select(({ fn }) => [fn.sum<bigint>('held_minor').as('held_minor'), fn.countAll<number>().as('purses')]);
      assert.deepEqual(await sums.where('id', '<>', 'b').where('id', '<>', 'a').executeTakeFirstOrThrow(), {
        held_minor: 7n,
        purses: 2,
      });
      assert.deepEqual(
        await database.read.selectFrom('test_purses').select('id').where('held_minor', '=', most).execute(),
        [{ id: 'a' }],
      );
      const add = database.write((tx) =>
        tx
          .updateTable('test_purses')
          .set((row) => ({ held_minor: row('held_minor', '+', 1n) }))
          .where('id', '=', 'a')
          .execute(),
      );
      await assert.rejects(add, { code: 'database.out-of-range' });
      const tooLarge = sql<{ held: number }>`select held_minor as held from test_purses where id = 'a'`;
      await assert.rejects(tooLarge.execute(database.read), RangeError);
    });

    test('a write is seen by every read after it has resolved, and by none before', async () => {
      let seenInside: string[] = [];
      await database.write(async (tx) => {
        await insert(tx, 'seen');
        seenInside = await ids();
      });
      assert.deepEqual(seenInside, []);
      assert.deepEqual(await ids(), ['seen']);
    });

    test('a write that throws leaves nothing, and the others of its turn stay', async () => {
      const broken = new Error('on purpose');
      const results = await Promise.allSettled([
        database.write((tx) => insert(tx, 'turn-1')),
        database.write(async (tx) => {
          await insert(tx, 'turn-2');
          throw broken;
        }),
        database.write((tx) => insert(tx, 'turn-3')),
      ]);
      assert.deepEqual(
        results.map(({ status }) => status),
        ['fulfilled', 'rejected', 'fulfilled'],
      );
      assert.equal(results[1]?.status === 'rejected' && results[1].reason, broken);
      const left = (await ids()).filter((id) => id.startsWith('turn-'));
      assert.deepEqual(left, ['turn-1', 'turn-3']);
    });

    test('a write gives back what its work returns; insert and update say what they did', async () => {
      const returned = await database.write(async (tx) => {
        const row = await tx.insertInto('test_things').values(thing('returned', 5)).returningAll().executeTakeFirst();
        const { numUpdatedRows } = await tx
          .updateTable('test_things')
          .set({ count: 6 })
          .where('id', '=', 'returned')
          .executeTakeFirstOrThrow();
        return { row, updated: Number(numUpdatedRows) };
      });
      assert.deepEqual(returned, { row: thing('returned', 5), updated: 1 });
    });

    test('values come back as they went in, on both databases alike', async () => {
      const picture = Uint8Array.from([0, 1, 255]);
      const row = { id: 'välues ✓', count: Number.MAX_SAFE_INTEGER, weight: 0.1, note: 'it\'s\n"so"', picture };
      await database.write((tx) => tx.insertInto('test_things').values(row).execute());
      const found = await database.read.selectFrom('test_things').selectAll().where('id', '=', row.id).execute();
      assert.deepEqual(found, [row]);
      const { rows } = await sql<Record<string, unknown>>`
        select count(*) as rows, sum(count) as total, avg(count) as mean, count(*) > 0 as some, min(count) is null as none
        from test_things where id in ('returned', 'turn-1')`.execute(database.read);
      assert.deepEqual(rows, [{ rows: 2, total: 6, mean: 3, some: 1, none: 0 }]);
      const given = await sql`
        select count / ${2} as half, id || ${'-'} as text from test_things where id = 'returned' limit ${1}`.execute(
        database.read,
      );
      assert.deepEqual(given.rows, [{ half: 3, text: 'returned-' }]);
    });

    test('an integer that a number cannot hold is refused, never rounded', async () => {
      await assert.rejects(sql`select count + 2 as big from test_things where id = 'välues ✓'`.execute(database.read));
    });

    test('wrong types, missing parents and second rows of a key are refused; a second row of a key is recognised', async () => {
      await assert.rejects(database.write((tx) => insert(tx, 'x', 1.5)));
      await assert.rejects(
        database.write((tx) => tx.insertInto('test_parts').values({ id: 'p', thing_id: 'nobody' }).execute()),
        (error) => !isUniqueViolation(error),
      );
      await database.write((tx) => insert(tx, 'twice'));
      await assert.rejects(
        database.write((tx) => insert(tx, 'twice')),
        isUniqueViolation,
      );
    });

    test('a statement that failed fails its write, even when its error was caught', async () => {
      const swallow = database.write(async (tx) => {
        await insert(tx, 'swallowed');
        await insert(tx, 'swallowed').catch(() => undefined);
      });
      await assert.rejects(swallow, isUniqueViolation);
      assert.equal((await ids()).includes('swallowed'), false);
    });

    test('callbacks run after the commit, before the caller goes on; not when nothing was committed', async () => {
      const order: string[] = [];
      await database.write(async (tx) => {
        tx.afterCommit(() => order.push('first'));
        tx.afterCommit(() => {
          throw new Error('its own fault');
        });
        tx.afterCommit(() => order.push('second'));
        await insert(tx, 'callbacks');
        order.push('work');
      });
      order.push('caller');
      const failing = database.write(async (tx) => {
        tx.afterCommit(() => order.push('never'));
        await insert(tx, 'callbacks');
      });
      await assert.rejects(failing);
      assert.deepEqual(order, ['work', 'first', 'second', 'caller']);
    });

    test('a write inside a write is refused; a write after it, or beside it, is not', async () => {
      const inside = database.write(() => database.write((tx) => insert(tx, 'inside')));
      await assert.rejects(inside, { code: 'database.write-inside-write' });
      let following: Promise<unknown> = Promise.resolve();
      await database.write(async (tx) => {
        tx.afterCommit(() => {
          following = database.write((next) => insert(next, 'following'));
        });
        await insert(tx, 'followed');
      });
      await following;
      assert.equal((await ids()).includes('following'), true);
    });

    test('a transaction is over when its write is', async () => {
      const kept = await database.write(async (tx) => ({ tx }));
      await assert.rejects(insert(kept.tx, 'late'), { code: 'database.write-over' });
      await assert.rejects(database.insertMany(kept.tx, 'test_things', [thing('late')]), {
        code: 'database.write-over',
      });
      const reading = database.read.transaction().execute(async () => undefined);
      await assert.rejects(reading, /Use database\.write/);
    });

    test('many writers count without losing one', async () => {
      await database.write((tx) => insert(tx, 'counter'));
      const other = await under.open();
      const increment = (on: Database) =>
        on.write(async (tx) => {
          const { count } = await tx
            .selectFrom('test_things')
            .select('count')
            .where('id', '=', 'counter')
            .executeTakeFirstOrThrow();
          await tx
            .updateTable('test_things')
            .set({ count: count + 1 })
            .where('id', '=', 'counter')
            .execute();
        });
      await Promise.all(Array.from({ length: 40 }, (_, index) => increment(index % 2 ? database : other)));
      await other.close();
      const { count } = await database.read
        .selectFrom('test_things')
        .select('count')
        .where('id', '=', 'counter')
        .executeTakeFirstOrThrow();
      assert.equal(count, 40);
    });

    test('what two writes each decide by reading holds for both together', async () => {
      const other = await under.open();
      const claimIfNone = (on: Database, id: string) =>
        on.write(async (tx) => {
          const taken = await tx.selectFrom('test_things').select('id').where('note', '=', 'first').execute();
          if (taken.length > 0) return false;
          await tx
            .insertInto('test_things')
            .values({ ...thing(id), note: 'first' })
            .execute();
          return true;
        });
      const claims = Array.from({ length: 8 }, (_, index) =>
        claimIfNone(index % 2 ? database : other, `claim-${index}`),
      );
      const won = (await Promise.all(claims)).filter(Boolean);
      await other.close();
      assert.equal(won.length, 1);
    });

    test('insertMany keeps every value, for any rows', async () => {
      const note = fc.option(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')));
      const count = fc.maxSafeInteger();
      const weight = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0));
      const picture = fc.option(fc.uint8Array());
      const rows = fc.array(fc.record({ note, count, weight, picture }), { maxLength: 160, size: 'max' });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(rows, async (values) => {
          run++;
          const given = values.map((row, index) => ({ id: `many-${run}-${String(index).padStart(3, '0')}`, ...row }));
          await database.write((tx) => database.insertMany(tx, 'test_things', given));
          const found = await database.read
            .selectFrom('test_things')
            .selectAll()
            .where('id', 'like', `many-${run}-%`)
            .orderBy('id')
            .execute();
          assert.deepEqual(found, given);
        }),
        { numRuns: 25 },
      );
    });

    test('a stream gives every row in order, may be left early, and does not hold back later reads', async () => {
      const rows = Array.from({ length: 1000 }, (_, index) => thing(`stream-${String(index).padStart(4, '0')}`));
      await database.write((tx) => database.insertMany(tx, 'test_things', rows));
      const query = database.read.selectFrom('test_things').select('id').where('id', 'like', 'stream-%').orderBy('id');
      const seen: string[] = [];
      for await (const { id } of query.stream(64)) {
        if (seen.length === 0) {
          await database.write((tx) => insert(tx, 'beside-stream'));
          assert.equal((await ids()).includes('beside-stream'), true);
        }
        seen.push(id);
      }
      assert.deepEqual(
        seen,
        rows.map(({ id }) => id),
      );
      for await (const { id } of query.stream(64)) if (id) break;
      await database.write((tx) => insert(tx, 'after-stream'));
    });

    test('a prepared query takes new values at each call', async () => {
      const insertThing = prepared((db, { id, count }: { id: string; count: number }) =>
        db.insertInto('test_things').values({ id, count, weight: null, note: null, picture: null }),
      );
      const findThing = prepared((db, { id }: { id: string }) =>
        db.selectFrom('test_things').select(['id', 'count']).where('id', '=', id).limit(1),
      );
      await database.write(async (tx) => {
        await insertThing(tx, { id: 'prepared-1', count: 1 });
        await insertThing(tx, { id: 'prepared-2', count: 2 });
      });
      assert.deepEqual(await findThing(database.read, { id: 'prepared-2' }), [{ id: 'prepared-2', count: 2 }]);
      assert.deepEqual(await findThing(database.read, { id: 'prepared-1' }), [{ id: 'prepared-1', count: 1 }]);
      assert.deepEqual(await findThing(database.read, { id: 'nobody' }), []);
    });

    test('migrations run once, in one of several processes; a failing one leaves nothing', async () => {
      const others = await Promise.all([under.open(), under.open()]);
      const second: Migration = {
        name: 'test/0002-more',
        up: async ({ createTable }) => createTable('test_more', { id: 'text primary key' }),
      };
      const broken: Migration = {
        name: 'test/0003-broken',
        async up({ createTable, run }) {
          await createTable('test_broken', { id: 'text primary key' });
          await run('insert into no_such_table values (1)');
        },
      };
      const ran = await Promise.all(others.map((other) => migrate(other, [things, second])));
      assert.deepEqual(ran.flat(), ['test/0002-more']);
      await assert.rejects(migrate(database, [things, second, broken]), /no_such_table/);
      await assert.rejects(sql`select * from test_broken`.execute(database.read));
      await assert.rejects(migrate(database, [things]), { code: 'database.newer', message: /test\/0002-more/ });
      await Promise.all(others.map((other) => other.close()));
    });

    test('after close, writing and reading are refused', async () => {
      const other = await under.open();
      const last = other.write((tx) => insert(tx, 'last'));
      await last;
      await other.close();
      await assert.rejects(
        other.write((tx) => insert(tx, 'too-late')),
        { code: 'database.closed' },
      );
      await assert.rejects(other.read.selectFrom('test_things').select('id').execute(), { code: 'database.closed' });
    });
  });
}
