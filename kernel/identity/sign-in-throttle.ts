import type { Clock } from '../clock/clock.ts';
import { identityError } from './identity.errors.ts';
import { Recent } from './recent.ts';

/** Wrong attempts of one address at one account that cost nothing; then 1 s, 2 s, 4 s … between attempts. */
const FREE_ATTEMPTS = 5;
const LONGEST_WAIT_MS = 15 * 60_000;
/** After this long without an attempt it is forgotten. */
const MEMORY_MS = 60 * 60_000;

/** Wrong attempts at one account, from wherever, within 15 minutes, after which strangers wait before their first. */
const SIEGE_FAILURES = 20;
const SIEGE_WINDOW_MS = 15 * 60_000;
const SIEGE_WAIT_MS = 10_000;

/** One try at one account from one address; both as they are compared (`names.ts`). */
export interface Attempt {
  readonly account: string;
  readonly address: string;
  /** Has the person signed in from this address before? Asked only while the account is under siege. */
  readonly known: () => Promise<boolean>;
}

/**
 * Slows guessing without ever locking anybody out: waits hang on the pair of account and address, so a stranger's guesses cost the
 * stranger. While many addresses guess at one account, an address from which its person never signed in waits 10 s once.
 * Sessions that are open, and their refreshing, are never touched.
 *
 * Bound: the last 10,000 pairs and accounts of this process, in memory; several processes count each for itself.
 */
export class SignInThrottle {
  readonly #clock: Clock;
  readonly #pairs = new Recent<{ attempts: number; lastMs: number; notBeforeMs: number }>(10_000);
  readonly #accounts = new Recent<{ failures: number; sinceMs: number }>(10_000);

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @throws identity.too-many-attempts (429) with the seconds to wait. */
  async check(attempt: Attempt): Promise<void> {
    const nowMs = this.#clock.nowMs();
    const waitMs = (this.#findPair(attempt)?.notBeforeMs ?? 0) - nowMs;
    if (waitMs > 0) throw tooMany(waitMs);
    if (this.#findPair(attempt) || !this.#besieged(attempt.account) || (await attempt.known())) return;
    // It may try after this wait; each wrong try from then on doubles the next.
    this.#pairs.set(pairKey(attempt), {
      attempts: FREE_ATTEMPTS,
      lastMs: nowMs,
      notBeforeMs: nowMs + SIEGE_WAIT_MS,
    });
    throw tooMany(SIEGE_WAIT_MS);
  }

  /** Counts the attempt before its outcome is known, so that many at once count as many. */
  count(attempt: Attempt): void {
    const nowMs = this.#clock.nowMs();
    const attempts = (this.#findPair(attempt)?.attempts ?? 0) + 1;
    const waitMs = attempts < FREE_ATTEMPTS ? 0 : Math.min(1000 * 2 ** (attempts - FREE_ATTEMPTS), LONGEST_WAIT_MS);
    this.#pairs.set(pairKey(attempt), { attempts, lastMs: nowMs, notBeforeMs: nowMs + waitMs });
  }

  failed({ account }: Attempt): void {
    const nowMs = this.#clock.nowMs();
    const siege = this.#accounts.find(account);
    const current = siege && nowMs - siege.sinceMs < SIEGE_WINDOW_MS ? siege : { failures: 0, sinceMs: nowMs };
    this.#accounts.set(account, { ...current, failures: current.failures + 1 });
  }

  succeeded(attempt: Attempt): void {
    this.#pairs.delete(pairKey(attempt));
  }

  #findPair(attempt: Attempt) {
    const pair = this.#pairs.find(pairKey(attempt));
    return pair && this.#clock.nowMs() - pair.lastMs < MEMORY_MS ? pair : undefined;
  }

  #besieged(account: string): boolean {
    const siege = this.#accounts.find(account);
    return (
      siege !== undefined && siege.failures >= SIEGE_FAILURES && this.#clock.nowMs() - siege.sinceMs < SIEGE_WINDOW_MS
    );
  }
}

function pairKey({ account, address }: Attempt): string {
  return `${address} ${account}`;
}

function tooMany(waitMs: number) {
  return identityError('identity.too-many-attempts', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}
