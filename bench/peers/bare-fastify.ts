/**
 * The limit of the HTTP figures: a bare Fastify handler on `node:sqlite`, no validation, one prepared statement each, one durable
 * commit (`synchronous=FULL`) for a create. With a secret it does what signing in takes at the least: it verifies the token's HMAC
 * (HS256) and end, and reads the session's row, as only that knows of a logout. Without one it answers anybody.
 *
 * usage: bare-fastify.ts PORT DATABASE_FILE OWNER ROWS [SECRET]
 */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import fastify from 'fastify';

const [port = '0', file = '', owner = '', rows = '0', secret] = process.argv.slice(2);

const database = new DatabaseSync(file);
database.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
  CREATE TABLE reminders (id TEXT PRIMARY KEY, owner_id TEXT NOT NULL, title TEXT NOT NULL, due_at TEXT NOT NULL, created_at TEXT NOT NULL) STRICT;
  CREATE INDEX reminders_owner ON reminders (owner_id, id); BEGIN`);
const insert = database.prepare('INSERT INTO reminders VALUES (?, ?, ?, ?, ?) RETURNING *');
for (let n = 0; n < Number(rows); n++) {
  insert.all(
    `row-${String(n).padStart(6, '0')}`,
    owner,
    `Reminder ${n}`,
    '2026-12-24T18:00:00.000Z',
    '2026-01-01T00:00:00.000Z',
  );
}
database.exec('COMMIT');
const one = database.prepare('SELECT * FROM reminders WHERE id = ? AND owner_id = ?');
const list = database.prepare('SELECT * FROM reminders WHERE owner_id = ? ORDER BY id LIMIT ?');

const server = fastify();
if (secret !== undefined) signIn(secret);
server.get<{ Params: { id: string } }>('/reminders/:id', (request) => one.get(request.params.id, owner));
server.get<{ Querystring: { limit?: string } }>('/reminders', (request) => ({
  items: list.all(owner, Number(request.query.limit ?? 50)),
}));
server.post<{ Body: { title: string; due_at: string } }>('/reminders', (request, reply) => {
  const { title, due_at } = request.body;
  return reply.code(201).send(insert.all(randomUUID(), owner, title, due_at, new Date().toISOString())[0]);
});
await server.listen({ port: Number(port), host: '127.0.0.1' });
process.stdout.write('ready\n');

function signIn(secret: string): void {
  database.exec(`CREATE TABLE people (id TEXT PRIMARY KEY, role TEXT NOT NULL) STRICT;
    CREATE TABLE sessions (id TEXT PRIMARY KEY, person_id TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT;`);
  database.prepare('INSERT INTO people VALUES (?, ?)').run(owner, 'user');
  database.prepare('INSERT INTO sessions VALUES (?, ?, ?)').run('session', owner, Date.now() + 86_400_000);
  const session = database.prepare(
    'SELECT people.id, people.role FROM sessions JOIN people ON people.id = person_id WHERE sessions.id = ? AND expires_at > ?',
  );
  server.addHook('onRequest', (request, reply, done) => {
    const now = Date.now();
    const claims = verified(request.headers.authorization?.slice('Bearer '.length) ?? '', secret);
    if (claims && claims.exp * 1000 > now && session.get(claims.sid, now)) done();
    else void reply.code(401).send({ error: 'Sign in.' });
  });
}

function verified(token: string, secret: string): { sid: string; exp: number } | undefined {
  const [head = '', body = '', signature = ''] = token.split('.');
  const right = createHmac('sha256', secret).update(`${head}.${body}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as { sid: string; exp: number };
}
