import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { Connection, type Participant } from './connection.ts';
import { Refusal } from './refusal.ts';

function newConnection(t: TestContext): Connection {
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE word (text TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT');
  const connection = new Connection(db);
  t.after(() => connection.close());
  return connection;
}

const insert = (connection: Connection, text: string) => () =>
  connection.run('INSERT INTO word (text, n) VALUES (?, 1)', text);
const count = (connection: Connection) => () =>
  connection.get<{ count: number }>('SELECT count(*) AS count FROM word')?.count;

test('what is asked for in one turn is done in order: a read sees the write before it, not the one after', async (t) => {
  const connection = newConnection(t);
  const results = await Promise.all([
    connection.read(count(connection)),
    connection.write(insert(connection, 'a')),
    connection.read(count(connection)),
    connection.write(insert(connection, 'b')),
    connection.read(count(connection)),
  ]);
  assert.deepEqual(results, [0, 1, 1, 1, 2]);
});

test('the mutations of one turn share a transaction', async (t) => {
  const connection = newConnection(t);
  let commits = 0;
  const counter: Participant = { load: () => {}, flush: () => {}, committed: () => (commits += 1) };
  const touching = (text: string) => () => {
    connection.touch(counter);
    return insert(connection, text)();
  };
  await Promise.all(['a', 'b', 'c'].map((text) => connection.write(touching(text))));
  assert.equal(commits, 1);
});

test('an operation that fails takes nobody with it, and leaves nothing behind', async (t) => {
  const connection = newConnection(t);
  let loads = 0;
  const mirror: Participant = { load: () => (loads += 1), flush: () => {}, committed: () => {} };
  const results = await Promise.allSettled([
    connection.write(insert(connection, 'a')),
    connection.write(() => {
      connection.touch(mirror);
      insert(connection, 'half')();
      return insert(connection, 'a')();
    }),
    connection.write(insert(connection, 'b')),
    connection.write(() => {
      throw new Refusal('no');
    }),
    connection.write(insert(connection, 'c')),
  ]);
  assert.deepEqual(
    results.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'],
  );
  const words = await connection.read(() => connection.all<{ text: string }>('SELECT text FROM word ORDER BY text'));
  assert.deepEqual(
    words.map(({ text }) => text),
    ['a', 'b', 'c'],
  );
  assert.ok(loads > 0, 'what was in memory is read anew');
});

test('a transaction that cannot be saved rejects what asked for it', async (t) => {
  const connection = newConnection(t);
  const broken: Participant = {
    load: () => {},
    flush: () => {
      throw new Error('disk full');
    },
    committed: () => assert.fail('nothing was committed'),
  };
  const write = connection.write(() => {
    connection.touch(broken);
    return insert(connection, 'a')();
  });
  await assert.rejects(write, /disk full/);
  assert.equal(await connection.read(count(connection)), 0);
});

test('many operations of one turn leave others their turn in between', async (t) => {
  const connection = newConnection(t);
  const writes = Array.from({ length: 60_000 }, (_, n) => connection.write(insert(connection, String(n))));
  let turns = 0;
  const counting = setInterval(() => (turns += 1), 0);
  t.after(() => clearInterval(counting));
  const settled = connection.settled();
  await Promise.all(writes);
  await settled;
  assert.ok(turns > 3, `${turns} turns`);
  assert.equal(await connection.read(count(connection)), 60_000);
});

test('after its end a connection says what BullMQ expects of a lost one', async () => {
  const connection = new Connection(new DatabaseSync(':memory:'));
  connection.close();
  await assert.rejects(
    connection.read(() => 1),
    { message: 'Connection is closed.' },
  );
});
