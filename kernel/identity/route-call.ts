import { routeFor } from '../http/route.ts';
import type { Request } from '../http/http.ts';
import type { Actor } from '../http/route.ts';
import { identityError } from './identity.errors.ts';
import type { Client } from './sessions.ts';

/** What the routes of identity need of a context. */
export interface IdentityContext {
  readonly actor?: Actor | undefined;
}

export const route = routeFor<IdentityContext>();

/** Who asks, for the list of sessions and the throttle. Browsers say so by a header, which no form of another site can send. */
export function clientOf(request: Request): Client {
  return {
    kind: request.headers['x-steward-client'] === 'web' ? 'web' : 'program',
    user_agent: request.headers['user-agent'],
    address: request.ip,
  };
}

/** kernel/http lets nobody else into a route for persons; this is for the type, and the second lock on the door. */
export function actorOf(context: IdentityContext): Actor {
  if (!context.actor) throw identityError('identity.sign-in-needed');
  return context.actor;
}

/** The session that the actor came with; what has none (work in the background) has no sockets and no sign-out. */
export function sessionOf(actor: Actor): { person_id: string; session_id: string } {
  if (actor.session_id === undefined) throw identityError('identity.sign-in-needed');
  return { person_id: actor.person_id, session_id: actor.session_id };
}
