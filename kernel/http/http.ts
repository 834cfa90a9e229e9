import type { InjectOptions, LightMyRequestResponse as InjectReply } from 'fastify';
import type { Config } from '../config/config.ts';
import type { ErrorDefinition } from '../errors/errors.ts';
import type { Actor } from './actor.ts';
import type { Aliases } from './aliases.ts';
import { rewriter } from './aliases.ts';
import { serveDocs } from './docs.ts';
import { httpError } from './http.errors.ts';
import { healthRoutes } from './health.ts';
import type { HealthDetails, ReadinessChecks } from './health.ts';
import { serveMissing } from './missing.ts';
import { openApiDocument } from './openapi.ts';
import type { OpenApiDocument } from './openapi.ts';
import { trustedOrigins } from './origins.ts';
import type { Route, Socket } from './route.ts';
import { addressFinder, createServer, requestIdOf } from './server.ts';
import { serveRoute } from './serve-route.ts';
import type { Surroundings } from './serve-route.ts';
import { SilentConnections } from './silent-connections.ts';
import { serveSockets } from './serve-sockets.ts';
import { serveWebApp } from './web-app.ts';

export { addressKey } from './limit.ts';
export { httpError } from './http.errors.ts';
export { createIdempotency } from './keep-replies.ts';
export { migrations as httpMigrations } from './migrations/migrations.ts';
// What declares routes and pages of lists stands in route.ts, a door of its own for whoever loads no server.
export { socketFor } from './route.ts';
export type { Reply, Request, Route, Socket } from './route.ts';
export type { Caller } from './caller.ts';
export type { OpenApiDocument } from './openapi.ts';

export interface HttpOptions<C> extends Surroundings<C> {
  readonly config: Pick<Config, 'HOST' | 'PORT' | 'STEWARD_PUBLIC_URL' | 'STEWARD_TRUST_PROXY'>;
  readonly version: string;
  readonly routes: readonly Route<C>[];
  readonly sockets?: readonly Socket<C>[];
  /** Short path → full path, for any method and what stands below it. */
  readonly aliases?: Aliases;
  readonly readiness?: ReadinessChecks;
  /** What `/health` says beside that it lives. */
  readonly health?: HealthDetails;
  /** May this actor's sockets stay open? Asked every 4 s. Default: yes. */
  readonly stillValid?: (actor: Actor) => boolean | Promise<boolean>;
  /** The definitions of all other catalogues, for `/docs/errors`. */
  readonly errors?: readonly Readonly<Record<string, ErrorDefinition>>[];
  /** The built web app; absent or empty: a page that says how to build it. */
  readonly webFolder?: string | undefined;
}

export interface Http {
  /** Starts to listen at HOST and PORT; resolves with the address (`http://127.0.0.1:8000`). */
  listen(): Promise<string>;
  /** One request without a network, for tests. */
  inject(request: string | InjectOptions): Promise<InjectReply>;
  /** The OpenAPI document; needs no listening. */
  openApi(): OpenApiDocument;
  /** Closes at once the sockets of the actors that `where` picks. */
  closeSockets(where: (actor: Actor) => boolean): void;
  /** Stops accepting, lets requests in flight finish (10 s at most), closes sockets with 1001. */
  close(): Promise<void>;
}

/** Where the OpenAPI page's password form signs in; identity serves it. */
const TOKEN_URL = '/api/v1/auth/login';
const SLOWEST_STOP_MS = 10_000;

/**
 * The one HTTP server: routes and sockets are data, everything else on the wire is decided here.
 * It knows no rule of identity: `authenticate` turns what was sent into an actor, `contextFor` makes what handlers get first.
 *
 * @example
 * const http = createHttp({ config, log, clock, version, routes, authenticate, contextFor });
 * console.log(await http.listen());
 */
export function createHttp<C>(options: HttpOptions<C>): Http {
  const { config, sockets = [], clock, version } = options;
  const log = options.log.child({ part: 'http' });
  const rewriteUrl = rewriter(options.aliases ?? {});
  const origins = trustedOrigins(config);
  const { readiness: checks = {}, health: details } = options;
  const routes = [...options.routes, ...healthRoutes<C>({ checks, details, version, clock, log })];

  const { STEWARD_TRUST_PROXY: trustProxy, STEWARD_PUBLIC_URL: publicUrl } = config;
  const app = createServer({ log, clock, rewriteUrl, origins, trustProxy, publicUrl });
  const silent = new SilentConnections(app.server);
  const openApi = () => openApiDocument({ routes, sockets, version, tokenUrl: TOKEN_URL });
  for (const route of routes) serveRoute(app, route, { ...options, log });
  serveDocs(app, { openApi, errors: [httpError.definitions, ...(options.errors ?? [])] });
  serveMissing(app, { routes, sockets, webPage: serveWebApp(app, options.webFolder) });
  const { live, stopAccepting } = serveSockets(app.server, {
    ...options,
    log,
    sockets,
    rewriteUrl,
    requestIdOf,
    trustedOrigins: origins,
    stillValid: options.stillValid ?? (() => true),
    addressOf: addressFinder(config.STEWARD_TRUST_PROXY),
  });

  return {
    listen: () => app.listen({ host: config.HOST, port: config.PORT }),
    inject: (request) => app.inject(request),
    openApi,
    closeSockets: (where) => live.closeWhere(where),
    async close() {
      stopAccepting();
      live.closeAll();
      // A kept-alive connection that is busy now would hold the stop up when it turns idle.
      const reap = setInterval(() => {
        app.server.closeIdleConnections();
        silent.close();
      }, 50);
      const cut = setTimeout(() => {
        live.terminateAll();
        app.server.closeAllConnections();
      }, SLOWEST_STOP_MS);
      await app.close();
      clearInterval(reap);
      clearTimeout(cut);
    },
  };
}
