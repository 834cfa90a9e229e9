import assert from 'node:assert/strict';

/** A signed-in person at a running Steward, speaking HTTP as any client would. */
export interface Person {
  readonly token: string;
  /** Calls and parses; asserts the status (any 2xx where none is named). */
  call<T = Record<string, unknown>>(method: string, path: string, body?: unknown, status?: number): Promise<T>;
}

export async function signUp(url: string, name = 'ada'): Promise<Person> {
  const tokens = await send<{ access_token: string }>(url, {
    method: 'POST',
    path: '/api/v1/auth/signup',
    body: { email: `${name}@example.com`, username: name, password: 'correct horse battery', full_name: name },
  });
  return asPerson(url, tokens.access_token);
}

export async function signIn(url: string, name = 'ada'): Promise<Person> {
  const tokens = await send<{ access_token: string }>(url, {
    method: 'POST',
    path: '/api/v1/auth/login',
    body: { email: `${name}@example.com`, password: 'correct horse battery' },
  });
  return asPerson(url, tokens.access_token);
}

function asPerson(url: string, token: string): Person {
  return {
    token,
    call: (method, path, body, status) =>
      send(url, { method, path, body, token, ...(status === undefined ? {} : { status }) }),
  };
}

async function send<T>(
  url: string,
  {
    method,
    path,
    body,
    token,
    status,
  }: { method: string; path: string; body?: unknown; token?: string; status?: number },
): Promise<T> {
  const reply = await fetch(url + path, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  if (status === undefined) assert.ok(reply.ok, `${method} ${path} → ${reply.status} ${text}`);
  else assert.equal(reply.status, status, `${method} ${path} → ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

const LIVING = new Set(['pending', 'running', 'rolling_back']);

export interface OperationReply {
  readonly operation_id: string;
  readonly status: string;
  readonly attempt: number;
  readonly result: Record<string, unknown> | null;
  readonly error: { code: string } | null;
  readonly progress: { stage: string; done: number; total: number | null } | null;
}

/** Waits until the operation has come to rest. */
export async function settled(
  person: Person,
  operationId: string,
  { withinMs = 120_000 } = {},
): Promise<OperationReply> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const operation = await person.call<OperationReply>('GET', `/api/v1/operations/${operationId}`);
    if (!LIVING.has(operation.status)) return operation;
    if (Date.now() > deadline)
      throw new Error(`still ${operation.status} after ${withinMs} ms: ${JSON.stringify(operation)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
