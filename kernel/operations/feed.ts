import type { Engine } from './engine.ts';
import { lastSequence } from './events.ts';
import { readEvents } from './read-events.ts';
import { findMine, listLiving } from './find.ts';

export interface FeedOptions {
  readonly owner_id: string;
  /** One operation, or all of the owner's. */
  readonly operation_id?: string | undefined;
  /** The sequence number of the last event that the client has. */
  readonly after?: number | undefined;
  readonly send: (message: unknown) => void;
  readonly closed: AbortSignal;
}

const PAGE = 200;

/**
 * A snapshot, then events as they are committed, until `closed`. The news only wake this reader; it reads the database from where it
 * was, so there is no gap between snapshot and events, and a slow client gets what it missed in one go.
 */
export async function feed(
  engine: Engine,
  { owner_id, operation_id, after, send, closed }: FeedOptions,
): Promise<void> {
  let woken = Promise.withResolvers<void>();
  // Before the first reading: what is committed from now on wakes us.
  const unsubscribe = engine.news.listen(owner_id, () => woken.resolve());
  closed.addEventListener('abort', () => woken.resolve(), { once: true });
  try {
    // The number first: an event between it and the snapshot comes twice rather than never.
    const sequence = await lastSequence(engine.database.read, owner_id);
    const snapshot =
      operation_id === undefined
        ? { operations: await listLiving(engine, owner_id) }
        : { operation: await findMine(engine, owner_id, operation_id) };
    send({ type: 'snapshot', sequence, ...snapshot });
    let last = Math.min(after ?? sequence, sequence);
    while (!closed.aborted) {
      const events = await readEvents(engine, { owner_id, operation_id, after: last, limit: PAGE });
      for (const event of events) send(event);
      last = events.at(-1)?.sequence ?? last;
      if (events.length === PAGE) continue;
      await woken.promise;
      woken = Promise.withResolvers();
    }
  } finally {
    unsubscribe();
  }
}
