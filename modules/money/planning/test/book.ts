import type { TestContext } from 'node:test';
import { startApp } from '../../../../test/app.ts';
import type { TestApp } from '../../../../test/app.ts';
import { settled } from '../../../../test/person.ts';
import type { OperationReply, Person } from '../../../../test/person.ts';
import { addAccount, fill } from '../../test/fill.ts';
import type { Given } from '../../test/fill.ts';

export interface EntryReply {
  readonly position: number;
  readonly action: string;
  readonly subject: string;
  readonly target: string | null;
  readonly state: string;
  readonly reason: string | null;
}

/** A transaction of the main account; euros and cents left it unless said otherwise. */
export type Booked = Partial<Given> & { readonly amount_minor: bigint };

/** A person's book with one account in euros. */
export interface Book {
  readonly app: TestApp;
  readonly ada: Person;
  readonly owner_id: string;
  readonly account_id: string;
  /** Name → id. */
  readonly categories: Readonly<Record<string, string>>;
  /** Ids, in order. */
  add(rows: readonly Booked[]): Promise<string[]>;
  start(path: string, body: object, person?: Person): Promise<OperationReply>;
  act(id: string, what: 'apply' | 'rollback', body?: object): Promise<OperationReply>;
  plan(id: string): Promise<EntryReply[]>;
}

export async function book(t: TestContext, options: Parameters<typeof startApp>[1] = {}): Promise<Book> {
  const app = await startApp(t, options);
  const ada = await app.signUp('ada');
  return { app, ada, ...(await openedBook(app, ada)) };
}

/** The same for somebody who is there. */
export async function openedBook(
  { database }: Pick<TestApp, 'database'>,
  person: Person,
): Promise<Omit<Book, 'app' | 'ada'>> {
  const { id: owner_id } = await person.call<{ id: string }>('GET', '/api/v1/auth/me');
  const account_id = await addAccount(database, { owner_id });
  const rows = await database.read
    .selectFrom('categories')
    .select(['id', 'name'])
    .where('owner_id', '=', owner_id)
    .execute();
  return {
    ...{ owner_id, account_id, categories: Object.fromEntries(rows.map(({ id, name }) => [name, id])) },
    add: (given) =>
      fill(database, { owner_id, rows: given.map((row) => ({ account_id, date: '2026-10-15', ...row })) }),
    async start(path, body, by = person) {
      const { operation_id } = await by.call<{ operation_id: string }>('POST', path, body, 202);
      return settled(by, operation_id);
    },
    async act(id, what, body = {}) {
      await person.call('POST', `/api/v1/operations/${id}/${what}`, body, 202);
      return settled(person, id);
    },
    async plan(id) {
      return (await person.call<{ items: EntryReply[] }>('GET', `/api/v1/operations/${id}/plan?limit=200`)).items;
    },
  };
}
