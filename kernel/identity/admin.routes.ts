import type { Route } from '../http/http.ts';
import { Pong, RotateKeys, RotatedKeys } from './identity.schema.ts';
import type { Parts } from './parts.ts';
import { rotateKeys } from './rotate-keys.ts';
import { route } from './route-call.ts';
import type { IdentityContext } from './route-call.ts';

/** For admins. */
export function adminRoutes(parts: Parts): readonly Route<IdentityContext>[] {
  return [
    route({
      method: 'GET',
      path: '/auth/admin/ping',
      allow: 'admin',
      summary: 'Am I an admin?',
      tag: 'Admin',
      replies: { 200: Pong },
      handle: () => ({ status: 'ok' }),
    }),
    route({
      method: 'POST',
      path: '/admin/rotate-keys',
      allow: 'admin',
      summary: 'Sign tokens with a new key from now on; nobody has to sign in again',
      tag: 'Admin',
      body: RotateKeys,
      replies: { 200: RotatedKeys },
      handle: ({ body }) => rotateKeys(parts, body ?? {}),
    }),
  ];
}
