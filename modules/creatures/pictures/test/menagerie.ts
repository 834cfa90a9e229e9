import { randomUUIDv7 } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { timestamp } from '../../../../kernel/clock/clock.ts';
import { startApp } from '../../../../test/app.ts';
import type { TestApp } from '../../../../test/app.ts';
import type { Person } from '../../../../test/person.ts';
import { NewCreature } from '../../creatures.schema.ts';
import type { CreatureTable } from '../../creatures.table.ts';
import { columnsOf } from '../../rows.ts';
import { localStorage } from '../../../../kernel/storage/storage.ts';
import { storeCreatures } from '../../store-creatures.ts';

interface Upload {
  readonly person?: Person;
  readonly type?: string;
  readonly body: Buffer | ReadableStream;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Ada and her creatures, with what tests of pictures ask for. */
export async function menagerie(t: TestContext, options: Parameters<typeof startApp>[1] = {}) {
  const app = await startApp(t, options);
  const ada = await app.signUp('ada');
  return {
    app: { ...app, storage: localStorage({ folder: join(app.data, 'store') }) },
    ada,
    /** The keys of all pictures that are stored. */
    stored: () => storedIn(app.data),
    log: (operation_id: string) => logOf(app, operation_id),
    add: (count: number, person = ada) => addCreatures(app, { person, count }),
    get: (path: string, { person = ada, headers = {} }: { person?: Person; headers?: Record<string, string> } = {}) =>
      fetch(`${app.url}${path}`, { headers: { authorization: `Bearer ${person.token}`, ...headers } }),
    put: (path: string, { person = ada, type = 'image/png', body, headers = {} }: Upload) =>
      fetch(`${app.url}${path}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${person.token}`, 'content-type': type, ...headers },
        body,
        duplex: 'half',
      } as RequestInit),
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
  // Those of one millisecond need not ascend.
  const ids = Array.from({ length: count }, () => randomUUIDv7()).toSorted();
  const rows = ids.map((id, n): CreatureTable => {
    const given = NewCreature.parse({
      name: names(n),
      species: 'dragon',
      traits: { colors: ['emerald'], size: 'large' },
    });
    return {
      ...{ id, owner_id, ...columnsOf(given), story_record: null, picture_id: null, revision: 1 },
      ...{ created_at: now, updated_at: now, deleted_at: null },
    };
  });
  for (let from = 0; from < count; from += 1000)
    await database.write((tx) => storeCreatures(tx, { database, rows: rows.slice(from, from + 1000) }));
  return ids;
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
export async function painted(): Promise<(n: number) => Buffer> {
  const { toPng } = await import('../../../../kernel/pictures/pictures.ts');
  const pictures: Buffer[] = [];
  for (let n = 0; n < 12; n += 1) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="#fff"/><circle cx="32" cy="32" r="${n + 8}" fill="hsl(${n * 30} 60% 50%)"/></svg>`;
    pictures.push(
      Buffer.from(await toPng({ media_type: 'image/svg+xml', data: Buffer.from(svg), width: 64, height: 64 }, 256)),
    );
  }
  return (n) => pictures[n % pictures.length] ?? Buffer.alloc(0);
}

function storedIn(data: string): string[] {
  const folder = join(data, 'store', 'pictures');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}
