import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { admitActor } from './allow.ts';
import type { Actor } from './actor.ts';
import { inputCheck } from './check-input.ts';
import { PROTOCOL, handshakeCredentials } from './credentials.ts';
import { httpError } from './http.errors.ts';
import { LiveSockets } from './live-sockets.ts';
import { rawReply } from './malformed.ts';
import { isOurs } from './origins.ts';
import { matchPath, pathOf } from './path-pattern.ts';
import { toStewardError } from './problem.ts';
import type { Surroundings } from './serve-route.ts';
import type { Socket } from './route.ts';

/** What clients send is next to nothing. */
const MOST_BYTES_IN = 4096;
const MOST_SOCKETS_EACH = 100;

export interface SocketSurroundings<C> extends Surroundings<C> {
  readonly sockets: readonly Socket<C>[];
  /** May this actor go on listening? Asked every 4 s for each live socket. */
  readonly stillValid: (actor: Actor) => boolean | Promise<boolean>;
  readonly trustedOrigins: ReadonlySet<string>;
  readonly rewriteUrl: (request: IncomingMessage) => string;
  readonly requestIdOf: (request: IncomingMessage) => string;
  readonly addressOf: (request: IncomingMessage) => string;
}

/** Answers WebSocket handshakes on the server. All refusals are HTTP, before the upgrade. */
export function serveSockets<C>(server: Server, around: SocketSurroundings<C>) {
  const log = around.log.child({ part: 'sockets' });
  const live = new LiveSockets({ stillValid: around.stillValid, log });
  const feeds = around.sockets.map((socket) => ({ socket, checkInput: inputCheck(socket) }));
  const upgrader = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_BYTES_IN,
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
  });

  /** Everything that can refuse, in the order in which a caller should hear of it. */
  async function admit(request: IncomingMessage, gone: AbortSignal) {
    const url = around.rewriteUrl(request);
    const path = pathOf(url);
    const { origin, host } = request.headers;
    if (origin !== undefined && !isOurs(origin, host, around.trustedOrigins)) throw httpError('http.foreign-origin');
    for (const { socket, checkInput } of feeds) {
      const params = matchPath(socket.path, path);
      if (!params) continue;
      const actor = await admitActor(socket.allow, handshakeCredentials(request.headers), around.authenticate);
      const { query, params: checked } = checkInput({ url, params });
      if (actor && live.countOf(actor) >= MOST_SOCKETS_EACH) throw httpError('http.too-many-sockets');
      const caller = {
        actor,
        requestId: around.requestIdOf(request),
        address: around.addressOf(request),
        signal: gone,
      };
      const context = around.contextFor(caller);
      await socket.admit?.({ context, query, params: checked });
      return { socket, call: { context, actor, query, params: checked } };
    }
    throw httpError('http.not-found');
  }

  async function onUpgrade(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    stream.on('error', () => stream.destroy());
    const gone = new AbortController();
    stream.once('close', () => gone.abort(new Error('The connection has ended.')));
    try {
      const { socket, call } = await admit(request, gone.signal);
      if (stream.destroyed) return;
      upgrader.handleUpgrade(request, stream, head, (ws) => start(ws, socket, call, gone.signal));
    } catch (error) {
      refuse(error, request, stream);
    }
  }

  function start(
    ws: WebSocket,
    socket: Socket<C>,
    call: Pick<Parameters<Socket<C>['handle']>[0], 'context' | 'actor' | 'query' | 'params'>,
    closed: AbortSignal,
  ): void {
    const one = live.add(ws, call.actor);
    ws.on('error', (error) => log.debug({ err: error }, 'a socket failed'));
    Promise.try(() =>
      socket.handle({
        ...call,
        closed,
        send: (message) => one.send(message),
        close: (code, reason) => one.close(code ?? 1000, reason),
      }),
    ).catch((error: unknown) => {
      const told = toStewardError(error);
      if (told.status >= 500) log.error({ err: error, path: socket.path }, 'a feed failed');
      one.close(told.status >= 500 ? 1011 : 1008, told.code);
    });
  }

  function refuse(error: unknown, request: IncomingMessage, stream: Duplex): void {
    const told = toStewardError(error);
    const requestId = around.requestIdOf(request);
    if (told.code === 'http.internal') log.error({ err: told.cause, request_id: requestId }, 'a handshake failed');
    if (stream.destroyed) return;
    stream.end(rawReply(told, requestId, pathOf(request.url)));
  }

  const listener = (request: IncomingMessage, stream: Duplex, head: Buffer) => void onUpgrade(request, stream, head);
  server.on('upgrade', listener);
  return { live, stopAccepting: () => server.off('upgrade', listener) };
}
