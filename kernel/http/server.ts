import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { fastify } from 'fastify';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock/clock.ts';
import type { Log } from '../log/log.ts';
import { refuseMalformed } from './malformed.ts';
import { httpError } from './http.errors.ts';
import { Limiter, addressKey, isLoopback } from './limit.ts';
import { checkOrigin } from './origins.ts';
import { pathOf } from './path-pattern.ts';
import { parseJson, parsePairs } from './plain-data.ts';
import { problemHeaders, problemOf, toStewardError } from './problem.ts';
import type { Reply, Request } from './route.ts';

/** Generous: a shield against floods. Programs on this machine are not counted. */
const EVERYBODY = { max: 6000, seconds: 60, by: 'address' } as const;

/** Fastify, set up: timeouts and bounds, ids, what is parsed, what every reply carries, and the one place where an error becomes a reply. */
export function createServer({
  log,
  clock,
  rewriteUrl,
  origins,
  trustProxy,
  publicUrl,
}: {
  log: Log;
  clock: Clock;
  rewriteUrl: (request: IncomingMessage) => string;
  origins: ReadonlySet<string>;
  trustProxy: boolean;
  publicUrl: string | undefined;
}): FastifyInstance {
  const app = fastify({
    // Requests are logged below: a child logger for each would cost more than most handlers.
    logger: false,
    rewriteUrl,
    genReqId: requestIdOf,
    // Only the nearest proxy is believed: what stands further left in X-Forwarded-For, anybody can write.
    trustProxy: trustProxy ? (_address: string, hop: number) => hop === 0 : false,
    bodyLimit: 1024 * 1024,
    requestTimeout: 120_000,
    connectionTimeout: 120_000,
    keepAliveTimeout: 72_000,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500, querystringParser: () => ({}) },
    http: {
      headersTimeout: 20_000,
      // Some clients ask for h2c with every request; only WebSocket is ours.
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
    },
    clientErrorHandler: refuseMalformed,
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply, log),
  });
  app.decorateRequest('caller', undefined);
  app.decorateRequest('publicUrl', publicUrl);
  parseBodies(app);
  guardEveryRequest(app, { clock, origins });
  logRequests(app, log);
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, log));
  return app;
}

/** A sane X-Request-Id is kept, so that one id follows a request through every proxy and log. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}

/** The client's address outside of Fastify, by the same rule. */
export function addressFinder(trustProxy: boolean): (request: IncomingMessage) => string {
  return ({ headers, socket }) => {
    const forwarded = trustProxy ? headers['x-forwarded-for'] : undefined;
    return forwarded?.toString().split(',').at(-1)?.trim() ?? socket.remoteAddress ?? '';
  };
}

function parseBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_request: Request, body: string) =>
    parseJson(body),
  );
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (request: Request, body: string) => {
      if (body === '') return undefined;
      if (!request.routeOptions.config.form) throw httpError('http.unsupported-media-type');
      return parsePairs(body, 'http.bad-body');
    },
  );
  app.addContentTypeParser('*', async (request: Request, body: IncomingMessage) => {
    const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
    if (!request.routeOptions.config.upload?.includes(type)) throw httpError('http.unsupported-media-type');
    return body;
  });
}

function guardEveryRequest(
  app: FastifyInstance,
  { clock, origins }: { clock: Clock; origins: ReadonlySet<string> },
): void {
  const limiter = new Limiter(EVERYBODY, () => clock.nowMs());
  app.addHook('onRequest', (request, reply, done) => {
    reply
      .header('x-request-id', request.id)
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'no-store');
    if (checkOrigin(request, reply, origins)) return;
    const { ip } = request;
    if (!isLoopback(ip)) limiter.take(addressKey(ip));
    done();
  });
}

/** One line a request, without its query: that may hold a ticket. Success is for debugging, refusals for the curious, faults for the operator. */
function logRequests(app: FastifyInstance, log: Log): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { statusCode } = reply;
    const level = statusCode >= 500 ? 'warn' : statusCode >= 400 ? 'info' : 'debug';
    if (log.isLevelEnabled(level))
      log[level](
        {
          request_id: request.id,
          method: request.method,
          path: loggedPath(request),
          status: statusCode,
          ms: Math.round(reply.elapsedTime * 10) / 10,
          ...(request.caller?.actor ? { person_id: request.caller.actor.person_id } : {}),
        },
        'answered',
      );
    done();
  });
}

/** 256 random bits and more, as base64url: a part of a path that long is somebody's secret (a booking, a feed), not a name. */
const SECRET = /[\w-]{43,}/g;

function loggedPath(request: Request): string {
  return pathOf(request.originalUrl).replaceAll(SECRET, '[hidden]');
}

function sendProblem(error: unknown, request: Request, reply: Reply, log: Log): Reply {
  const told = toStewardError(error);
  // A refusal that we chose (not ready, too busy) is in the log of requests; what has a cause is a surprise.
  if (told.status >= 500 && told.cause !== undefined)
    log.error(
      { err: told.cause, request_id: request.id, method: request.method, path: loggedPath(request) },
      told.code,
    );
  const instance = loggedPath(request);
  // As bytes: Fastify would add a charset, which this media type does not have.
  const document = Buffer.from(JSON.stringify(problemOf(told, request.id, instance)));
  return reply.code(told.status).headers(problemHeaders(told)).send(document);
}
