import type { WebSocket } from 'ws';
import type { Log } from '../log/log.ts';
import type { Actor } from './actor.ts';
import { LiveSocket } from './live-socket.ts';

/** A close code for private use (RFC 6455, 7.4.2): sign in again. */
const SESSION_ENDED = 4401;
/** Below the 5 s within which a session that has ended must be deaf. */
const RECHECK_MS = 4000;
const PING_MS = 20_000;

/** All open sockets of this process: pinged, asked about, and closed together. */
export class LiveSockets {
  readonly #all = new Set<LiveSocket>();
  readonly #stillValid: (actor: Actor) => boolean | Promise<boolean>;
  readonly #log: Log;
  readonly #ping = setInterval(() => this.#all.forEach((socket) => socket.ping()), PING_MS).unref();
  readonly #recheck = setInterval(() => void this.#recheckAll(), RECHECK_MS).unref();

  constructor({ stillValid, log }: { stillValid: (actor: Actor) => boolean | Promise<boolean>; log: Log }) {
    this.#stillValid = stillValid;
    this.#log = log;
  }

  add(ws: WebSocket, actor: Actor | undefined): LiveSocket {
    const socket = new LiveSocket(ws, actor);
    this.#all.add(socket);
    ws.once('close', () => this.#all.delete(socket));
    return socket;
  }

  countOf({ person_id }: Actor): number {
    let count = 0;
    for (const { actor } of this.#all) if (actor?.person_id === person_id) count += 1;
    return count;
  }

  /** Closes at once the sockets of the actors that `where` picks: a session has ended. */
  closeWhere(where: (actor: Actor) => boolean): void {
    for (const socket of this.#all) if (socket.actor && where(socket.actor)) endSession(socket);
  }

  /** On shutdown: 1001 tells clients to come back. */
  closeAll(): void {
    clearInterval(this.#ping);
    clearInterval(this.#recheck);
    for (const socket of this.#all) socket.close(1001, 'Steward is stopping.');
  }

  terminateAll(): void {
    for (const socket of this.#all) socket.terminate();
  }

  /** Each session is asked about once, however many sockets it has. A check that fails to answer changes nothing. */
  async #recheckAll(): Promise<void> {
    const bySession = Map.groupBy(this.#all, ({ actor }) => actor?.session_id ?? actor?.person_id);
    const checks = [...bySession.values()].map(async (sockets) => {
      const actor = sockets[0]?.actor;
      if (actor && !(await this.#stillValid(actor))) sockets.forEach(endSession);
    });
    for (const result of await Promise.allSettled(checks))
      if (result.status === 'rejected')
        this.#log.warn({ err: result.reason as unknown }, 'a session could not be checked');
  }
}

function endSession(socket: LiveSocket): void {
  socket.close(SESSION_ENDED, 'The session has ended.');
}
