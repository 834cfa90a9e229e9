import type { Clock } from '../clock/clock.ts';
import { writerError } from './writer.errors.ts';

/**
 * A signal that aborts after a while, until it is disposed of.
 *
 * @example
 * using late = timeLimit(clock, 5000, 'It did not answer within 5 s.');
 * await work(late.signal);
 */
export function timeLimit(clock: Clock, ms: number, detail: string): Disposable & { readonly signal: AbortSignal } {
  const late = new AbortController();
  const done = new AbortController();
  clock.sleep(ms, done.signal).then(
    () => late.abort(writerError('writer.model-unavailable', { detail })),
    () => {},
  );
  return { signal: late.signal, [Symbol.dispose]: () => done.abort() };
}
