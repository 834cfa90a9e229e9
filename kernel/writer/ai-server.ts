import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import { ConfigError } from '../config/config.ts';
import type { Config } from '../config/config.ts';
import { createHttp } from '../http/http.ts';
import type { Caller, Http } from '../http/http.ts';
import { routeFor } from '../http/route.ts';
import type { Actor } from '../http/route.ts';
import type { Log } from '../log/log.ts';
import { createWriter } from './writer.ts';
import { writerError } from './writer.errors.ts';
import { WriteRequest, Written } from './writer.schema.ts';

/** How many texts may wait in the service beside those that are being written. */
const WAITING = 20;
const BUSY_SECONDS = 5;
const BODY_BYTES = 1024 * 1024;

/** Who holds the secret: another process of Steward, no person. */
const STEWARD: Actor = { person_id: 'steward', role: 'user', time_zone: 'UTC', locale: 'en' };

/**
 * The writer as a process of its own, `steward ai`: `POST /write` with the shared secret, `GET /health`. What it cannot take it refuses with
 * 503 and `Retry-After`; whoever asked writes with builtin then.
 *
 * @throws ConfigError where there is no secret
 */
export function createAiServer({
  config,
  clock,
  log,
  version,
}: {
  config: Config;
  clock: Clock;
  log: Log;
  version: string;
}): Http {
  const secret = config.STEWARD_AI_SERVICE_SECRET;
  if (secret === undefined)
    throw new ConfigError(['STEWARD_AI_SERVICE_SECRET: set the secret that the AI service and its callers share']);
  const writer = createWriter({ config: { ...config, STEWARD_AI_SERVICE_URL: undefined }, clock, log });
  const room = config.STEWARD_AI_CONCURRENCY + WAITING;
  let writing = 0;
  const route = routeFor<Caller>();

  const write = route({
    method: 'POST',
    path: '/write',
    root: true,
    allow: 'person',
    summary: 'Write a text from facts',
    tag: 'Writer',
    body: WriteRequest,
    bodyLimit: BODY_BYTES,
    replies: { 200: Written },
    async handle({ context, body, request }) {
      if (writing >= room) throw writerError('writer.busy', { retryAfterSeconds: BUSY_SECONDS });
      writing += 1;
      // A model may think for longer than a connection is otherwise let idle.
      request.raw.socket.setTimeout(0);
      try {
        return await writer.write(body, { signal: context.signal });
      } finally {
        writing -= 1;
      }
    },
  });
  return createHttp<Caller>({
    config: { ...config, PORT: config.STEWARD_AI_SERVICE_PORT },
    ...{ clock, log, version },
    routes: [write],
    authenticate: (credentials) =>
      'bearer' in credentials && sameSecret(credentials.bearer, secret) ? STEWARD : undefined,
    contextFor: (caller) => caller,
    errors: [writerError.definitions],
  });
}

/** In the same time whatever was sent: digests have one length. */
function sameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
