import { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import { StewardError } from '../errors/errors.ts';
import { boundedFetch, failureOf, statusFailure } from './bounded-fetch.ts';
import { writerError } from './writer.errors.ts';

/** What comes is base64: a third more than its bytes. */
const MOST_PICTURE_BYTES = 20 * 1024 * 1024;
const MOST_BYTES = Math.ceil((MOST_PICTURE_BYTES * 4) / 3) + 64 * 1024;

export interface ImageModelSettings {
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string | undefined;
  readonly clock: Clock;
}

/** One answer: bytes that nobody has looked at yet, or what was wrong with it. */
export type ImageAnswer =
  | { readonly bytes: Uint8Array }
  /** `refused`: the model does not want to draw this. */
  | { readonly fault: string; readonly refused: boolean };

export interface ImageModel {
  readonly name: string;
  /** @throws writer.model-unavailable, writer.model-refused */
  ask(prompt: string, signal: AbortSignal): Promise<ImageAnswer>;
}

/**
 * Ways to ask, the plainest last: newer models send base64 unasked and refuse to be asked for it, small servers know one size.
 * The size is one that all the others draw; what comes back is made smaller here.
 */
const MANNERS: readonly Readonly<Record<string, string>>[] = [
  { size: '1024x1024', response_format: 'b64_json' },
  { size: '1024x1024' },
  {},
];

/** What `error.code` or `error.type` says where a filter stopped the picture. Azure, OpenAI and their followers. */
const FILTERED = /content_?(policy|filter)|moderation|safety/i;

const Answer = z.object({
  data: z.array(z.object({ b64_json: z.string().nullish(), url: z.unknown().optional() })).min(1),
});
const Refusal = z.object({ error: z.object({ code: z.string().nullish(), type: z.string().nullish() }) });

/**
 * An image model behind any server that speaks OpenAI's `POST /images/generations`. Plain `fetch`: the protocol is one request, and the SDK
 * would take 31 MB and follow an address in the answer.
 */
export function openImageModel({ baseUrl, model, apiKey, clock }: ImageModelSettings): ImageModel {
  const fetch = boundedFetch(MOST_BYTES, 'picture');
  const address = new URL('images/generations', baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
  const authorization = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
  let manner = 0;

  const post = async (prompt: string, way: number, signal: AbortSignal): Promise<ImageAnswer> => {
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', ...authorization },
        body: JSON.stringify({ model, prompt, n: 1, ...MANNERS[way] }),
        redirect: 'error',
        signal,
      });
      const said = jsonIn(await response.text());
      if (response.ok) return read(said);
      if (isFiltered(said)) return { fault: 'the model does not want to draw this', refused: true };
      throw statusFailure(response.status, response.headers.get('retry-after'), clock.nowMs());
    } catch (error) {
      if (error instanceof StewardError) throw error;
      const { detail, tooMuch } = failureOf(error);
      throw writerError(tooMuch ? 'writer.model-refused' : 'writer.model-unavailable', { detail });
    }
  };

  return {
    name: model,
    async ask(prompt, signal) {
      for (let way = manner; ; way += 1) {
        try {
          const answer = await post(prompt, way, signal);
          manner = way;
          return answer;
        } catch (error) {
          const taken = error instanceof StewardError && error.details['question'] === true;
          if (!taken || way === MANNERS.length - 1) throw error;
        }
      }
    },
  };
}

/** @throws writer.model-unavailable where it is no answer of a model at all */
function read(said: unknown): ImageAnswer {
  const answer = Answer.safeParse(said);
  if (!answer.success) {
    if (said === undefined)
      throw writerError('writer.model-unavailable', { detail: 'It answered something that no model says.' });
    return { fault: 'there is no picture in the answer', refused: false };
  }
  const [picture] = answer.data.data;
  const base64 = picture?.b64_json?.replace(/^data:[\w/+.-]{1,50};base64,/, '');
  if (base64) return { bytes: Buffer.from(base64, 'base64') };
  // An address in an answer may lead anywhere, into our own network too.
  const fault = picture?.url === undefined ? 'there is no picture in the answer' : 'it sent an address, no picture';
  return { fault, refused: false };
}

function isFiltered(said: unknown): boolean {
  const refusal = Refusal.safeParse(said);
  if (!refusal.success) return false;
  const { code, type } = refusal.data.error;
  return FILTERED.test(`${code ?? ''} ${type ?? ''}`);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
