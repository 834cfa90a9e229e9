import type { TestContext } from 'node:test';
import { startApp } from '../../../../test/app.ts';
import type { TestApp } from '../../../../test/app.ts';
import type { Person } from '../../../../test/person.ts';
import type { TransactionInList } from '../lists.schema.ts';
import type { AccountTable } from '../../money.table.ts';
import { addAccount, fill } from '../../test/fill.ts';
import type { Given } from '../../test/fill.ts';

export const TRANSACTIONS = '/api/v1/transactions';

type Page = { items: TransactionInList[]; next_cursor: string | null };

/** Somebody's book, written without the routes that make it, and read over HTTP. */
export interface Shelf {
  readonly app: TestApp;
  readonly person: Person;
  readonly owner_id: string;
  /** In euros, but for what is given. */
  account(given?: Partial<AccountTable>): Promise<string>;
  /** Answers with ids, in order. */
  store(rows: readonly Given[]): Promise<string[]>;
  /** Category by name, of the usual ones. */
  category(name: string): Promise<string>;
  page(query: string): Promise<Page>;
  /** Of all pages. */
  list(query?: string, limit?: number): Promise<TransactionInList[]>;
  payees(query?: string): Promise<string[]>;
}

export async function shelf(t: TestContext): Promise<Shelf> {
  const app = await startApp(t);
  return shelfOf(app, await app.signUp('ada'));
}

export async function shelfOf(app: TestApp, person: Person): Promise<Shelf> {
  const { database } = app;
  const { id: owner_id } = await person.call<{ id: string }>('GET', '/api/v1/auth/me');
  const page = (query: string) => person.call<Page>('GET', `${TRANSACTIONS}?${query}`, undefined, 200);
  const list = async (query = '', limit = 50) => {
    const items: TransactionInList[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const found: Page = await page(`limit=${limit}&${query}${cursor === '' ? '' : `&cursor=${cursor}`}`);
      items.push(...found.items);
      cursor = found.next_cursor;
    }
    return items;
  };
  return {
    ...{ app, person, owner_id, page, list },
    account: (given = {}) => addAccount(database, { ...given, owner_id }),
    store: (rows) => fill(database, { owner_id, rows }),
    async category(name) {
      const row = await database.read
        .selectFrom('categories')
        .select('id')
        .where('owner_id', '=', owner_id)
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      return row.id;
    },
    payees: async (query = '') => (await list(query)).map(({ payee }) => payee),
  };
}
