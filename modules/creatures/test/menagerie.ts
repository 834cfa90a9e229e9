import { randomUUIDv7 } from 'node:crypto';
import type { TestContext } from 'node:test';
import { timestamp } from '../../../kernel/clock/clock.ts';
import { startApp } from '../../../test/app.ts';
import type { TestApp } from '../../../test/app.ts';
import type { Person } from '../../../test/person.ts';
import type { CreatureInList } from '../creatures.schema.ts';
import type { CreatureTable, PictureTable } from '../creatures.table.ts';
import { addCreatures } from './add-creatures.ts';
import type { Given } from './add-creatures.ts';

/** One person's creatures, written without the routes that make them. */
export interface Menagerie {
  readonly person: Person;
  readonly owner_id: string;
  /** Answers with the creature's id. Each one is a second younger than the one before. */
  add(creature: Given, more?: Partial<CreatureTable>): Promise<string>;
  addMany(creatures: readonly Given[], more?: Partial<CreatureTable>): Promise<string[]>;
  /** Gives a creature this picture. */
  picture(creature_id: string, picture?: Partial<PictureTable>): Promise<void>;
  list(query?: string): Promise<CreatureInList[]>;
  names(query?: string): Promise<string[]>;
  /** All pages of a list. */
  pages(query: string, limit: number): Promise<string[][]>;
}

export async function menagerie(t: TestContext, { names = ['ada'] } = {}) {
  const app = await startApp(t);
  const people = [];
  for (const name of names) people.push(await menagerieOf(app, name));
  return { app, people };
}

async function menagerieOf({ database, signUp }: TestApp, name: string): Promise<Menagerie> {
  const person = await signUp(name);
  const { id: owner_id } = await person.call<{ id: string }>('GET', '/api/v1/auth/me');
  let nowMs = Date.UTC(2026, 0, 1);
  type Page = { items: CreatureInList[]; next_cursor: string | null };
  const read = (query: string) => person.call<Page>('GET', `/api/v1/creatures${query}`, undefined, 200);
  const namesOf = ({ items }: Page) => items.map((creature) => creature.name);
  const addMany = async (creatures: readonly Given[], more: Partial<CreatureTable> = {}) => {
    const ids = await addCreatures(database, { owner_id, creatures, nowMs, more });
    nowMs += 1000 * ids.length;
    return ids;
  };
  return {
    ...{ person, owner_id },
    async add(creature, more) {
      const [id = ''] = await addMany([creature], more);
      return id;
    },
    addMany,
    async picture(creature_id, picture = {}) {
      const row: PictureTable = {
        ...{ id: randomUUIDv7(), owner_id, creature_id, hash: 'f'.repeat(64), media_type: 'image/svg+xml' },
        ...{ width: 512, height: 512, bytes: 100, made_by: 'builtin', traits_hash: null, record: null },
        ...{ operation_id: null, created_at: timestamp(nowMs), ...picture },
      };
      await database.write(async (tx) => {
        await tx.insertInto('creature_pictures').values(row).execute();
        await tx.updateTable('creatures').set({ picture_id: row.id }).where('id', '=', creature_id).execute();
      });
    },
    list: async (query = '') => (await read(query)).items,
    names: async (query = '') => namesOf(await read(query)),
    async pages(query, limit) {
      const pages: string[][] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Page = await read(`?limit=${limit}&${query}${cursor === '' ? '' : `&cursor=${cursor}`}`);
        pages.push(namesOf(page));
        cursor = page.next_cursor;
      }
      return pages;
    },
  };
}
