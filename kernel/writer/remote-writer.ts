import { StewardError } from '../errors/errors.ts';
import { SERVICE_TIMEOUT_MS, serviceAsker } from './ask-remote.ts';
import type { ServiceOptions } from './ask-remote.ts';
import { check } from './check/check.ts';
import { compose } from './compose.ts';
import { Line } from './line.ts';
import { Written } from './writer.schema.ts';
import type { TextWriter, WriteRequest } from './writer.schema.ts';

const MOST_BYTES = 1024 * 1024;

/** Lets the AI service write (`steward ai`). Where it is down, full or wrong, builtin writes here. */
export function remoteWriter(options: ServiceOptions): TextWriter {
  const { clock } = options;
  const line = new Line({ ...options, timeoutMs: SERVICE_TIMEOUT_MS });
  const log = options.log.child({ part: 'writer' });
  const ask = serviceAsker<WriteRequest, Written>(options, {
    path: 'write',
    reply: Written,
    mostBytes: MOST_BYTES,
    thing: 'text',
  });
  return {
    async write(request, { signal = new AbortController().signal } = {}) {
      const started = clock.nowMs();
      let fault: string;
      try {
        const written = await line.call((signal) => ask(request, signal), signal);
        const faults = written.record.written_by === 'model' ? check(written.text, request).faults : [];
        if (faults.length === 0) return written;
        fault = faults.join('; ');
      } catch (error) {
        signal.throwIfAborted();
        fault = error instanceof StewardError ? error.message : 'It failed.';
      }
      log.warn({ task: request.task.name, fault }, 'builtin wrote in place of the AI service');
      const record = { written_by: 'builtin', model: null, asked: 0, tokens_in: 0, tokens_out: 0 } as const;
      return {
        ...compose(request),
        record: { ...record, ms: clock.nowMs() - started, faults: [`the AI service: ${fault}`] },
      };
    },
  };
}
