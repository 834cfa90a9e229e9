import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Actor } from './actor.ts';
import type { Allow } from './allow.ts';
import type { Limit } from './limit.ts';

export type { Actor } from './actor.ts';

export { decodeCursor, page, pageOf, pageQuery } from './page.ts';
export { etagOf, isFresh, tagged, wantedRevision } from './revision.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Request = FastifyRequest;
export type Reply = FastifyReply;

export type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a handler gets: all of it validated. */
export interface Call<C, Body, Query, Params> {
  readonly context: C;
  readonly body: Parsed<Body>;
  readonly query: Parsed<Query>;
  readonly params: Parsed<Params>;
  readonly request: Request;
  readonly reply: Reply;
}

/** One endpoint as data: where, who, what goes in, what comes out, and one call to a rule. */
export interface RouteDefinition<C, Body, Query, Params> {
  readonly method: Method;
  /** Under `/api/v1`, unless `root`; Fastify's syntax (`/operations/:id`). */
  readonly path: string;
  readonly root?: true;
  readonly allow: Allow;
  /** For OpenAPI: a short sentence, and the group it stands in. */
  readonly summary: string;
  readonly tag: string;
  /** Schemas are synchronous; their faults become one 422 with an entry for each. */
  readonly body?: Body;
  readonly query?: Query;
  readonly params?: Params;
  /** Status → schema of the reply (null: no body). The lowest is the normal one. Problem documents need no mention. */
  readonly replies: Readonly<Record<number, z.ZodType | null>>;
  /** Media type of the normal reply where it is not JSON; for OpenAPI. */
  readonly produces?: string;
  /** Bytes; default 1 MiB. */
  readonly bodyLimit?: number;
  /** The body may come as an HTML form (`application/x-www-form-urlencoded`) too. */
  readonly form?: true;
  /**
   * Media types of a body that is taken as it comes: `request.body` is a stream, without a limit of its own. With a `body` beside it,
   * which is optional then and undefined for a stream, the request may be JSON instead.
   */
  readonly upload?: readonly string[];
  /** How often one address or person may call this. */
  readonly limit?: Limit;
  /** Returns the body of the normal reply. For another status call `reply.code` first; to stream, return `reply.send(stream)`. */
  readonly handle: (call: Call<C, Body, Query, Params>) => unknown;
}

/** A route of any shape, for lists. */
// oxlint-disable-next-line typescript/no-explicit-any -- routes of every shape stand in one list
export type Route<C> = RouteDefinition<C, any, any, any>;

/**
 * Makes the `route()` of one kind of context: body, query and params reach the handler with the types of their schemas.
 *
 * @example
 * const route = routeFor<Context>();
 * export const renameRoot = route({
 *   method: 'PATCH', path: '/files/roots/:id', allow: 'person', summary: 'Rename a root', tag: 'Files',
 *   params: z.object({ id: z.uuid() }), body: z.object({ name: z.string() }), replies: { 200: Root },
 *   handle: ({ context, params, body }) => rename(context, { id: params.id, name: body.name }),
 * });
 */
export function routeFor<C>() {
  return <Body = undefined, Query = undefined, Params = undefined>(
    route: RouteDefinition<C, Body, Query, Params>,
  ): RouteDefinition<C, Body, Query, Params> => route;
}

/** What a socket's handler gets. */
export interface SocketCall<C, Query, Params> {
  readonly context: C;
  readonly actor: Actor | undefined;
  readonly query: Parsed<Query>;
  readonly params: Parsed<Params>;
  /** Sends one JSON message. After the close it does nothing; a reader that lets 1 MiB pile up is closed with 1013. */
  readonly send: (message: unknown) => void;
  /** Aborts when the connection has ended, whoever ended it. Drop subscriptions here. */
  readonly closed: AbortSignal;
  readonly close: (code?: number, reason?: string) => void;
}

/** One live feed as data. Clients send next to nothing; what they send is ignored. */
export interface SocketDefinition<C, Query, Params> {
  /** From the root (`/ws/operations/:id`). */
  readonly path: string;
  readonly allow: Allow;
  readonly summary: string;
  readonly tag: string;
  readonly query?: Query;
  readonly params?: Params;
  /** Looks before the upgrade: what it throws is answered as HTTP (404 for another person's thing). */
  readonly admit?: (call: Pick<SocketCall<C, Query, Params>, 'context' | 'query' | 'params'>) => unknown;
  /** Starts the feed; may end at once, while subscriptions go on until `closed`. */
  readonly handle: (call: SocketCall<C, Query, Params>) => unknown;
}

/** A socket of any shape, for lists. */
// oxlint-disable-next-line typescript/no-explicit-any -- sockets of every shape stand in one list
export type Socket<C> = SocketDefinition<C, any, any>;

/** Makes the `socket()` of one kind of context, typed like `routeFor`. */
export function socketFor<C>() {
  return <Query = undefined, Params = undefined>(
    socket: SocketDefinition<C, Query, Params>,
  ): SocketDefinition<C, Query, Params> => socket;
}

/** The status of a reply when the handler chooses none. */
export function normalStatus(replies: Readonly<Record<number, unknown>>): number {
  return Math.min(...Object.keys(replies).map(Number));
}

const API = '/api/v1';

/** Where a route stands, prefix included. */
export function routeUrl({ path, root }: { readonly path: string; readonly root?: true }): string {
  return root ? path : `${API}${path}`;
}
