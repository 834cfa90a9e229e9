import { createHash } from 'node:crypto';
import type { Actor } from './actor.ts';
import { httpError } from './http.errors.ts';
import type { Reply, Request } from './route.ts';

/** A reply as it is kept, to be given again. */
export interface StoredReply {
  readonly status: number;
  readonly body: unknown;
}

/** What the store says of a key: it is new and ours, or it was used before. */
export type Begun =
  | { readonly state: 'proceed'; finish(reply: StoredReply): Promise<void>; abandon(): Promise<void> }
  | { readonly state: 'replay'; readonly reply: StoredReply }
  | { readonly state: 'mismatch' | 'running' };

/** Remembers what was answered to a key of one person. */
export interface Idempotency {
  begin(request: { readonly ownerId: string; readonly key: string; readonly fingerprint: string }): Promise<Begun>;
}

const KEY = /^[!-~]{1,200}$/;

/**
 * Runs `work` once for each `Idempotency-Key` of a person: the same request again is given the first reply, with the header
 * `Idempotent-Replayed: true`; a reply that is an error is not kept, so the request may be tried again.
 *
 * Bound: a process that dies between the work's commit and the keeping of its reply lets the work run again, a minute later. What must
 * not even then happen twice keeps the key beside its own rows, as operations do.
 *
 * @throws http.bad-idempotency-key, http.idempotency-mismatch, http.idempotency-running
 */
export async function runOnce(
  { idempotency, actor, request, reply }: { idempotency: Idempotency; actor: Actor; request: Request; reply: Reply },
  work: () => Promise<unknown>,
): Promise<unknown> {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY.test(key)) throw httpError('http.bad-idempotency-key');
  const begun = await idempotency.begin({ ownerId: actor.person_id, key, fingerprint: fingerprintOf(request) });
  switch (begun.state) {
    case 'mismatch':
      throw httpError('http.idempotency-mismatch');
    case 'running':
      throw httpError('http.idempotency-running', { retryAfterSeconds: 1 });
    case 'replay':
      reply.code(begun.reply.status).header('idempotent-replayed', 'true');
      return begun.reply.body;
    default:
      return runAndKeep(begun, reply, work);
  }
}

async function runAndKeep(
  begun: Extract<Begun, { state: 'proceed' }>,
  reply: Reply,
  work: () => Promise<unknown>,
): Promise<unknown> {
  let body: unknown;
  try {
    body = await work();
  } catch (error) {
    await begun.abandon();
    throw error;
  }
  // A stream cannot be kept.
  if (body === reply) await begun.abandon();
  else await begun.finish({ status: reply.statusCode, body });
  return body;
}

function fingerprintOf(request: Request): string {
  return createHash('sha256')
    .update(`${request.method} ${request.raw.url}\n${JSON.stringify(request.body) ?? ''}`)
    .digest('base64url');
}
