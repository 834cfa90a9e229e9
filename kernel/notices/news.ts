import type { Broadcast } from '../broadcast/broadcast.ts';

/** The broadcast's channel; a message is the owner's id. */
export const NEWS = 'notices';

/** Wakes whoever shows an owner's notifications. It carries none: readers read the database from where they were. */
export class News {
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #unsubscribe: () => void;

  constructor(broadcast: Broadcast) {
    this.#unsubscribe = broadcast.subscribe<string>(NEWS, (ownerId) => {
      for (const wake of this.#listeners.get(ownerId) ?? []) wake();
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

  close(): void {
    this.#unsubscribe();
    this.#listeners.clear();
  }
}
