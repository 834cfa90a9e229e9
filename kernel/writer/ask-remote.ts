import type { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import { StewardError } from '../errors/errors.ts';
import type { Log } from '../log/log.ts';
import { boundedFetch, failureOf, statusFailure } from './bounded-fetch.ts';
import type { LineOptions } from './line.ts';
import { writerError } from './writer.errors.ts';

/** A little longer than the service may take for a text or a picture. */
export const SERVICE_TIMEOUT_MS = 290_000;

/** How the AI service is reached. */
export interface ServiceOptions extends Pick<LineOptions, 'atOnce' | 'waiting' | 'random'> {
  readonly url: string;
  readonly secret: string;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Question<Reply> {
  /** `write` */
  readonly path: string;
  readonly reply: z.ZodType<Reply>;
  readonly mostBytes: number;
  readonly thing: 'text' | 'picture';
}

/**
 * A question to the AI service; of what it answers only the form is sure.
 *
 * @throws (what it makes) writer.model-unavailable, writer.model-refused
 */
export function serviceAsker<Request, Reply>(
  { url, secret, clock }: ServiceOptions,
  { path, reply, mostBytes, thing }: Question<Reply>,
): (request: Request, signal: AbortSignal) => Promise<Reply> {
  const fetch = boundedFetch(mostBytes, thing);
  const address = new URL(path, url.endsWith('/') ? url : `${url}/`);
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
      const answer = reply.safeParse(await response.json().catch(rethrowUnlessSyntax));
      if (answer.success) return answer.data;
      throw writerError('writer.model-refused', { detail: `It answered something else than a ${thing}.` });
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
