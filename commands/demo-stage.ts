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
  /** Sends a file as it is. @throws what is not answered with 2xx */
  upload<T>(path: string, file: string): Promise<Answer<T>>;
  /** Answers with the status; nothing is thrown. `token`: as this person, whose token may be dead; otherwise as nobody. */
  knock(path: string, options?: { token: boolean }): Promise<number>;
  /** Starts the demonstration's own Steward anew with these settings, on the same data; undefined on one that is not its own. */
  readonly restart: ((settings: Readonly<Record<string, string>>) => Promise<void>) | undefined;
  /** Tells the lines of an operation's log, and waits for its end. @throws where it is neither completed nor taken back */
  watch(operation_id: string): Promise<Operation>;
}

/** What was shown. `text`: the last words. */
export interface Shown {
  readonly text: string;
  readonly [fact: string]: string | number;
}

type Tell = (line: string) => void;

/** Where Steward runs; `url` changes with a restart. */
export interface Place {
  readonly url: string;
  readonly restart: Stage['restart'];
}

const PASSWORD = 'correct horse battery staple';

/** Signs up. */
export async function takeStage(place: Place, { tell, tidy }: { tell: Tell; tidy: boolean }): Promise<Stage> {
  const user = `demo-${randomBytes(3).toString('hex')}`;
  const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const account = { email: `${user}@example.com`, username: user, password: PASSWORD, time_zone };
  const signedUp = await send<{ access_token: string }>(place.url, {
    method: 'POST',
    path: '/auth/signup',
    body: account,
    tell,
  });
  const token = signedUp.json().access_token;
  return {
    ...{ user, time_zone, tidy, tell, restart: place.restart },
    call: (method, path, body) => send(place.url, { method, path, body, token, tell }),
    upload: (path, file) => send(place.url, { method: 'POST', path, file, token, tell }),
    async knock(path, { token: asPerson } = { token: false }) {
      const headers: Record<string, string> = asPerson ? { authorization: `Bearer ${token}` } : {};
      const { status } = await fetch(place.url + path, { headers });
      tell(`[BACKEND] GET ${path} ${status}`);
      return status;
    },
    async watch(operation_id) {
      const done = await connectTo(place.url, token).watch(operation_id, (event) => {
        if (event.type === 'log') tell(`[WORKER] ${event.message}`);
      });
      if (done.status !== 'completed' && done.status !== 'rolled_back')
        throw new Error(`${done.title}: ${done.error?.detail ?? done.status}`);
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
    file,
    token,
    tell,
  }: { method: string; path: string; body?: unknown; file?: string; token?: string; tell: Tell },
): Promise<Answer<T>> {
  const reply = await fetch(url + path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(file === undefined ? {} : { 'content-type': 'application/octet-stream' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(file === undefined ? {} : { body: file }),
  });
  const text = await reply.text();
  tell(`[BACKEND] ${method} ${path} ${reply.status}`);
  if (!reply.ok) throw new Error(`${method} ${path} was answered with ${reply.status}: ${text}`);
  return { text, json: () => JSON.parse(text) as T };
}
