import { timestamp } from '../clock/clock.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log/log.ts';
import type { Engine } from './engine.ts';
import type { OwnerContext } from './operation.ts';

/** What a duty gets to work with. It is nobody's: what it does for a person, it does in that person's context. */
export interface DutyCall {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborts at the stop of the program, and when another process took the duty on. */
  readonly signal: AbortSignal;
  /** The context of a person. @throws identity.person-not-found */
  readonly contextFor: (ownerId: string) => Promise<OwnerContext>;
}

/** Small work that comes again and again, of which one process at a time takes care. See `duty()`. */
export interface Duty {
  /** `module.verb`; two duties of one name are a fault of the program. */
  readonly name: string;
  /** From one beginning to the next; seconds to minutes. */
  readonly everyMs: number;
  /**
   * Never beside itself in one process. A process that was paused for longer than its lease may still be at it when another begins:
   * whatever must happen once is claimed in a transaction. What it throws is logged, and it is tried again at its next turn.
   */
  readonly run: (call: DutyCall) => Promise<void>;
}

/**
 * Declares a duty; the module lists it in `module.ts`. Long work is no duty: a duty starts an operation.
 *
 * @example
 * export const remind = duty({
 *   name: 'appointments.remind', everyMs: 15_000,
 *   async run({ database, clock, signal }) { … },
 * });
 */
export function duty(duty: Duty): Duty {
  return duty;
}

/** The first turn after the start: soon, but not in the way of the first reply. */
const SOON_MS = 1000;

interface Turns {
  readonly duty: Duty;
  timer?: NodeJS.Timeout;
  /** The turn under way. */
  running?: Promise<void> | undefined;
  /** What went wrong at the last turn, said once. */
  fault?: string | undefined;
}

/** The duties of one process. Of several processes the one whose name stands in `operation_duties` has the duty; where it dies, another takes it on. */
export class Duties {
  readonly #engine: Pick<Engine, 'database' | 'queue' | 'clock' | 'log' | 'leases' | 'timing' | 'contextFor'>;
  readonly #turns: ReadonlyMap<string, Turns>;
  readonly #stopped = new AbortController();

  constructor(engine: Engine, duties: readonly Duty[]) {
    this.#engine = engine;
    this.#turns = new Map(duties.map((duty) => [duty.name, { duty }]));
    if (this.#turns.size < duties.length) throw new Error('Two duties have one name.');
  }

  /** From now on they come by themselves; of one that is named, only that one. */
  begin(only?: string): void {
    for (const turns of this.#turns.values()) {
      const { name, everyMs } = turns.duty;
      if (turns.timer || (only !== undefined && name !== only)) continue;
      const next = (afterMs: number): void => {
        turns.timer = setTimeout(() => {
          next(everyMs);
          void this.#turn(turns);
        }, afterMs).unref();
      };
      next(Math.min(everyMs, SOON_MS));
    }
  }

  /** Its turn now, or the one under way. Resolves at the end, also where another process has the duty. Never throws. */
  perform(name: string): Promise<void> {
    const turns = this.#turns.get(name);
    if (!turns) throw new Error(`There is no duty ${name}.`);
    return this.#turn(turns);
  }

  /** No more turns: what is under way is told to stop, and waited for; others may take the duties on at once. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    for (const { timer } of this.#turns.values()) clearTimeout(timer);
    await Promise.all([...this.#turns.values()].map(({ running = Promise.resolve() }) => running));
    const { database, queue, leases, log } = this.#engine;
    if (queue.alone) return;
    const laidDown = database.write((tx) =>
      tx.deleteFrom('operation_duties').where('holder', '=', leases.holder).execute(),
    );
    await laidDown.catch((error: unknown) =>
      log.warn({ err: error }, 'the duties could not be laid down; they end in time'),
    );
  }

  #turn(turns: Turns): Promise<void> {
    if (this.#stopped.signal.aborted) return turns.running ?? Promise.resolve();
    return (turns.running ??= this.#do(turns).finally(() => (turns.running = undefined)));
  }

  async #do(turns: Turns): Promise<void> {
    const { log } = this.#engine;
    const { name } = turns.duty;
    try {
      await this.#doIfMine(turns.duty);
      if (turns.fault !== undefined) log.info({ duty: name }, 'a duty is done again');
      turns.fault = undefined;
    } catch (error) {
      if (this.#stopped.signal.aborted) return;
      const fault = String(error);
      if (fault !== turns.fault) log.error({ duty: name, err: error }, 'a duty failed; its next turn tries again');
      turns.fault = fault;
    }
  }

  async #doIfMine(duty: Duty): Promise<void> {
    const { database, queue, clock, log, timing, contextFor } = this.#engine;
    if (!queue.alone && !(await this.#take(duty))) return;
    const lost = new AbortController();
    const signal = AbortSignal.any([this.#stopped.signal, lost.signal]);
    const keep = async (): Promise<void> => {
      if (!(await this.#take(duty))) lost.abort();
    };
    const keeping = queue.alone
      ? undefined
      : setInterval(
          () => void keep().catch((error: unknown) => log.warn({ duty: duty.name, err: error }, 'a duty is not kept')),
          timing.leaseMs / 3,
        );
    try {
      await duty.run({ database, clock, log, signal, contextFor: async (ownerId) => contextFor(ownerId, signal) });
    } finally {
      clearInterval(keeping);
    }
  }

  /** Takes the duty on, or keeps it. False: another process has it. */
  async #take({ name, everyMs }: Duty): Promise<boolean> {
    const { database, clock, leases, timing } = this.#engine;
    const nowMs = clock.nowMs();
    const until = timestamp(nowMs + Math.max(2 * everyMs, timing.leaseMs));
    const taken = await database.write((tx) =>
      tx
        .insertInto('operation_duties')
        .values({ name, holder: leases.holder, until })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ holder: leases.holder, until })
            .where((row) =>
              row.or([
                row('operation_duties.holder', '=', leases.holder),
                row('operation_duties.until', '<', timestamp(nowMs)),
              ]),
            ),
        )
        .returning('name')
        .executeTakeFirst(),
    );
    return taken !== undefined;
  }
}
