import type { Reply, Request } from '../http/http.ts';
import { ACCESS_SECONDS } from './access-tokens.ts';
import type { Parts } from './parts.ts';
import { setRefreshCookie } from './refresh-cookie.ts';
import type { Client, OpenSession } from './sessions.ts';

/** What signup, login and refresh answer; the refresh token is left out where it travels as a cookie. */
export interface TokenReply {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly token_type: 'bearer';
  readonly expires_in: number;
}

export async function tokensFor(parts: Parts, open: OpenSession): Promise<Required<TokenReply>> {
  return {
    access_token: await parts.accessTokens.issue(open),
    refresh_token: open.refresh_token,
    token_type: 'bearer',
    expires_in: ACCESS_SECONDS,
  };
}

/** Browsers get the refresh token as a cookie, out of reach of scripts; programs get it in the body. */
export async function answerTokens(
  parts: Parts,
  open: OpenSession,
  { kind, request, reply }: { kind: Client['kind']; request: Request; reply: Reply },
): Promise<TokenReply> {
  const { refresh_token, ...rest } = await tokensFor(parts, open);
  // A reply with tokens must not lie in any cache (RFC 6749, 5.1).
  reply.header('cache-control', 'no-store');
  if (kind === 'program') return { ...rest, refresh_token };
  setRefreshCookie(reply, refresh_token, { secure: parts.https || request.protocol === 'https' });
  return rest;
}
