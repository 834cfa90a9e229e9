import type { Clock } from '../clock/clock.ts';
import type { Writer } from './writer.schema.ts';

/** The writer that needs no model. */
export function builtinWriter(clock: Clock): Writer {
  return {
    async write(request, { signal } = {}) {
      signal?.throwIfAborted();
      const started = clock.nowMs();
      const { compose } = await import('./compose.ts');
      const words = compose(request);
      const ms = clock.nowMs() - started;
      return {
        ...words,
        record: { written_by: 'builtin', model: null, asked: 0, tokens_in: 0, tokens_out: 0, ms, faults: [] },
      };
    },
  };
}
