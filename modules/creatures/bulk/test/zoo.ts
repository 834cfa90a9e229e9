import { randomUUIDv7 } from 'node:crypto';
import type { TestContext } from 'node:test';
import { timestamp } from '../../../../kernel/clock/clock.ts';
import { startApp } from '../../../../test/app.ts';
import type { TestApp } from '../../../../test/app.ts';
import { settled } from '../../../../test/person.ts';
import type { OperationReply, Person } from '../../../../test/person.ts';
import type { CreatureTable } from '../../creatures.ts';
import { NewCreature } from '../../creatures.schema.ts';
import { columnsOf } from '../../rows.ts';
import { assertMarked } from '../../test/assert-marked.ts';
import { storeTagged, storeTags } from '../../store-creatures.ts';

/** What a test says of a creature. */
export type Said = { readonly name: string } & Partial<NewCreature>;

export interface EntryReply {
  readonly position: number;
  readonly action: string;
  readonly subject: string;
  readonly target: string | null;
  readonly state: string;
  readonly reason: string | null;
}

/** A person's creatures in the database, as rules would leave them; any number, fast. */
export interface Zoo {
  readonly app: TestApp;
  readonly ada: Person;
  readonly owner_id: string;
  /** Ids, in order. */
  fill(creatures: readonly Said[]): Promise<string[]>;
  /** Name → species and tags, of those that are not in the trash. */
  all(): Promise<Record<string, string>>;
  /** Name → id. */
  tags(): Promise<Record<string, string>>;
  change(id: string, columns: Partial<CreatureTable>): Promise<void>;
  retag(id: string, tags: readonly string[]): Promise<void>;
  start(path: string, body: object, person?: Person): Promise<OperationReply>;
  act(id: string, what: 'apply' | 'rollback', body?: object): Promise<OperationReply>;
  plan(id: string): Promise<EntryReply[]>;
}

export async function zoo(t: TestContext): Promise<Zoo> {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  const { id: owner_id } = await ada.call<{ id: string }>('GET', '/api/v1/auth/me');
  return { app, ada, ...zooOf(app, ada, owner_id) };
}

/** The same for somebody else. */
export function zooOf({ database }: TestApp, ada: Person, owner_id: string): Omit<Zoo, 'app' | 'ada'> {
  const retag = (id: string, tags: readonly string[]) =>
    database.write(async (tx) => {
      await storeTags(tx, { database, owner_id, tagged: [{ creature_id: id, tags }], nowMs: Date.now() });
      await bump(tx, id);
    });
  const bump = (tx: Parameters<Parameters<typeof database.write>[0]>[0], id: string, columns: object = {}) =>
    tx
      .updateTable('creatures')
      .set((row) => ({ ...columns, revision: row('revision', '+', 1) }))
      .where('id', '=', id)
      .execute();
  return {
    owner_id,
    retag,
    async fill(creatures) {
      const ids: string[] = [];
      for (let from = 0; from < creatures.length; from += 1000) {
        const some = creatures
          .slice(from, from + 1000)
          .map((said) => ({ id: randomUUIDv7(), ...NewCreature.parse(said) }));
        ids.push(...some.map(({ id }) => id));
        await database.write(async (tx) => {
          const rows = some.map((each) => rowOf(each, owner_id));
          const tagged = some.map(({ id, tags }) => ({ creature_id: id, tags }));
          await storeTagged(tx, { database, owner_id, rows, tagged, nowMs: Date.now() });
        });
      }
      return ids;
    },
    async all() {
      await assertMarked(database);
      const rows = await database.read
        .selectFrom('creatures')
        .leftJoin('creature_tags', 'creature_tags.creature_id', 'creatures.id')
        .leftJoin('tags', 'tags.id', 'creature_tags.tag_id')
        .select(['creatures.id', 'creatures.name', 'creatures.species', 'tags.name as tag'])
        .where('creatures.owner_id', '=', owner_id)
        .where('creatures.deleted_at', 'is', null)
        .orderBy('creatures.name_key')
        .orderBy('tags.name_key')
        .execute();
      return Object.fromEntries(
        [...Map.groupBy(rows, ({ id }) => id).values()].map((of) => [
          of[0]?.name ?? '',
          [of[0]?.species, ...of.map(({ tag }) => tag)].filter((word) => word).join(' '),
        ]),
      );
    },
    async tags() {
      const rows = await database.read
        .selectFrom('tags')
        .select(['id', 'name'])
        .where('owner_id', '=', owner_id)
        .execute();
      return Object.fromEntries(rows.map(({ id, name }) => [name, id]));
    },
    change: (id, columns) => database.write(async (tx) => void (await bump(tx, id, columns))),
    async start(path, body, person = ada) {
      const { operation_id } = await person.call<{ operation_id: string }>('POST', path, body, 202);
      return settled(person, operation_id);
    },
    async act(id, what, body = {}) {
      await ada.call('POST', `/api/v1/operations/${id}/${what}`, body, 202);
      return settled(ada, id);
    },
    async plan(id) {
      return (await ada.call<{ items: EntryReply[] }>('GET', `/api/v1/operations/${id}/plan?limit=200`)).items;
    },
  };
}

function rowOf(said: NewCreature & { id: string }, owner_id: string): CreatureTable {
  const now = timestamp(Date.now());
  const { tags: _, ...described } = said;
  return {
    ...{ id: said.id, owner_id, ...columnsOf(described), story_record: null, picture_id: null },
    ...{ revision: 1, created_at: now, updated_at: now, deleted_at: null },
  };
}
