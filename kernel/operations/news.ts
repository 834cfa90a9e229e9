import type { Broadcast as WholeBroadcast } from '../broadcast/broadcast.ts';

export type Broadcast = Pick<WholeBroadcast, 'publish' | 'subscribe'>;

const CHANNEL = 'operations';
/** A message stays far below the 8 kB that PostgreSQL's NOTIFY carries. */
const MOST_OWNERS = 100;

/**
 * Wakes whoever waits for the events of an owner. It carries no events, only that there are new ones: readers read them from the
 * database, from where they were, so nothing is lost, doubled or out of order, whatever happens to a message.
 */
export class News {
  readonly #broadcast: Broadcast;
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #unsubscribe: () => void;
  #untold = new Set<string>();

  constructor(broadcast: Broadcast) {
    this.#broadcast = broadcast;
    this.#unsubscribe = broadcast.subscribe(CHANNEL, (message) => {
      if (Array.isArray(message)) for (const ownerId of message) this.#wake(String(ownerId));
    });
  }

  listen(ownerId: string, wake: () => void): () => void {
    const own = this.#listeners.get(ownerId) ?? new Set();
    this.#listeners.set(ownerId, own.add(wake));
    return () => {
      own.delete(wake);
      if (own.size === 0) this.#listeners.delete(ownerId);
    };
  }

  /** Tells all processes, this one too, in one message for all that a commit brought. */
  tell(ownerId: string): void {
    if (this.#untold.size === 0) queueMicrotask(() => this.#publish());
    this.#untold.add(ownerId);
  }

  close(): void {
    this.#unsubscribe();
    this.#listeners.clear();
  }

  #publish(): void {
    const owners = [...this.#untold];
    this.#untold = new Set();
    for (let start = 0; start < owners.length; start += MOST_OWNERS)
      this.#broadcast.publish(CHANNEL, owners.slice(start, start + MOST_OWNERS));
  }

  #wake(ownerId: string): void {
    for (const wake of this.#listeners.get(ownerId) ?? []) wake();
  }
}
