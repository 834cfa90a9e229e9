import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What SECRET_KEY is used for; each use has a key of its own (HKDF, RFC 5869). Another SECRET_KEY changes all of them at once. */
export interface Secrets {
  /** Names the SECRET_KEY without giving it away; sessions and signing keys are bound to it. */
  readonly fingerprint: string;
  signingKey(kid: string, salt: string): Uint8Array;
  /** The one refresh token that follows `token`: unguessable without SECRET_KEY, and the same however often it is asked for. */
  successorOf(token: string): string;
}

export function deriveSecrets(secretKey: string): Secrets {
  const derive = (purpose: string, salt = '', bytes = 32) =>
    Buffer.from(hkdfSync('sha256', secretKey, salt, `steward ${purpose}`, bytes));
  const refreshKey = derive('refresh tokens');
  return {
    fingerprint: derive('fingerprint', '', 16).toString('base64url'),
    signingKey: (kid, salt) => derive(`signing key ${kid}`, salt),
    successorOf: (token) => createHmac('sha256', refreshKey).update(token).digest('base64url'),
  };
}

/** 256 random bits for a token that only its holder knows. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token. No salt: 256 random bits need none. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
