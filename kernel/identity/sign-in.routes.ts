import type { Reply, Request, Route } from '../http/http.ts';
import { identityError } from './identity.errors.ts';
import { LogIn, RefreshToken, SignUp, Status, Tokens } from './identity.schema.ts';
import type { Parts } from './parts.ts';
import { signIn } from './passwords.ts';
import { anybodyThere } from './people.ts';
import { readRefreshCookie, clearRefreshCookie } from './refresh-cookie.ts';
import { findSessionOfToken, refreshSession } from './refresh.ts';
import { clientOf, route } from './route-call.ts';
import type { IdentityContext } from './route-call.ts';
import { endSessions } from './sessions.ts';
import { signUp } from './sign-up.ts';
import { answerTokens } from './tokens.ts';

/** For anybody: how one gets in, stays in and gets out. */
export function signInRoutes(parts: Parts): readonly Route<IdentityContext>[] {
  return [
    route({
      method: 'GET',
      path: '/auth/status',
      allow: 'anyone',
      summary: 'Is anybody here yet, and may people sign up?',
      tag: 'Sign-in',
      replies: { 200: Status },
      handle: async () => {
        const has_people = await anybodyThere(parts.database.read);
        return { has_people, signups_open: parts.signupsOpen || !has_people };
      },
    }),
    route({
      method: 'POST',
      path: '/auth/signup',
      allow: 'anyone',
      summary: 'Sign up; the first person becomes the admin',
      tag: 'Sign-in',
      body: SignUp,
      replies: { 201: Tokens },
      handle: async ({ body, request, reply }) => {
        const client = clientOf(request);
        return answerTokens(parts, await signUp(parts, { person: body, client }), {
          kind: client.kind,
          request,
          reply,
        });
      },
    }),
    route({
      method: 'POST',
      path: '/auth/login',
      allow: 'anyone',
      summary: 'Sign in with an email address or a username, as JSON or as the password form of OAuth 2',
      tag: 'Sign-in',
      form: true,
      body: LogIn,
      replies: { 200: Tokens },
      handle: async ({ body: { name, password }, request, reply }) => {
        const client = clientOf(request);
        const open = await signIn(parts, { name, password, client });
        return answerTokens(parts, open, { kind: client.kind, request, reply });
      },
    }),
    route({
      method: 'POST',
      path: '/auth/refresh',
      allow: 'anyone',
      summary: 'Trade a refresh token, in the body or the cookie, for new tokens; each works once',
      tag: 'Sign-in',
      body: RefreshToken,
      replies: { 200: Tokens },
      handle: async ({ body, request, reply }) => {
        const shown = shownToken(body, request);
        if (!shown) throw identityError('identity.refresh-refused');
        return answerTokens(parts, await refreshSession(parts, shown.token), { kind: shown.kind, request, reply });
      },
    }),
    route({
      method: 'POST',
      path: '/auth/logout',
      allow: 'anyone',
      summary: 'End this session: its access and refresh tokens are dead at once',
      tag: 'Sign-in',
      body: RefreshToken,
      replies: { 204: null },
      handle: async ({ body, request, reply }) => {
        await endSession(parts, request, shownToken(body, request)?.token);
        clearCookie(parts, request, reply);
      },
    }),
  ];
}

/** What came as a cookie goes back as one: a script must never get to see it. */
function shownToken(body: { refresh_token?: string | undefined } | null | undefined, request: Request) {
  if (body?.refresh_token !== undefined) return { token: body.refresh_token, kind: clientOf(request).kind };
  const token = readRefreshCookie(request);
  return token === undefined ? undefined : { token, kind: 'web' as const };
}

/** By the access token or, where that has expired, by the refresh token: signing out must not need signing in. */
async function endSession(parts: Parts, request: Request, refreshToken: string | undefined): Promise<void> {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const session =
    (bearer === undefined ? undefined : await parts.accessTokens.verify(bearer)) ??
    (refreshToken === undefined ? undefined : await findSessionOfToken(parts, refreshToken));
  if (!session) throw identityError('identity.sign-in-needed');
  const { person_id, session_id } = session;
  const ended = await parts.database.write((tx) => endSessions(parts, tx, { person_id, session_id, reason: 'logout' }));
  if (ended === 0) throw identityError('identity.sign-in-needed');
}

function clearCookie(parts: Parts, request: Request, reply: Reply): void {
  if (readRefreshCookie(request) !== undefined)
    clearRefreshCookie(reply, { secure: parts.https || request.protocol === 'https' });
}
