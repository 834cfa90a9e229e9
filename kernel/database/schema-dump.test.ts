import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { silent } from '../log/log.ts';
import { freshPostgresql } from '../../test/postgresql.ts';
import { dumpSchema, migrate, openDatabase } from './database.ts';
import type { Migration } from './database.ts';

const rooms: Migration = {
  name: 'test/0001-rooms',
  async up({ createTable, run }) {
    await createTable('rooms', {
      id: 'text primary key',
      name: "text not null default 'Room'",
      seats: 'integer not null default 0',
      floor: 'integer default -1',
      area: 'real',
      plan: 'blob',
    });
    await createTable(
      'bookings',
      {
        room_id: 'text not null references rooms (id) on delete cascade',
        day: 'text not null',
        slot: 'integer not null',
        person: 'text',
      },
      { constraints: ['primary key (room_id, day, slot)', 'unique (person, day, slot)'], clustered: true },
    );
    await run('create index rooms_by_seats on rooms (seats desc, id)');
    await run('create unique index rooms_by_name on rooms (lower(name))');
    await run('create index bookings_open on bookings (day) where person is null');
  },
};

test('the schema reads the same on both databases', async (t) => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'steward-schema-'));
  const { url, drop } = await freshPostgresql();
  const onSqlite = await openDatabase({ dataFolder, log: silent });
  const onPostgresql = await openDatabase({ dataFolder, DATABASE_URL: url, log: silent });
  t.after(async () => {
    await onSqlite.close();
    await onPostgresql.close();
    await Promise.all([drop(), rm(dataFolder, { recursive: true })]);
  });
  for (const database of [onSqlite, onPostgresql]) await migrate(database, [rooms]);

  const dump = await dumpSchema(onSqlite);
  assert.equal(await dumpSchema(onPostgresql), dump);
  assert.equal(
    dump,
    `table bookings
  room_id text not null
  day text not null
  slot integer not null
  person text
  primary key (room_id, day, slot)
  foreign key (room_id) references rooms (id) on delete cascade
  index bookings_open (day) partial
  unique (person, day, slot)

table migrations
  name text not null
  applied_at text not null
  primary key (name)

table rooms
  id text not null
  name text not null default 'Room'
  seats integer not null default 0
  floor integer default -1
  area real
  plan blob
  primary key (id)
  index rooms_by_seats (seats desc, id)
  unique index rooms_by_name (expression)
`,
  );
});
