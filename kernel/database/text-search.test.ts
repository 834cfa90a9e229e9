import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, suite, test } from 'node:test';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { freshPostgresql } from '../../test/postgresql.ts';
import { silent } from '../log/log.ts';
import { marksOf, matches, matchesByReading, migrate, openDatabase, searchText, unmarked } from './database.ts';
import type { Database, Migration } from './database.ts';

declare module './database.ts' {
  interface Tables {
    test_shelves: { id: string };
    test_texts: { id: string; shelf_id: string; owner_id: string; search: string };
  }
}

const ADA = '019a0000-0000-7000-8000-0000000000aa';
const REX = '019a0000-0000-7000-8000-0000000000bb';

const texts: Migration = {
  name: 'test/0001-texts',
  async up({ createTable, createTextIndex, run }) {
    await createTable('test_shelves', { id: 'text primary key' });
    await createTable('test_texts', {
      id: 'text primary key',
      shelf_id: 'text not null references test_shelves (id) on delete cascade',
      owner_id: 'text not null',
      search: 'text not null',
    });
    await run(`insert into test_shelves values ('shelf')`);
    await run(`insert into test_texts values ('before', 'shelf', '${ADA}', 'from before the index')`);
    await createTextIndex('test_texts');
  },
};

/** Text, what finds it, and what does not. */
const FOUND: readonly (readonly [text: string, yes: readonly string[], no: readonly string[]])[] = [
  [
    'The Fire-Drake of Ångström',
    ['fire drake', 'DRAKE fire', 'angs', 'Ångs', 'f d a', 'fire,,drake!'],
    ['ire', 'fired'],
  ],
  ['ﬁerce ﬂame, Größe, ŁÓDŹ, naïve Æsir', ['fierce', 'flame', 'grosse', 'lodz', 'naive', 'aesir'], ['ierce']],
  ['ΟΔΟΣ όμορφη', ['οδος', 'οδοσ', 'ομορ'], ['δος']],
  ['IŞIK ışık İstanbul', ['isik', 'ışık', 'istanbul'], ['stanbul']],
  [
    '赤い火竜のドラゴン、スーパー',
    ['火竜', '竜', '赤', 'ドラゴン', 'スーパ', 'ー', '火竜 赤い'],
    ['青', '竜火', 'トラコン'],
  ],
  ['龍は火を吹く𠮷野家', ['火', '龍', '𠮷野', '吹く'], ['水']],
  ['불을 뿜는 용', ['용', '불을', '뿜'], ['는']],
  ['มังกรไฟตัวใหญ่', ['ไฟ', 'มังกร', 'ใหญ่'], ['น้ำ']],
  ['हिंदी में अजगर', ['हिंदी', 'अजगर', 'अज'], ['हदी', 'गर']],
  ['תַּנִּין גדול', ['תנין', 'תַּנִּין', 'גד'], ['נין']],
  ['تِنِّين أخضر', ['تنين', 'اخضر', 'أخضر'], ['ضر']],
  ['dragon🔥🐉 👩‍🚀 👍🏽 🇩🇪 ❤️', ['🔥', '🐉', 'dragon 🐉', '🚀', '👩‍🚀', '👍', '👍🏿', '🇩🇪', '❤'], ['🐢', '🇫🇷']],
  ['Z̸̢̛a̴̡͝l̵̨͠g̷̡̛o̶ ２０２６ ①', ['zalgo', '2026', '1'], ['2025']],
  [`${'long'.repeat(2500)} tail`, ['long', 'tail', 'long'.repeat(15), 'long'.repeat(2500)], ['ong']],
  [Array.from({ length: 10_000 }, (_, n) => `w${n}`).join(' '), ['w9999', 'w0 w5000'], ['w10000']],
];

const HOSTILE = [
  ...['"fire"', 'fire*', 'fire OR drake', 'NEAR(fire drake, 5)', 'fire:*', "fire' | 'drake", 'fire & !drake', '-fire'],
  ...[
    'search:fire',
    '{search}:fire',
    '^fire',
    'fire\\',
    "\\'fire",
    '((fire',
    '"',
    '""',
    "'",
    '*',
    ':*',
    '<->',
    '%',
    '_',
  ],
  ...[
    '\u0000fire',
    'fi\u0000re',
    '\ud83d',
    'fire \udc00',
    '\u202efire\u202c',
    '\u200b\u200bfire',
    '\ufefffire',
    ';--fire',
  ],
  ...[
    'x'.repeat(10_000),
    'a b '.repeat(5000),
    '火'.repeat(10_000),
    '',
    '   ',
    '\n\t',
    'ﷺ'.repeat(3000),
    '𠮷'.repeat(200),
  ],
];

interface Library {
  readonly database: Database;
  keep(id: string, text: string, owner_id?: string): Promise<void>;
  find(q: string, owner_id?: string): Promise<string[]>;
  forget(): Promise<void>;
}

function library(database: Database): Library {
  const ids = async (q: string, owner_id: string, condition: typeof matches) => {
    const found = condition(database, 'test_texts', { q, owner_id });
    let query = database.read.selectFrom('test_texts').select('id').where('owner_id', '=', owner_id).orderBy('id');
    if (found) query = query.where(found);
    return (await query.execute()).map(({ id }) => id);
  };
  return {
    database,
    keep: (id, text, owner_id = ADA) =>
      database.write((tx) =>
        database.insertMany(tx, 'test_texts', [{ id, shelf_id: 'shelf', owner_id, search: searchText(text) }]),
      ),
    /** By the index and by reading, which must agree. */
    async find(q, owner_id = ADA) {
      const found = await ids(q, owner_id, matches);
      assert.deepEqual(
        await ids(q, owner_id, matchesByReading),
        found,
        `reading for ${JSON.stringify(q.slice(0, 100))}`,
      );
      return found;
    },
    forget: async () => {
      await database.write((tx) => tx.deleteFrom('test_texts').execute());
    },
  };
}

suite('Words are found in texts, on both databases alike', () => {
  const open: Library[] = [];
  let dropAll: () => Promise<unknown>;
  const each = async (work: (library: Library) => Promise<void>) => {
    for (const one of open) await work(one);
  };

  before(async () => {
    const { url, drop } = await freshPostgresql();
    const dataFolder = await mkdtemp(join(tmpdir(), 'steward-text-'));
    for (const where of [{ dataFolder }, { dataFolder, DATABASE_URL: url }]) {
      const database = await openDatabase({ ...where, log: silent });
      await migrate(database, [texts]);
      open.push(library(database));
    }
    dropAll = async () => {
      await Promise.all(open.map(({ database }) => database.close()));
      await drop();
      await rm(dataFolder, { recursive: true });
    };
  });
  after(() => dropAll());

  test('rows from before the index are in it', () =>
    each(async ({ find, forget }) => {
      assert.deepEqual(await find('ind bef'), ['before']);
      await forget();
      assert.deepEqual(await find('before'), []);
    }));

  for (const [text, yes, no] of FOUND)
    test(`"${text.slice(0, 40)}"`, () =>
      each(async ({ keep, find, forget, database: { dialect } }) => {
        await keep('it', text);
        await keep('other', 'something else');
        for (const q of yes) assert.deepEqual(await find(q), ['it'], `${dialect}: ${q.slice(0, 100)}`);
        for (const q of no) assert.deepEqual(await find(q), [], `${dialect}: ${q}`);
        await forget();
      }));

  test('no query is an error, and none means more than its words', async () => {
    const answers: string[][][] = [];
    await each(async ({ keep, find, forget }) => {
      await keep('fire', 'fire');
      await keep('drake', 'drake');
      await keep('near', 'Near or search; a b x 火');
      const mine: string[][] = [];
      for (const q of HOSTILE) mine.push(await find(q));
      answers.push(mine);
      await forget();
    });
    assert.deepEqual(answers[0], answers[1]);
    const of = (q: string) => answers[0]?.[HOSTILE.indexOf(q)];
    assert.deepEqual(of('"fire"'), ['fire']);
    assert.deepEqual(of('fire OR drake'), []);
    assert.deepEqual(of('search:fire'), []);
    assert.deepEqual(of('"'), ['drake', 'fire', 'near']);
  });

  test('the index goes with the rows: many at once, changed, moved, undone, deleted with what they belong to', () =>
    each(async ({ database, find, forget, keep }) => {
      const rows = Array.from({ length: 300 }, (_, n) => ({
        ...{ id: `n${n}`, shelf_id: n % 3 === 0 ? 'other' : 'shelf', owner_id: ADA },
        search: searchText(`number ${n}`),
      }));
      await database.write(async (tx) => {
        await tx.insertInto('test_shelves').values({ id: 'other' }).execute();
        await database.insertMany(tx, 'test_texts', rows);
      });
      assert.equal((await find('numb')).length, 300);
      const set = (change: { search?: string; id?: string; owner_id?: string }, id: string) =>
        database.write((tx) => tx.updateTable('test_texts').set(change).where('id', '=', id).execute());
      await set({ search: searchText('renamed') }, 'n7');
      await set({ id: 'moved' }, 'n8');
      await set({ owner_id: REX }, 'n10');
      assert.deepEqual(
        [await find('renam'), await find('number 8'), await find('10'), await find('10', REX)],
        [
          ['n7'],
          ['moved', ...[80, 82, 83, 85, 86, 88, 89].map((n) => `n${n}`)].concat(['n81', 'n84', 'n87']).toSorted(),
          ['n100', 'n101', 'n102', 'n103', 'n104', 'n105', 'n106', 'n107', 'n108', 'n109'],
          ['n10'],
        ],
      );
      await assert.rejects(
        database.write(async (tx) => {
          await tx.deleteFrom('test_texts').execute();
          throw new Error('on purpose');
        }),
        /on purpose/,
      );
      assert.equal((await find('numb')).length, 298);
      await database.write((tx) => tx.deleteFrom('test_shelves').where('id', '=', 'other').execute());
      assert.equal((await find('numb')).length, 198);
      await forget();
      await keep('new', 'number one');
      assert.deepEqual([await find('numb'), await find('renam')], [['new'], []]);
      await forget();
    }));

  test('everybody finds their own', () =>
    each(async ({ keep, find, forget }) => {
      await keep('ada', 'dragon');
      await keep('rex', 'dragon', REX);
      assert.deepEqual([await find('drag'), await find('drag', REX)], [['ada'], ['rex']]);
      await forget();
    }));

  test('marks are found with words or alone, by whole ids, and by no words', () =>
    each(async ({ database, keep, find, forget }) => {
      await keep('both', 'fire drake');
      await keep('one', 'fire');
      await keep('rex', 'fire', REX);
      const set = (id: string, search: RawBuilder<string> | string) =>
        database.write((tx) => tx.updateTable('test_texts').set({ search }).where('id', '=', id).execute());
      await set('both', `fire drake${marksOf(['b-2', 'a-1'])}`);
      await set('one', `fire${marksOf(['a-1'])}`);
      await set('rex', `fire${marksOf(['a-1'])}`);
      const marked = async (q: string, ...ids: string[]) => {
        const found = matches(database, 'test_texts', { q, owner_id: ADA, marks: ids });
        assert.ok(found);
        const rows = await database.read.selectFrom('test_texts').select('id').where(found).orderBy('id').execute();
        return rows.map(({ id }) => id);
      };
      assert.deepEqual(await marked('', 'a-1'), ['both', 'one']);
      assert.deepEqual(await marked('dra', 'a-1'), ['both']);
      assert.deepEqual(await marked('fire', 'a-1', 'b-2'), ['both']);
      assert.deepEqual([await marked('', 'a'), await marked('drake', 'c-3')], [[], []]);
      assert.deepEqual([await find('a1'), await find('§a1'), await find('fire')], [[], [], ['both', 'one']]);
      await set('both', sql<string>`${unmarked(database, 'test_texts')} || ${marksOf(['c-3'])}`);
      assert.deepEqual([await marked('drake', 'c-3'), await marked('', 'a-1')], [['both'], ['one']]);
      await set('one', unmarked(database, 'test_texts'));
      assert.deepEqual([await marked('', 'a-1'), await find('fire')], [[], ['both', 'one']]);
      await forget();
    }));

  test('after VACUUM the index still fits the rows', () =>
    each(async ({ database, keep, find, forget }) => {
      await forget();
      for (const name of ['one', 'two', 'three', 'four']) await keep(name, `${name} all`);
      await database.write((tx) => tx.deleteFrom('test_texts').where('id', 'in', ['one', 'three']).execute());
      if (database.dialect === 'sqlite') await vacuum(database);
      assert.deepEqual(
        [await find('two'), await find('four'), await find('all')],
        [['two'], ['four'], ['four', 'two']],
      );
      await forget();
    }));

  test('whatever a person can write can be stored', () =>
    each(async ({ keep, find, forget }) => {
      const han = Array.from({ length: 52_000 }, (_, n) => String.fromCodePoint(0x20_000 + ((n * 7919) % 42_000))).join(
        '',
      );
      await keep('han', han);
      await keep('ligatures', Array.from({ length: 52_000 }, (_, n) => `ﷺ${n}`).join(''));
      await keep('letters', Array.from({ length: 26_000 }, (_, n) => String.fromCodePoint(0x1_0000 + n)).join(' '));
      assert.deepEqual(await find(han.slice(0, 8)), ['han']);
      await forget();
    }));

  test('both databases, and reading without an index, answer alike', async () => {
    const character = fc.constantFrom(
      ...'abAÄé ßσς火竜ドガが-_\'"\\*:()&|!<>%🐉🔥👍🏽é้กมีَتन'.split(''),
      '\u200d',
      '\ufe0f',
      '𠮷',
    );
    const text = fc.string({ unit: character, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(text, fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 6 }),
        text,
        async (kept, q) => {
          const answers: string[][] = [];
          await each(async ({ keep, find, forget }) => {
            for (const [index, one] of kept.entries()) await keep(`${index}`, one);
            answers.push(await find(q));
            for (const [index, one] of kept.entries())
              assert.ok((await find(one.slice(0, 100))).includes(`${index}`), one);
            await forget();
          });
          assert.deepEqual(answers[0], answers[1]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** In place and into a copy, which then is in the first one's place. SQLite promises to keep rowids only where a column stands for them. */
async function vacuum(database: Database): Promise<void> {
  const { rows } = await sql<{ file: string }>`select file from pragma_database_list where name = 'main'`.execute(
    database.read,
  );
  const file = rows[0]?.file ?? '';
  const here = new DatabaseSync(file);
  here.exec(`vacuum; vacuum into '${file}.copy'`);
  here.close();
  const copy = new DatabaseSync(`${file}.copy`);
  const inIndex = copy.prepare(
    'select count(*) as rows from test_texts_text where rowid in (select rowid from test_texts)',
  );
  assert.equal(inIndex.get()?.['rows'], 2);
  copy.close();
}
