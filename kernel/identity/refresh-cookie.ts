import type { Reply, Request } from '../http/http.ts';
import { REFRESH_SECONDS } from './sessions.ts';

const NAME = 'steward_refresh';
/** Sent back to where it is used and nowhere else. */
const PATH = '/api/v1/auth';

export function readRefreshCookie(request: Request): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === NAME && value) return value;
  }
  return undefined;
}

/** Out of reach of scripts (HttpOnly) and of other sites (SameSite=Strict). `secure`: only over https. */
export function setRefreshCookie(reply: Reply, token: string, { secure }: { secure: boolean }): void {
  reply.header('set-cookie', cookie(token, REFRESH_SECONDS, secure));
}

export function clearRefreshCookie(reply: Reply, { secure }: { secure: boolean }): void {
  reply.header('set-cookie', cookie('', 0, secure));
}

function cookie(value: string, maxAgeSeconds: number, secure: boolean): string {
  return `${NAME}=${value}; Max-Age=${maxAgeSeconds}; Path=${PATH}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
}
