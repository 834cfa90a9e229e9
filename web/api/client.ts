import createClient from 'openapi-fetch';
import type { paths } from './schema.generated.ts';
import { problemOf, toProblem } from './problem.ts';
import { currentToken, dropToken, refreshToken } from './tokens.ts';

/**
 * The public API, typed by its own document. A 401 is answered by one refresh and one more try; then the session is over.
 *
 * @example const operation = await ask(api.GET('/api/v1/operations/{id}', { params: { path: { id } } }));
 */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  headers: { 'x-steward-client': 'web' },
  credentials: 'same-origin',
  fetch: send,
});

/** The bytes under an address that a reply names, such as a picture's. @throws ApiProblem; the signal's reason where that aborts */
export async function askBlob(address: string, signal?: AbortSignal): Promise<Blob> {
  const url = new URL(address, window.location.origin);
  // Whatever a reply says: the token stays at home.
  if (url.origin !== window.location.origin) throw problemOf(0, undefined);
  let response: Response;
  try {
    response = await send(
      new Request(url, {
        headers: { 'x-steward-client': 'web' },
        credentials: 'same-origin',
        ...(signal && { signal }),
      }),
    );
    if (response.ok) return await response.blob();
  } catch (error) {
    signal?.throwIfAborted();
    throw toProblem(error);
  }
  throw problemOf(response.status, await response.json().catch(() => undefined));
}

async function send(request: Request): Promise<Response> {
  const token = currentToken();
  const again = request.clone();
  const response = await fetch(withToken(request, token));
  if (response.status !== 401 || token === undefined) return response;
  // Another call may have refreshed while this one was under way.
  if (currentToken() === token && !(await refreshToken())) return response;
  const second = await fetch(withToken(again, currentToken()));
  if (second.status === 401) dropToken();
  return second;
}

function withToken(request: Request, token: string | undefined): Request {
  if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
  return request;
}
