import { watchOperation } from './watch.ts';
import type { Operation, OperationEvent } from './wire.ts';

/** A reply that is no success, as the API explains it (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly problem: Readonly<Record<string, unknown>>;

  constructor(status: number, problem: Readonly<Record<string, unknown>>) {
    const text = [problem['detail'], problem['title']].find((words) => typeof words === 'string' && words !== '');
    super(typeof text === 'string' ? text : `The server answered ${status}.`);
    this.status = status;
    this.code = typeof problem['code'] === 'string' ? problem['code'] : `http.${status}`;
    this.problem = problem;
  }
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token?: string;
}

/** Steward's API as one person, wherever it runs. */
export interface Api {
  /** Calls `/api/v1` + path. @throws ApiProblem for anything but a success */
  call<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T>;
  /** Sends a file as it is, without holding it in memory. @throws ApiProblem */
  upload<T>(path: string, body: Blob): Promise<T>;
  /** What comes is read as it arrives. @throws ApiProblem */
  download(path: string): Promise<AsyncIterable<Uint8Array>>;
  /**
   * Follows an operation until it comes to rest; lost connections are taken up again where they broke. `after`: the number of the last event
   * that need not come; 0 for all of them.
   */
  watch(operationId: string, show: (event: OperationEvent) => void, options?: { after?: number }): Promise<Operation>;
}

/** `tokens` are renewed when they run out, so that a long operation can be watched to its end. `signal` ends the watching. */
export function apiClient(url: string, tokens: Tokens, signal?: AbortSignal): Api {
  let current = tokens;

  async function send(method: string, path: string, body: unknown): Promise<Response> {
    return fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${current.access_token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async function renew(): Promise<boolean> {
    const { refresh_token } = current;
    if (refresh_token === undefined) return false;
    const reply = await send('POST', '/auth/refresh', { refresh_token });
    if (reply.ok) current = (await reply.json()) as Tokens;
    return reply.ok;
  }

  const call: Api['call'] = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    let reply = await send(method, path, body);
    if (reply.status === 401 && (await renew())) reply = await send(method, path, body);
    return read<T>(reply);
  };

  async function upload<T>(path: string, body: Blob): Promise<T> {
    const post = () =>
      fetch(`${url}/api/v1${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${current.access_token}`, 'content-type': 'application/octet-stream' },
        body,
      });
    let reply = await post();
    if (reply.status === 401 && (await renew())) reply = await post();
    return read<T>(reply);
  }

  async function download(path: string): Promise<AsyncIterable<Uint8Array>> {
    let reply = await send('GET', path, undefined);
    if (reply.status === 401 && (await renew())) reply = await send('GET', path, undefined);
    if (!reply.ok || reply.body === null) return read(reply);
    return reply.body;
  }

  return {
    call,
    upload,
    download,
    watch: (operationId, show, { after } = {}) =>
      watchOperation({
        url: `${url.replace(/^http/, 'ws')}/ws/operations/${operationId}`,
        token: () => current.access_token,
        current: () => call<Operation>('GET', `/operations/${operationId}`),
        show,
        ...(after === undefined ? {} : { after }),
        ...(signal ? { signal } : {}),
      }),
  };
}

/** The API of a Steward somewhere, with a token that somebody has. */
export function connectTo(url: string, access_token: string): Api {
  return apiClient(url, { access_token });
}

/** @throws ApiProblem */
async function read<T>(reply: Response): Promise<T> {
  const text = await reply.text();
  const parsed: unknown = text === '' ? undefined : parseJson(text);
  if (reply.ok) return parsed as T;
  throw new ApiProblem(reply.status, isRecord(parsed) ? parsed : {});
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Something before the server answered, a proxy perhaps: the status says enough.
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
