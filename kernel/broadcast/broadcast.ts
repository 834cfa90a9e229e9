import { randomBytes } from 'node:crypto';
import type { Log } from '../log/log.ts';
import { broadcastError } from './broadcast.errors.ts';
import { betweenThreads } from './threads.ts';
import type { Transport, TransportOptions } from './transport.ts';

export { broadcastError };

/**
 * Small messages between all threads and processes of one Steward: "this session was revoked", "that operation moved on".
 *
 * Promise: every listener of the channel, the publisher's own too, hears a message once, in the order of its publisher, after `publish`
 * has returned. Bound: best effort. Messages get lost while a connection is down or a process starts; the database is the truth, and
 * whoever must not miss anything looks there when it begins to listen, and now and then.
 */
export interface Broadcast {
  /**
   * Tells all listeners of `channel`, everywhere. Channel and message together are 7,900 bytes of JSON at most: PostgreSQL carries no more.
   * Whatever JSON can say.
   *
   * @throws broadcast.too-large
   */
  publish(channel: string, message: unknown): void;
  /**
   * Hears `channel` until the function that it returns is called. The type is what the channel's publishers promise: nothing checks it.
   * Does not keep the process alive when embedded.
   */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as said
  subscribe<Message = unknown>(channel: string, listener: (message: Message) => void): () => void;
  close(): Promise<void>;
}

const LARGEST_BYTES = 7900;

/**
 * Opens the broadcast of one Steward: between threads when embedded, through Redis or else PostgreSQL where they are given.
 *
 * @throws broadcast.unavailable
 *
 * @example
 * const stop = broadcast.subscribe('operations', (event) => { … });
 * broadcast.publish('operations', { operation_id, sequence });
 */
export async function openBroadcast({
  dataFolder,
  REDIS_URL,
  DATABASE_URL,
  log,
}: {
  dataFolder: string;
  REDIS_URL?: string | undefined;
  DATABASE_URL?: string | undefined;
  log: Log;
}): Promise<Broadcast> {
  const station = new Station(log);
  const options: TransportOptions = { log, receive: (text) => station.receive(text) };
  if (REDIS_URL) {
    const { throughRedis } = await import('./redis.ts');
    station.transport = await throughRedis(REDIS_URL, options);
  } else if (DATABASE_URL) {
    const { throughPostgresql } = await import('./postgresql.ts');
    station.transport = await throughPostgresql(DATABASE_URL, options);
  } else station.transport = betweenThreads(dataFolder, options);
  return station;
}

type Envelope = readonly [from: string, channel: string, message: unknown];
type Listener = (message: unknown) => void;

class Station implements Broadcast {
  transport: Transport | undefined;
  readonly #log: Log;
  /** Tells our own messages, which some transports hand back, from the others'. */
  readonly #id = randomBytes(6).toString('base64url');
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(log: Log) {
    this.#log = log;
  }

  publish(channel: string, message: unknown): void {
    const envelope: Envelope = [this.#id, channel, message];
    const text = JSON.stringify(envelope);
    if (Buffer.byteLength(text) > LARGEST_BYTES)
      throw broadcastError('broadcast.too-large', { details: { channel, bytes: Buffer.byteLength(text) } });
    this.transport?.send(text);
    // Our own listeners do not wait for a server, nor run inside the caller; they see what the others see: a copy.
    if (this.#listeners.has(channel)) setImmediate(() => this.#deliver(JSON.parse(text) as Envelope));
  }

  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as in the interface
  subscribe<Message>(channel: string, listener: (message: Message) => void): () => void {
    // A function of its own for each call, so that one that listens twice hears twice and stops once.
    const own: Listener = (message) => listener(message as Message);
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(own));
    return () => {
      listeners.delete(own);
      if (listeners.size === 0 && this.#listeners.get(channel) === listeners) this.#listeners.delete(channel);
    };
  }

  receive(text: string): void {
    const envelope = JSON.parse(text) as Envelope;
    if (envelope[0] !== this.#id) this.#deliver(envelope);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    const { transport } = this;
    this.transport = undefined;
    await transport?.close();
  }

  #deliver([, channel, message]: Envelope): void {
    for (const listener of this.#listeners.get(channel) ?? []) {
      try {
        listener(message);
      } catch (error) {
        this.#log.error({ err: error, channel }, 'a listener failed');
      }
    }
  }
}
