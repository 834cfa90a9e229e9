import { randomUUIDv7 } from 'node:crypto';
import type { TestContext } from 'node:test';
import { timestamp } from '../../../../kernel/clock/clock.ts';
import { startApp } from '../../../../test/app.ts';
import type { TestApp } from '../../../../test/app.ts';
import type { Person } from '../../../../test/person.ts';
import { NewCreature } from '../../creatures.schema.ts';
import type { CreatureTable } from '../../creatures.table.ts';
import { columnsOf } from '../../rows.ts';
import { storeCreatures } from '../../store-creatures.ts';

export type Asked = Parameters<typeof fetch>[1];

/** Ada and her creatures, with what tests of pictures ask for. */
export async function menagerie(t: TestContext, options: Parameters<typeof startApp>[1] = {}) {
  const app = await startApp(t, options);
  const ada = await app.signUp('ada');
  return {
    app,
    ada,
    log: (operation_id: string) => logOf(app, operation_id),
    add: (count: number, person = ada) => addCreatures(app, { person, count }),
    get: (path: string, { person = ada, headers = {} }: { person?: Person; headers?: Record<string, string> } = {}) =>
      fetch(`${app.url}${path}`, { headers: { authorization: `Bearer ${person.token}`, ...headers } }),
    put: (
      path: string,
      { person = ada, type = 'image/png', body }: { person?: Person; type?: string; body: BodyInit },
    ) =>
      fetch(`${app.url}${path}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${person.token}`, 'content-type': type },
        body,
        duplex: 'half',
      } as Asked),
  };
}

/** Straight into the database: so many of them would take long over HTTP. Their ids, in order. */
export async function addCreatures(
  { database }: Pick<TestApp, 'database'>,
  {
    person,
    count,
    names = (n: number) => `Creature ${n}`,
  }: { person: Person; count: number; names?: (n: number) => string },
): Promise<string[]> {
  const { id: owner_id } = await person.call<{ id: string }>('GET', '/api/v1/auth/me');
  const now = timestamp(Date.now());
  const rows = Array.from({ length: count }, (_, n): CreatureTable => {
    const given = NewCreature.parse({
      name: names(n),
      species: 'dragon',
      traits: { colors: ['emerald'], size: 'large' },
    });
    return {
      ...{ id: randomUUIDv7(), owner_id, ...columnsOf(given), story_record: null, picture_id: null, revision: 1 },
      ...{ created_at: now, updated_at: now, deleted_at: null },
    };
  });
  for (let from = 0; from < count; from += 1000)
    await database.write((tx) => storeCreatures(tx, { database, rows: rows.slice(from, from + 1000) }));
  return rows.map(({ id }) => id);
}

/** What an operation has said, in order. */
export async function logOf({ database }: Pick<TestApp, 'database'>, operation_id: string): Promise<string[]> {
  const events = await database.read
    .selectFrom('operation_events')
    .select('data')
    .where('operation_id', '=', operation_id)
    .where('type', '=', 'log')
    .orderBy('sequence')
    .execute();
  return events.map(({ data }) => (JSON.parse(data) as { message: string }).message);
}

/** Pictures for a model to answer with, each another one. */
export async function painted(): Promise<(n: number) => Uint8Array> {
  const { toPng } = await import('../../../../kernel/pictures/pictures.ts');
  const pictures: Uint8Array[] = [];
  for (let n = 0; n < 12; n += 1) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="#fff"/><circle cx="32" cy="32" r="${n + 8}" fill="hsl(${n * 30} 60% 50%)"/></svg>`;
    pictures.push(await toPng({ media_type: 'image/svg+xml', data: Buffer.from(svg), width: 64, height: 64 }, 256));
  }
  return (n) => pictures[n % pictures.length] ?? new Uint8Array();
}
