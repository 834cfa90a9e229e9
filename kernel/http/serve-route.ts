import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock/clock.ts';
import type { Log } from '../log/log.ts';
import { admitActor } from './allow.ts';
import type { Authenticate } from './allow.ts';
import { HttpCaller } from './caller.ts';
import type { Caller } from './caller.ts';
import { bearerOf } from './credentials.ts';
import { inputCheck } from './check-input.ts';
import { httpError } from './http.errors.ts';
import { runOnce } from './idempotency.ts';
import type { Idempotency } from './idempotency.ts';
import { Limiter, addressKey } from './limit.ts';
import { normalStatus, routeUrl } from './route.ts';
import type { Reply, Request, Route } from './route.ts';

/** What every route needs from the caller of `createHttp`. */
export interface Surroundings<C> {
  readonly authenticate: Authenticate;
  readonly contextFor: (caller: Caller) => C;
  readonly clock: Clock;
  readonly log: Log;
  readonly idempotency?: Idempotency | undefined;
  readonly checkReplies?: boolean | undefined;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for every route of ours, before the body is read. */
    caller: Caller | undefined;
    /** STEWARD_PUBLIC_URL: for links that are read elsewhere, where the Host that a request names is not to be believed. */
    publicUrl: string | undefined;
  }
  interface FastifyContextConfig {
    form?: true;
    upload?: readonly string[];
  }
}

/** Serves one route: limit and actor before the body is read, then the check of the input, then one call to the rule. */
export function serveRoute<C>(app: FastifyInstance, route: Route<C>, around: Surroundings<C>): void {
  const { idempotency } = around;
  const checkInput = inputCheck(route);
  const status = normalStatus(route.replies);
  const limit = route.limit && limitCalls(route.limit, around.clock);

  const callRule = async (request: Request, reply: Reply, caller: Caller) => {
    const body = request.body instanceof Readable ? undefined : request.body;
    const input = checkInput({ url: request.raw.url ?? '/', params: request.params, body });
    reply.code(status);
    if (route.produces) reply.type(route.produces);
    return route.handle({ context: around.contextFor(caller), ...input, request, reply });
  };

  app.route({
    method: route.method,
    url: routeUrl(route),
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    config: { ...(route.form ? { form: true } : {}), ...(route.upload ? { upload: route.upload } : {}) },
    async onRequest(request, reply) {
      takeAsItComes(route, request);
      if (route.limit?.by === 'address') limit?.(request, undefined);
      const actor = await admitActor(route.allow, bearerOf(request.headers), around.authenticate);
      request.caller = new HttpCaller(request, reply, actor);
      if (route.limit?.by === 'person') limit?.(request, actor?.person_id);
    },
    async handler(request, reply) {
      const { caller } = request;
      if (!caller) throw new Error('A route was served without its onRequest hook.');
      const { actor } = caller;
      if (route.upload && !(request.body instanceof Readable) && !(route.body && request.body))
        throw httpError('http.unsupported-media-type');
      const keyed = route.method === 'POST' && request.headers['idempotency-key'] !== undefined;
      // What flows through cannot be compared with what flowed before.
      const once = keyed && idempotency && actor && !route.upload;
      const body = once
        ? await runOnce({ idempotency, actor, request, reply }, () => callRule(request, reply, caller))
        : await callRule(request, reply, caller);
      if (body === reply) return reply;
      if (around.checkReplies) checkReply(route, reply.statusCode, body);
      return reply.send(body);
    },
  });
}

/** JSON too, where a route takes it as a file: the parser of JSON bodies is for small ones, and holds them. */
function takeAsItComes<C>({ upload }: Route<C>, { headers }: Request): void {
  if (upload?.includes(JSON_TYPE) && upload.includes(BYTES) && headers['content-type']?.startsWith(JSON_TYPE))
    headers['content-type'] = BYTES;
}

const JSON_TYPE = 'application/json';
const BYTES = 'application/octet-stream';

function limitCalls(limit: NonNullable<Route<unknown>['limit']>, clock: Clock) {
  const limiter = new Limiter(limit, () => clock.nowMs());
  return (request: Request, personId: string | undefined) => limiter.take(personId ?? addressKey(request.ip));
}

/** In tests: what goes out is what the document promises. Judged as it travels, so that a Date counts as its text. */
function checkReply<C>(route: Route<C>, status: number, body: unknown): void {
  if (!(status in route.replies)) throw new Error(`${route.method} ${route.path} does not declare a reply ${status}.`);
  const schema = route.replies[status];
  const sent: unknown = body === undefined ? undefined : JSON.parse(JSON.stringify(body));
  if (!schema) {
    if (sent !== undefined) throw new Error(`${route.method} ${route.path} declares ${status} without a body.`);
    return;
  }
  const result = schema.safeParse(sent);
  if (!result.success)
    throw new Error(`${route.method} ${route.path} sent a reply ${status} unlike its schema: ${result.error.message}`);
}
