/**
 * The limit of the month's figure: the same file asked for the same month by one prepared statement, and its rows sent as they are; no
 * signing in, no conflicts, no zones.
 *
 * usage: bare-month.ts PORT DATABASE_FILE OWNER
 */
import { DatabaseSync } from 'node:sqlite';
import fastify from 'fastify';

const [port = '0', file = '', owner = ''] = process.argv.slice(2);
const database = new DatabaseSync(file, { readOnly: true });
const month = database.prepare(`
  select o.*, a.title, a.location, a.category, a.status, a.time_zone
  from appointment_occurrences o join appointments a on a.id = o.appointment_id
  where o.owner_id = ? and o.starts_at >= ? and o.starts_at < ? order by o.starts_at`);

const server = fastify();
server.get<{ Querystring: { from: string; to: string } }>('/month', ({ query: { from, to } }) => ({
  items: month.all(owner, from, to),
}));
await server.listen({ port: Number(port), host: '127.0.0.1' });
