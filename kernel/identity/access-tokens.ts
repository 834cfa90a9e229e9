import { SignJWT, errors, jwtVerify } from 'jose';
import type { JWTHeaderParameters } from 'jose';
import type { Clock } from '../clock/clock.ts';
import { Recent } from './recent.ts';
import type { SigningKeys } from './signing-keys.ts';

export const ACCESS_SECONDS = 900;

/** RFC 9068 calls an access token that is a JWT `at+jwt`, so that no other JWT of ours can ever pass for one. */
const TYPE = 'at+jwt';
const ALGORITHM = 'HS256';
const ISSUER = 'steward';
const AUDIENCE = 'steward-api';
const LONGEST = 2048;

/** What a genuine, unexpired token says. Whether its session and its key still live, the database says. */
export interface AccessClaims {
  readonly person_id: string;
  readonly session_id: string;
  readonly kid: string;
  readonly expiresAtMs: number;
}

/** Makes and checks access tokens: JWTs that live 15 minutes. */
export class AccessTokens {
  readonly #keys: SigningKeys;
  readonly #clock: Clock;
  /** A signature once found good stays good: about 50 µs, and a turn in libuv's thread pool, saved on each request. */
  readonly #verified = new Recent<AccessClaims>(10_000);

  constructor({ keys, clock }: { keys: SigningKeys; clock: Clock }) {
    this.#keys = keys;
    this.#clock = clock;
  }

  async issue({ person_id, session_id }: { person_id: string; session_id: string }): Promise<string> {
    const { kid, key } = await this.#keys.current();
    const issuedAt = Math.floor(this.#clock.nowMs() / 1000);
    return new SignJWT({ sid: session_id })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid })
      .setSubject(person_id)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + ACCESS_SECONDS)
      .sign(key);
  }

  /** Undefined for whatever is not a living token of ours: forged, expired, of another kind, or no token at all. */
  async verify(token: string): Promise<AccessClaims | undefined> {
    if (token.length > LONGEST) return undefined;
    const known = this.#verified.find(token);
    if (known) return this.#clock.nowMs() < known.expiresAtMs ? known : undefined;
    const claims = await this.#verifySignature(token);
    if (claims) this.#verified.set(token, claims);
    return claims;
  }

  async #verifySignature(token: string): Promise<AccessClaims | undefined> {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, (header) => this.#ownKey(header), {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'sid', 'exp'],
        currentDate: new Date(this.#clock.nowMs()),
      });
      const { sub, sid, exp } = payload;
      const { kid } = protectedHeader;
      if (typeof sub !== 'string' || typeof sid !== 'string' || exp === undefined || kid === undefined)
        return undefined;
      return { person_id: sub, session_id: sid, kid, expiresAtMs: exp * 1000 };
    } catch (error) {
      // A fault of the token is an answer; a fault of the database is not.
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }

  /** Only by `kid` and only from our own set: `jwk`, `jku` and `x5u` in a header are never looked at. */
  async #ownKey({ kid }: JWTHeaderParameters | { kid?: string }): Promise<CryptoKey> {
    const key = typeof kid === 'string' && kid.length <= 64 ? await this.#keys.find(kid) : undefined;
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  }
}
