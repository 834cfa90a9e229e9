import type { Clock } from '../clock/clock.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log/log.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { HashingGate } from './hashing-gate.ts';
import type { Secrets } from './secrets.ts';
import type { SigningKeys } from './signing-keys.ts';
import type { SignInThrottle } from './sign-in-throttle.ts';

/** What the functions of identity work with; made once by `createIdentity`. */
export interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly keys: SigningKeys;
  readonly accessTokens: AccessTokens;
  readonly hashing: HashingGate;
  readonly throttle: SignInThrottle;
  readonly signupsOpen: boolean;
  /** People reach Steward by https, so cookies may insist on it. */
  readonly https: boolean;
  /** Tells every thread and process that these sessions are over, so that their sockets close. */
  readonly announceEnd: (sessionIds: readonly string[]) => void;
}
