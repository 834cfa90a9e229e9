import type { WebSocket } from 'ws';
import type { Actor } from './actor.ts';

/** What a slow reader may leave unread. */
const MOST_BYTES_WAITING = 1024 * 1024;
const OPEN = 1;
/** A peer that does not answer a close in this time is cut off. */
const CLOSE_WITHIN_MS = 5000;

/** One open connection: sends within bounds, notices dead peers. */
export class LiveSocket {
  readonly actor: Actor | undefined;
  readonly #ws: WebSocket;
  #answered = true;

  constructor(ws: WebSocket, actor: Actor | undefined) {
    this.#ws = ws;
    this.actor = actor;
    ws.on('pong', () => {
      this.#answered = true;
    });
  }

  /** Sends JSON. A reader so slow that 1 MiB waits for it is closed with 1013 and may come back for what it missed. */
  send(message: unknown): void {
    if (this.#ws.readyState !== OPEN) return;
    this.#ws.send(JSON.stringify(message));
    if (this.#ws.bufferedAmount > MOST_BYTES_WAITING) this.close(1013, 'Too slow; come back for the rest.');
  }

  /** A close frame waits behind what is unread, and a dead peer never answers it: the cut comes in any case. */
  close(code: number, reason = ''): void {
    if (this.#ws.readyState !== OPEN) return;
    this.#ws.close(code, reason);
    const cut = setTimeout(() => this.#ws.terminate(), CLOSE_WITHIN_MS).unref();
    this.#ws.once('close', () => clearTimeout(cut));
  }

  terminate(): void {
    this.#ws.terminate();
  }

  /** A peer that has not answered the ping before is dead. */
  ping(): void {
    if (!this.#answered) {
      this.terminate();
      return;
    }
    this.#answered = false;
    if (this.#ws.readyState === OPEN) this.#ws.ping();
  }
}
