import type { TestContext } from 'node:test';
import { movableClock } from '../../../kernel/clock/clock.ts';
import { startApp } from '../../../test/app.ts';
import type { TestApp } from '../../../test/app.ts';
import type { Person } from '../../../test/person.ts';
import type { Creature, Tag } from '../creatures.ts';

export const CREATURES = '/api/v1/creatures';
export const TAGS = '/api/v1/tags';

export interface Problem {
  readonly code: string;
  readonly fields?: { path: string; message: string }[];
  readonly [detail: string]: unknown;
}

/** Ada's creatures over HTTP, on 1 March 2026, until a test moves the clock. */
export interface Zoo {
  readonly app: TestApp;
  readonly ada: Person;
  readonly clock: ReturnType<typeof movableClock>;
  /** "Ember", a dragon, but for what is given. */
  create(creature?: Record<string, unknown>): Promise<Creature>;
  refuse(creature: Record<string, unknown>, status?: number): Promise<Problem>;
  read(id: string): Promise<Creature>;
  change(id: string, change: Record<string, unknown>): Promise<Creature>;
  remove(id: string): Promise<void>;
  restore(id: string): Promise<Creature>;
  tags(query?: string): Promise<Tag[]>;
  /** What it does is named by the reply's X-Steward-Change. */
  act(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Act>;
}

export interface Act {
  readonly status: number;
  readonly body: Record<string, unknown>;
  /** Of `POST /creatures/changes/ID/undo`. */
  readonly change: string | null;
  readonly etag: string | null;
}

export async function zoo(t: TestContext): Promise<Zoo> {
  const clock = movableClock('2026-03-01T11:00:00Z');
  const app = await startApp(t, { clock });
  const ada = await app.signUp('ada');
  return {
    ...{ app, ada, clock },
    create: (creature = {}) => ada.call('POST', CREATURES, { name: 'Ember', species: 'dragon', ...creature }, 201),
    refuse: (creature, status = 422) => ada.call('POST', CREATURES, { name: 'Ember', ...creature }, status),
    read: (id) => ada.call('GET', `${CREATURES}/${id}`),
    change: (id, change) => ada.call('PATCH', `${CREATURES}/${id}`, change, 200),
    remove: (id) => ada.call('DELETE', `${CREATURES}/${id}`, undefined, 204),
    restore: (id) => ada.call('POST', `${CREATURES}/${id}/restore`, undefined, 200),
    tags: async (query = '') => (await ada.call<{ items: Tag[] }>('GET', TAGS + query)).items,
    act: (method, path, body, headers = {}) => act(app.url + path, { method, body, headers, token: ada.token }),
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
