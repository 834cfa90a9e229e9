import { randomBytes } from 'node:crypto';
import { connectTo } from './connection/connection.ts';
import type { Operation } from './connection/connection.ts';

export interface Answer<T> {
  readonly text: string;
  json(): T;
}

/** Where a demonstration takes place: a Steward with a person of its own. Each call is told, as anybody could make it with curl. */
export interface Stage {
  readonly user: string;
  readonly time_zone: string;
  /** On a Steward that goes on: what was made is put away. */
  readonly tidy: boolean;
  tell(line: string): void;
  /** @throws what is not answered with 2xx */
  call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>>;
  /** Tells the lines of an operation's log, and waits for its end. @throws where it does not complete */
  watch(operation_id: string): Promise<Operation>;
}

/** What was shown. `text`: the last words. */
export interface Shown {
  readonly text: string;
  readonly [fact: string]: string | number;
}

const PASSWORD = 'correct horse battery staple';

/** Signs up. */
export async function takeStage(
  url: string,
  { tell, tidy }: { tell: (line: string) => void; tidy: boolean },
): Promise<Stage> {
  const user = `demo-${randomBytes(3).toString('hex')}`;
  const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const account = { email: `${user}@example.com`, username: user, password: PASSWORD, time_zone };
  const signedUp = await send<{ access_token: string }>(url, {
    method: 'POST',
    path: '/auth/signup',
    body: account,
    tell,
  });
  const token = signedUp.json().access_token;
  const api = connectTo(url, token);
  return {
    ...{ user, time_zone, tidy, tell },
    call: (method, path, body) => send(url, { method, path, body, token, tell }),
    async watch(operation_id) {
      const done = await api.watch(operation_id, (event) => {
        if (event.type === 'log') tell(`[WORKER] ${event.message}`);
      });
      if (done.status !== 'completed') throw new Error(`${done.title}: ${done.error?.detail ?? done.status}`);
      return done;
    },
  };
}

async function send<T>(
  url: string,
  {
    method,
    path,
    body,
    token,
    tell,
  }: { method: string; path: string; body?: unknown; token?: string; tell: (line: string) => void },
): Promise<Answer<T>> {
  const reply = await fetch(url + path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  tell(`[BACKEND] ${method} ${path} ${reply.status}`);
  if (!reply.ok) throw new Error(`${method} ${path} was answered with ${reply.status}: ${text}`);
  return { text, json: () => JSON.parse(text) as T };
}
