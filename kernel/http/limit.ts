import { isIPv6 } from 'node:net';
import { httpError } from './http.errors.ts';

/** At most `max` calls in a burst, refilled evenly over `seconds`, for each address or person (address where nobody is signed in). */
export interface Limit {
  readonly max: number;
  readonly seconds: number;
  readonly by: 'address' | 'person';
}

interface Bucket {
  tokens: number;
  at: number;
}

/** More callers than this are forgotten together rather than kept: memory stays bounded under a flood of addresses. */
const MOST_BUCKETS = 20_000;

/**
 * A token bucket for each caller, in this process. Behind several API processes each counts for itself, so the whole is
 * a multiple: these limits shield the machine; what must be exact (failed sign-ins) is counted in the database.
 */
export class Limiter {
  readonly #buckets = new Map<string, Bucket>();
  readonly #limit: Limit;
  readonly #nowMs: () => number;

  constructor(limit: Limit, nowMs: () => number) {
    this.#limit = limit;
    this.#nowMs = nowMs;
  }

  /** @throws http.too-many-requests with `retryAfterSeconds` */
  take(key: string): void {
    const { max, seconds } = this.#limit;
    const now = this.#nowMs();
    const perMs = max / (seconds * 1000);
    let bucket = this.#buckets.get(key);
    if (bucket === undefined) {
      if (this.#buckets.size >= MOST_BUCKETS) this.#forget(now, perMs);
      bucket = { tokens: max, at: now };
      this.#buckets.set(key, bucket);
    }
    bucket.tokens = Math.min(max, bucket.tokens + (now - bucket.at) * perMs);
    bucket.at = now;
    if (bucket.tokens < 1)
      throw httpError('http.too-many-requests', { retryAfterSeconds: Math.ceil((1 - bucket.tokens) / perMs / 1000) });
    bucket.tokens -= 1;
  }

  #forget(now: number, perMs: number): void {
    for (const [key, { tokens, at }] of this.#buckets)
      if (tokens + (now - at) * perMs >= this.#limit.max) this.#buckets.delete(key);
    if (this.#buckets.size >= MOST_BUCKETS) this.#buckets.clear();
  }
}

/** One network counts as one caller: an IPv6 client owns at least a /64, whose other addresses cost it nothing. */
export function addressKey(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':');
  if (tail !== undefined) {
    const rest = tail === '' ? [] : tail.split(':');
    while (groups.length + rest.length < 8) groups.push('0');
    groups.push(...rest);
  }
  return groups.slice(0, 4).join(':');
}

/** This machine itself: its own programs, tests and benchmarks. */
export function isLoopback(address: string): boolean {
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';
}
