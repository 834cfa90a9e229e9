import { timestamp } from '../clock/clock.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log/log.ts';
import { GiveWay } from './give-way.ts';
import type { OperationRow } from './operations.table.ts';

export interface Held {
  readonly id: string;
  readonly fence: number;
  readonly signal: AbortSignal;
}

/**
 * The operations that this process runs. Their leases are kept here, on the main thread, whatever their own threads compute; one
 * statement for all of them.
 */
export class Leases {
  readonly holder: string = crypto.randomUUID();
  readonly #held = new Map<string, Held & { controller: AbortController }>();
  /** Their end could not be written: nobody runs them, though their rows say that this process does. */
  readonly left = new Set<string>();
  readonly #parts: { database: Database; clock: Clock; log: Log; leaseMs: number };
  #timer: NodeJS.Timeout | undefined;
  #stopping = false;

  constructor(parts: { database: Database; clock: Clock; log: Log; leaseMs: number }) {
    this.#parts = parts;
  }

  hold({ id, fence }: OperationRow): Held {
    const controller = new AbortController();
    const held = { id, fence, controller, signal: controller.signal };
    this.#held.set(id, held);
    this.left.delete(id);
    // A claim that was under way when the stop came.
    if (this.#stopping) controller.abort(new GiveWay('stopping'));
    this.#timer ??= setInterval(() => void this.renew(), this.#parts.leaseMs / 3).unref();
    return held;
  }

  drop({ id, fence }: Pick<Held, 'id' | 'fence'>): void {
    if (this.has({ id, fence })) this.#held.delete(id);
    if (this.#held.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  has({ id, fence }: Pick<Held, 'id' | 'fence'>): boolean {
    return this.#held.get(id)?.fence === fence;
  }

  abort(id: string, why: GiveWay['why']): void {
    this.#held.get(id)?.controller.abort(new GiveWay(why));
  }

  /** Whatever is held, or still taken, gives way. */
  stop(): void {
    this.#stopping = true;
    for (const { controller } of this.#held.values()) controller.abort(new GiveWay('stopping'));
  }

  get stopping(): boolean {
    return this.#stopping;
  }

  /** Keeps what is ours; who lost an operation meanwhile is told to stop. */
  async renew(): Promise<void> {
    const { database, clock, log, leaseMs } = this.#parts;
    const before = [...this.#held.values()];
    if (before.length === 0) return;
    try {
      const kept = await database.write((tx) =>
        tx
          .updateTable('operations')
          .set({ lease_until: timestamp(clock.nowMs() + leaseMs) })
          .where('lease_holder', '=', this.holder)
          .where(
            'id',
            'in',
            before.map(({ id }) => id),
          )
          .returning(['id', 'fence', 'cancel_requested_at'])
          .execute(),
      );
      const rows = new Map(kept.map((row) => [row.id, row]));
      for (const held of before) {
        if (!this.has(held)) continue;
        const row = rows.get(held.id);
        if (row?.fence !== held.fence) held.controller.abort(new GiveWay('lease-lost'));
        // Normally a message said so long ago; messages may get lost.
        else if (row.cancel_requested_at !== null) held.controller.abort(new GiveWay('cancelled'));
      }
    } catch (error) {
      log.error({ err: error }, 'the leases could not be renewed; they last a little longer');
    }
  }
}
