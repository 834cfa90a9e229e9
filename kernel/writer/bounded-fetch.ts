import { writerError } from './writer.errors.ts';

/** `fetch`, with an end to how much a server may send for a text or a picture. The body's reader gets the error. */
export function boundedFetch(mostBytes: number, thing: 'text' | 'picture' = 'text'): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.body === null) return response;
    let bytes = 0;
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > mostBytes) controller.error(writerError('writer.model-refused', { detail: tooMuch(thing) }));
        else controller.enqueue(chunk);
      },
    });
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(counted), { status, statusText, headers });
  };
}

const tooMuch = (thing: 'text' | 'picture') => `It sent far more than a ${thing}.`;
const TOO_MUCH: readonly string[] = [tooMuch('text'), tooMuch('picture')];

/** What went wrong between us and a server, without a word of what either sent: that may hold a key. */
export function failureOf(error: unknown): { detail: string; tooMuch: boolean } {
  const chain = causes(error);
  const much = chain.find(({ message }) => TOO_MUCH.includes(message));
  if (much !== undefined) return { detail: much.message, tooMuch: true };
  const code = chain
    .map((cause) => ('code' in cause ? cause.code : undefined))
    .find((code) => typeof code === 'string' && /^[A-Z_]+$/.test(code));
  return { detail: `The connection failed${typeof code === 'string' ? ` (${code})` : ''}.`, tooMuch: false };
}

/** What an HTTP status means for us, with the pause that the server asks for. */
export function statusFailure(status: number, retryAfter: string | null | undefined, nowMs: number) {
  const detail = `It answered ${status}.`;
  const again = status === 408 || status === 409 || status === 425 || status === 429 || status >= 500;
  if (!again) {
    const question = status === 400 || status === 413 || status === 422;
    return writerError('writer.model-refused', { detail, details: { question } });
  }
  const seconds = retryAfterSeconds(retryAfter, nowMs);
  return writerError('writer.model-unavailable', {
    detail,
    ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
  });
}

/** RFC 9110: seconds, or a date. */
function retryAfterSeconds(header: string | null | undefined, nowMs: number): number | undefined {
  if (header === null || header === undefined || header.trim() === '') return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - nowMs) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

function causes(error: unknown): Error[] {
  const found: Error[] = [];
  for (let cause = error; cause instanceof Error && found.length < 8; cause = cause.cause) found.push(cause);
  return found;
}
