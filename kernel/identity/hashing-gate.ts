import { identityError } from './identity.errors.ts';

const RUNNING = 2;
const WAITING = 8;

/**
 * Lets at most 2 password hashes run and 8 wait; more are turned away at once.
 * Argon2 shares libuv's thread pool with WebCrypto and files: without a bound, 64 logins drove an authenticated GET to 1.28 s.
 */
export class HashingGate {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /** @throws identity.too-busy (429) when 8 are waiting already. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < RUNNING) this.#running++;
    else if (this.#waiting.length < WAITING) await new Promise<void>((go) => this.#waiting.push(go));
    else throw identityError('identity.too-busy', { retryAfterSeconds: 1 });
    try {
      return await work();
    } finally {
      // The place goes straight to the next in line, so that nobody slips in between.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
