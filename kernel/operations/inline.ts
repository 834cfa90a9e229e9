import type { Carrier } from './engine.ts';
import type { Parts } from './perform.ts';
import { perform } from './perform.ts';

/** Carries operations out in this thread, beside everything else: for tests, and for commands that do one thing. */
export function inlineCarrier(parts: Parts): Carrier {
  return {
    carry: (assignment, teller, signal) => perform(parts, assignment, teller, signal),
    async close() {},
  };
}
