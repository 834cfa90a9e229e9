import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { freshPostgresql } from '../../test/postgresql.ts';
import { matches, migrate, openDatabase } from '../../kernel/database/database.ts';
import type { Database } from '../../kernel/database/database.ts';
import { silent } from '../../kernel/log/log.ts';
import { appointmentsModule } from './module.ts';
import { diary } from './test/diary.ts';

const OWNER = '019a0000-0000-7000-8000-0000000000aa';
/** As version 0.1 folded texts; the last one has no spaces in 60 kB. */
const BEFORE = {
  fete: "fete in zurich\ncafe 100% (next to o'neil's)\n\n\\strasse_7",
  drake: 'drachen der straße  \t\n\n',
  none: '\n\n',
  han: `火竜の歯医者${'龍'.repeat(20_000)}\n\nzahnarzt`,
};
const FOUND = [
  ['zur cafe', ['fete']],
  ['oneil', []],
  ["o'neil", ['fete']],
  ['strasse', ['drake', 'fete']],
  ['7', ['fete']],
  ['火竜', ['han']],
  ['zahn', ['han']],
] as const;

async function keepsWords(database: Database): Promise<void> {
  const { migrations } = appointmentsModule;
  const people = {
    name: 'test/people',
    up: ({ createTable }) => createTable('people', { id: 'text primary key' }),
  } satisfies (typeof migrations)[number];
  const before = [people, ...migrations.filter(({ name }) => !name.includes('/0007'))];
  await migrate(database, before);
  await database.write(async (tx) => {
    const calendar = { id: 'calendar', owner_id: OWNER, name: 'Private', color: '#000000', time_zone: 'Europe/Berlin' };
    await database.insertMany(tx, 'calendars', [
      {
        ...calendar,
        reminders: '[]',
        all_day_reminders: '[]',
        position: 0,
        revision: 1,
        created_at: '',
        updated_at: '',
      },
    ]);
    const rows = Object.entries(BEFORE).map(([id, search]) => ({
      ...{
        id,
        search,
        owner_id: OWNER,
        calendar_id: 'calendar',
        uid: id,
        recurrence_id: '',
        title: id,
        starts_local: '',
      },
      ...{
        ends_local: '',
        fold: 0,
        all_day: 0,
        starts_at: '',
        ends_at: '',
        location: '',
        notes: '',
        status: 'confirmed',
      },
      ...{ busy: 1, rdates: '[]', exdates: '[]', sequence: 0, revision: 1, created_at: '', updated_at: '' },
    }));
    await database.insertMany(tx, 'appointments', rows);
  });
  assert.deepEqual(await migrate(database, [...before, ...migrations.slice(-1)]), ['appointments/0007-words']);
  for (const [q, ids] of FOUND) {
    const found = matches(database, 'appointments', { q, owner_id: OWNER });
    assert.ok(found);
    const rows = await database.read.selectFrom('appointments').select('id').where(found).orderBy('id').execute();
    assert.deepEqual(
      rows.map(({ id }) => id),
      ids,
      `${database.dialect}: ${q}`,
    );
  }
}

test('appointments from before the index of words are found by it', async (t) => {
  const { url, drop } = await freshPostgresql();
  const dataFolder = await mkdtemp(join(tmpdir(), 'steward-words-'));
  t.after(async () => {
    await drop();
    await rm(dataFolder, { recursive: true });
  });
  for (const where of [{ dataFolder }, { dataFolder, DATABASE_URL: url }]) {
    const database = await openDatabase({ ...where, log: silent });
    try {
      await keepsWords(database);
    } finally {
      await database.close();
    }
  }
});

test('among many, a search finds the same by walking and by looking up, with changed instances, on every page', async (t) => {
  const { app, ada, create } = await diary(t);
  const made = await create({ title: 'Rare thing', starts_at: '2040-01-01T10:00' });
  const row = await app.database.read
    .selectFrom('appointments')
    .selectAll()
    .where('id', '=', made.id)
    .executeTakeFirstOrThrow();
  const many = Array.from({ length: 3500 }, (_, index) => {
    const starts_at = new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();
    const search = `thing ${index % 2 === 0 ? 'even' : 'odd'} n${index}`;
    return {
      ...row,
      id: `019a0000-0000-7000-8000-${String(index).padStart(12, '0')}`,
      uid: `${index}`,
      starts_at,
      search,
    };
  });
  for (let start = 0; start < many.length; start += 500)
    await app.database.write((tx) => app.database.insertMany(tx, 'appointments', many.slice(start, start + 500)));
  const pages = async (query: string) => {
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { items: { id: string }[]; next_cursor: string | null } = await ada.call(
        'GET',
        `/api/v1/appointments?limit=200&${query}${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
    }
    return ids;
  };
  const even = many.filter((_, index) => index % 2 === 0).map(({ id }) => id);
  assert.deepEqual(await pages('q=even'), even);
  assert.deepEqual(await pages('q=even&order=desc'), even.toReversed());
  assert.deepEqual(await pages('q=rare'), [made.id]);
  assert.deepEqual(await pages('q=n3499'), [many[3499]?.id]);
  assert.deepEqual(await pages('q=n3499+even'), []);
  assert.deepEqual((await pages('q=t')).length, 3501);
});
