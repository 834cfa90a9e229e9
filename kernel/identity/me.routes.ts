import type { Route } from '../http/http.ts';
import { identityError } from './identity.errors.ts';
import { ChangeMe, ChangePassword, Person, SessionId, Sessions, SocketTicket, Tokens } from './identity.schema.ts';
import type { Parts } from './parts.ts';
import { changePassword } from './passwords.ts';
import { changePerson, findPerson } from './people.ts';
import { actorOf, clientOf, route, sessionOf } from './route-call.ts';
import type { IdentityContext } from './route-call.ts';
import { endSessions, listSessions } from './sessions.ts';
import { TICKET_SECONDS, issueSocketTicket } from './socket-tickets.ts';
import { answerTokens } from './tokens.ts';

/** For a signed-in person: what is theirs. */
export function meRoutes(parts: Parts): readonly Route<IdentityContext>[] {
  const getMe = async (context: IdentityContext) => {
    const person = await findPerson(parts.database.read, actorOf(context).person_id);
    if (!person) throw identityError('identity.person-not-found');
    return person;
  };

  return [
    route({
      method: 'GET',
      path: '/auth/me',
      allow: 'person',
      summary: 'Who am I?',
      tag: 'Me',
      replies: { 200: Person },
      handle: ({ context }) => getMe(context),
    }),
    route({
      method: 'PATCH',
      path: '/auth/me',
      allow: 'person',
      summary: 'Change my name, time zone or language',
      tag: 'Me',
      body: ChangeMe,
      replies: { 200: Person },
      handle: ({ context, body }) => changePerson(parts, actorOf(context).person_id, body),
    }),
    route({
      method: 'PUT',
      path: '/auth/password',
      allow: 'person',
      summary: 'Change my password; every session ends and a new one is opened',
      tag: 'Me',
      body: ChangePassword,
      replies: { 200: Tokens },
      handle: async ({ context, body, request, reply }) => {
        const client = clientOf(request);
        const open = await changePassword(parts, { person: await getMe(context), ...body, client });
        return answerTokens(parts, open, { kind: client.kind, request, reply });
      },
    }),
    route({
      method: 'GET',
      path: '/auth/sessions',
      allow: 'person',
      summary: 'Where I am signed in',
      tag: 'Me',
      replies: { 200: Sessions },
      handle: async ({ context }) => {
        const { person_id, session_id } = actorOf(context);
        const sessions = await listSessions(parts, person_id);
        const items = sessions.map((session) => ({ ...session, current: session.id === session_id }));
        return { items, next_cursor: null };
      },
    }),
    route({
      method: 'DELETE',
      path: '/auth/sessions/:id',
      allow: 'person',
      summary: 'Sign out one of my sessions',
      tag: 'Me',
      params: SessionId,
      replies: { 204: null },
      handle: async ({ context, params }) => {
        const { person_id } = actorOf(context);
        const ended = await parts.database.write((tx) =>
          endSessions(parts, tx, { person_id, session_id: params.id, reason: 'logout' }),
        );
        if (ended === 0) throw identityError('identity.session-not-found');
      },
    }),
    route({
      method: 'POST',
      path: '/auth/ws-ticket',
      allow: 'person',
      summary: 'A ticket that opens one WebSocket within 30 seconds',
      tag: 'Me',
      replies: { 200: SocketTicket },
      handle: async ({ context }) => {
        const { session_id } = sessionOf(actorOf(context));
        return { ticket: await issueSocketTicket(parts, session_id), expires_in: TICKET_SECONDS };
      },
    }),
  ];
}
