import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import { ConfigError } from '../config/config.ts';
import type { Config } from '../config/config.ts';
import { createHttp } from '../http/http.ts';
import type { Caller, Http } from '../http/http.ts';
import { routeFor } from '../http/route.ts';
import type { Actor, Route } from '../http/route.ts';
import type { Log } from '../log/log.ts';
import { picturesError } from '../pictures/pictures.ts';
import { DrawReply, DrawRequest } from './draw.schema.ts';
import { Room } from './room.ts';
import { createWriter } from './writer.ts';
import type { Writer } from './writer.ts';
import { writerError } from './writer.errors.ts';
import { WriteRequest, Written } from './writer.schema.ts';

/** How many texts, and how many pictures, may wait in the service beside those that are being made. */
const WAITING = 20;
const BODY_BYTES = 1024 * 1024;

/** Who holds the secret: another process of Steward, no person. */
const STEWARD: Actor = { person_id: 'steward', role: 'user', time_zone: 'UTC', locale: 'en' };

/**
 * The writer as a process of its own, `steward ai`: `POST /write` and `POST /draw` with the shared secret, `GET /health`. What it cannot take
 * it refuses with 503 and `Retry-After`; whoever asked writes or draws with builtin then.
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
  const size = config.STEWARD_AI_CONCURRENCY + WAITING;
  const rooms = { texts: new Room(size), pictures: new Room(size) };
  return createHttp<Caller>({
    config: { ...config, PORT: config.STEWARD_AI_SERVICE_PORT },
    ...{ clock, log, version },
    routes: routesOf(writer, rooms),
    health: { shape: Abilities.shape, now: () => abilities(config, rooms) },
    authenticate: (credentials) =>
      'bearer' in credentials && sameSecret(credentials.bearer, secret) ? STEWARD : undefined,
    contextFor: (caller) => caller,
    errors: [writerError.definitions, picturesError.definitions],
  });
}

interface Rooms {
  readonly texts: Room;
  readonly pictures: Room;
}

function routesOf(writer: Writer, rooms: Rooms): Route<Caller>[] {
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
    handle({ context, body, request }) {
      return rooms.texts.within(request, () => writer.write(body, { signal: context.signal }));
    },
  });
  const draw = route({
    method: 'POST',
    path: '/draw',
    root: true,
    allow: 'person',
    summary: 'Draw a creature from traits',
    tag: 'Writer',
    body: DrawRequest,
    bodyLimit: BODY_BYTES,
    replies: { 200: DrawReply },
    async handle({ context, body, request }) {
      const { data, record } = await rooms.pictures.within(request, () =>
        writer.draw(body, { signal: context.signal }),
      );
      // Builtin draws the same everywhere: whoever asked does it.
      return { picture: record.drawn_by === 'builtin' ? null : { data: Buffer.from(data).toString('base64') }, record };
    },
  });
  return [write, draw];
}

const Ability = z.object({
  by: z.enum(['builtin', 'model']),
  model: z.string().nullable(),
  room: z.int().meta({ description: 'How many more it takes at the moment.' }),
});
const Abilities = z.object({ texts: Ability, pictures: Ability });

/** What this service can, for whoever sets it up. No address and no key. */
function abilities(config: Config, rooms: Rooms): z.output<typeof Abilities> {
  const ability = (model: string | undefined, { free: room }: Room) => {
    const asked = config.STEWARD_AI_BASE_URL === undefined ? undefined : model;
    return { by: asked === undefined ? ('builtin' as const) : ('model' as const), model: asked ?? null, room };
  };
  return {
    texts: ability(config.STEWARD_AI_MODEL, rooms.texts),
    pictures: ability(config.STEWARD_AI_IMAGE_MODEL, rooms.pictures),
  };
}

/** In the same time whatever was sent: digests have one length. */
function sameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
