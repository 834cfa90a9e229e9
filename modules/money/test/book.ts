import type { TestContext } from 'node:test';
import { movableClock } from '../../../kernel/clock/clock.ts';
import { startApp } from '../../../test/app.ts';
import type { TestApp } from '../../../test/app.ts';
import type { Person } from '../../../test/person.ts';
import type { Account, Category, Transaction } from '../money.schema.ts';

export const ACCOUNTS = '/api/v1/accounts';
export const CATEGORIES = '/api/v1/categories';
export const TRANSACTIONS = '/api/v1/transactions';
export const BOOKS = '/api/v1/books';

export interface Problem {
  readonly code: string;
  readonly fields?: { path: string; message: string }[];
  readonly [detail: string]: unknown;
}

type Given = Record<string, unknown>;

/** Ada's money over HTTP, on 1 November 2026, until a test moves the clock. */
export interface Book {
  readonly app: TestApp;
  readonly ada: Person;
  readonly owner_id: string;
  readonly clock: ReturnType<typeof movableClock>;
  /** "Current account" in EUR, empty: the one that transactions are on where a test does not say. */
  readonly account: Account;
  addAccount(account?: Given): Promise<Account>;
  balance(id?: string): Promise<string>;
  category(name: string): Promise<Category>;
  addCategory(name: string, category?: Given): Promise<Category>;
  /** −10.00 on 31 October 2026 at "Corner shop", but for what is given. */
  add(transaction?: Given): Promise<Transaction>;
  refuse(transaction: Given, status?: number): Promise<Problem>;
  read(id: string): Promise<Transaction>;
  change(id: string, change: Given): Promise<Transaction>;
  remove(id: string): Promise<void>;
  restore(id: string): Promise<Transaction>;
  /** What it does is named by the reply's X-Steward-Change. */
  act(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Act>;
  /** Takes back what `act` named. */
  undo(change: string | null, status?: number): Promise<Transaction>;
}

export interface Act {
  readonly status: number;
  readonly body: Record<string, unknown>;
  /** Of `POST /transactions/changes/ID/undo`. */
  readonly change: string | null;
  readonly etag: string | null;
}

export async function book(t: TestContext, options: Parameters<typeof startApp>[1] = {}): Promise<Book> {
  const clock = movableClock('2026-11-01T11:00:00Z');
  const app = await startApp(t, { clock, ...options });
  const ada = await app.signUp('ada');
  return { app, clock, ...(await bookOf(app, ada)) };
}

/** Somebody's money at a Steward that runs. */
export async function bookOf({ url }: { url: string }, person: Person): Promise<Omit<Book, 'app' | 'clock'>> {
  const { id: owner_id } = await person.call<{ id: string }>('GET', '/api/v1/auth/me');
  const addAccount = (account: Given = {}) =>
    person.call<Account>('POST', ACCOUNTS, { name: 'Current account', currency: 'EUR', ...account }, 201);
  const account = await addAccount();
  const usual = { account_id: account.id, date: '2026-10-31', amount: '-10.00', payee: 'Corner shop' };
  return {
    ...{ ada: person, owner_id, account, addAccount },
    balance: async (id = account.id) => (await person.call<Account>('GET', `${ACCOUNTS}/${id}`)).balance.amount,
    async category(name) {
      const { items } = await person.call<{ items: Category[] }>('GET', CATEGORIES);
      const found = items.find((each) => each.name === name);
      if (!found) throw new Error(`There is no category ${name}.`);
      return found;
    },
    addCategory: (name, category = {}) => person.call('POST', CATEGORIES, { name, ...category }, 201),
    add: (transaction = {}) => person.call('POST', TRANSACTIONS, { ...usual, ...transaction }, 201),
    refuse: (transaction, status = 422) => person.call('POST', TRANSACTIONS, { ...usual, ...transaction }, status),
    read: (id) => person.call('GET', `${TRANSACTIONS}/${id}`),
    change: (id, change) => person.call('PATCH', `${TRANSACTIONS}/${id}`, change, 200),
    remove: (id) => person.call('DELETE', `${TRANSACTIONS}/${id}`, undefined, 204),
    restore: (id) => person.call('POST', `${TRANSACTIONS}/${id}/restore`, undefined, 200),
    act: (method, path, body, headers = {}) => act(url + path, { method, body, headers, token: person.token }),
    undo: (change, status = 200) => person.call('POST', `${TRANSACTIONS}/changes/${change}/undo`, undefined, status),
  };
}

async function act(
  url: string,
  { method, body, headers, token }: { method: string; body: unknown; headers: Record<string, string>; token: string },
): Promise<Act> {
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  const reply = await fetch(url, {
    ...{ method, headers: { authorization: `Bearer ${token}`, ...json, ...headers } },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  return {
    status: reply.status,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    change: reply.headers.get('x-steward-change'),
    etag: reply.headers.get('etag'),
  };
}
