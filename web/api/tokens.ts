import { problemOf } from './problem.ts';

/** Refreshed this long before the access token ends, so that no call has to wait for it. */
const AHEAD_MS = 60_000;

/** Said once when the session has ended, from wherever it was noticed. */
type OnEnd = () => void;

let accessToken: string | undefined;
let refreshing: Promise<boolean> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let onEnd: OnEnd = () => {};

export const currentToken = () => accessToken;

export function whenSessionEnds(listener: OnEnd): void {
  onEnd = listener;
}

/** Keeps the access token in memory only; the refresh token is a cookie that no script can read. */
export function holdToken(tokens: { access_token: string; expires_in: number }): void {
  accessToken = tokens.access_token;
  clearTimeout(timer);
  timer = setTimeout(refreshQuietly, Math.max(5_000, tokens.expires_in * 1000 - AHEAD_MS));
}

export function dropToken(): void {
  const had = accessToken !== undefined;
  accessToken = undefined;
  clearTimeout(timer);
  if (had) onEnd();
}

/**
 * Trades the cookie for a new access token; many callers share one request. False: the session is over.
 *
 * @throws ApiProblem when nobody can say, because the server does not answer: the session stays as it is
 */
export function refreshToken(): Promise<boolean> {
  refreshing ??= oneTabAtATime(trade).finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function trade(): Promise<boolean> {
  const response = await fetch('/api/v1/auth/refresh', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'x-steward-client': 'web' },
  });
  if (response.ok) {
    holdToken((await response.json()) as { access_token: string; expires_in: number });
    return true;
  }
  if (response.status >= 500 || response.status === 429)
    throw problemOf(response.status, await response.json().catch(() => undefined));
  dropToken();
  return false;
}

/** A refresh token works once and all tabs share its cookie: they take turns. (Pages over plain http have no locks; the server's grace covers them.) */
function oneTabAtATime(work: () => Promise<boolean>): Promise<boolean> {
  return 'locks' in navigator ? navigator.locks.request('steward-refresh', work) : work();
}

/** Nobody waits for this one. If it fails, the next call that is refused tries again. */
function refreshQuietly(): void {
  refreshToken().catch(() => {});
}
