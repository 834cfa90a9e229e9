import type { Clock } from '../clock/clock.ts';
import { StewardError } from '../errors/errors.ts';
import type { Log } from '../log/log.ts';
import { boundedFetch, failureOf, statusFailure } from './bounded-fetch.ts';
import { check } from './check/check.ts';
import { compose } from './compose.ts';
import { Line } from './line.ts';
import type { LineOptions } from './line.ts';
import { writerError } from './writer.errors.ts';
import { Written } from './writer.schema.ts';
import type { WriteRequest, TextWriter } from './writer.schema.ts';

/** A little longer than the service may take for a text. */
const TIMEOUT_MS = 290_000;
const MOST_BYTES = 1024 * 1024;

export interface RemoteWriterOptions extends Pick<LineOptions, 'atOnce' | 'waiting' | 'random'> {
  readonly url: string;
  readonly secret: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Lets the AI service write (`steward ai`). Where it is down, full or wrong, builtin writes here. */
export function remoteWriter(options: RemoteWriterOptions): TextWriter {
  const { clock } = options;
  const line = new Line({ ...options, timeoutMs: TIMEOUT_MS });
  const log = options.log.child({ part: 'writer' });
  const post = poster(options);
  return {
    async write(request, { signal = new AbortController().signal } = {}) {
      const started = clock.nowMs();
      let fault: string;
      try {
        const written = await line.call((signal) => post(request, signal), signal);
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

/** @throws writer.model-unavailable, writer.model-refused */
function poster({
  url,
  secret,
  clock,
}: RemoteWriterOptions): (request: WriteRequest, signal: AbortSignal) => Promise<Written> {
  const fetch = boundedFetch(MOST_BYTES);
  const address = new URL('write', url.endsWith('/') ? url : `${url}/`);
  return async (request, signal) => {
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: JSON.stringify(request),
        redirect: 'error',
        signal,
      });
      if (!response.ok) {
        await response.body?.cancel();
        throw statusFailure(response.status, response.headers.get('retry-after'), clock.nowMs());
      }
      const written = Written.safeParse(await response.json().catch(rethrowUnlessSyntax));
      if (written.success) return written.data;
      throw writerError('writer.model-refused', { detail: 'It answered something else than a text.' });
    } catch (error) {
      if (error instanceof StewardError) throw error;
      throw writerError('writer.model-unavailable', { detail: failureOf(error).detail });
    }
  };
}

function rethrowUnlessSyntax(error: unknown): undefined {
  if (error instanceof SyntaxError) return undefined;
  throw error;
}
