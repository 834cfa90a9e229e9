import type { z } from 'zod';
import type { Writer } from '../database/database.ts';
import type { Actor } from '../http/route.ts';
import type { Json } from './json.ts';

/** What a preview found it would do, in numbers and one sentence. The plan itself is the journal's entries. */
export interface PlanSummary {
  readonly [name: string]: Json;
}

/**
 * What the functions of a kind get to work with, on behalf of the owner. What else is in it, `kernel/module` says, by declaration merging:
 * operations hand it through and know nothing of it.
 */
export interface OwnerContext {
  /** The owner. */
  readonly actor: Actor;
  /** Aborts on cancel, a lost lease and shutdown. */
  readonly signal: AbortSignal;
}

/** A kind of operation, as a module declares it. See `operation()`. */
export interface OperationKind<Input = never> {
  /** `module.verb`, for ever; stored in every row. The part after the dot is the short name on the wire. */
  readonly name: string;
  readonly formerly?: readonly string[];
  /** What a person reads in a list: "Organise Downloads by category and year". */
  readonly title: (input: Input) => string;
  /** Validation, type and OpenAPI at once. What it accepts is what the wire accepts. */
  readonly input: z.ZodType<Input>;
  /** Who may start it: any signed-in person for themselves, or admins only. */
  readonly allow: 'owner' | 'admin';
  /** A key: while an operation with it lives, or for `forSeconds` after its start, starting answers with that one. Per owner. */
  readonly once?: (input: Input, owner: { person_id: string }) => string;
  readonly forSeconds?: number;
  /** Tries in all, first one included. Default 3. */
  readonly attempts?: number;
  /** The queue, and with it the concurrency, that carries it. */
  readonly queue: string;
  /** Refuses bad input before the row exists, so that the caller gets a 4xx at once. */
  readonly check?: (start: { context: OwnerContext; input: Input }) => Promise<void>;
  /** Fills the journal with what would be done; has no effect. A kind with a plan can be previewed. */
  readonly plan?: (run: Run<Input>) => Promise<PlanSummary>;
  /** Does it. With a plan: carries out the journal's `planned` entries. Returns the result that the row keeps. */
  readonly run: (run: Run<Input>) => Promise<Json>;
  /** Takes back what the journal says was done, or the words that somebody decided that it cannot be. */
  readonly undo: 'not-undoable' | ((run: Run<Input>) => Promise<Json>);
}

/** A kind whatever its input, for lists. */
// oxlint-disable-next-line typescript/no-explicit-any -- kinds of any input stand in one list
export type AnyKind = OperationKind<any>;

/** One attempt at one phase (plan, run or undo) of one operation. */
export interface Run<Input> {
  /** The owner's context. `context.signal` aborts on cancel, a lost lease and shutdown; pass it on and check it between steps. */
  readonly context: OwnerContext;
  readonly input: Input;
  readonly operation: { readonly id: string; readonly owner_id: string; readonly attempt: number };
  readonly progress: Progress;
  readonly journal: Journal;
  /** What the last `commit` of this phase left; undefined at its first start. Survives crashes, restarts and retries. */
  readonly cursor: Json | undefined;
  /**
   * One step: the effect in the database and the cursor in one durable transaction.
   * @throws LeaseLost when another attempt owns the operation by now; let it pass through.
   */
  readonly commit: (cursor: Json, work?: (tx: Writer) => Promise<void>) => Promise<void>;
}

export interface Progress {
  /** Cheap and synchronous; call it as often as you like: it is throttled, stored and pushed by the engine. */
  report(state: { stage: string; done: number; total?: number; unit?: string; now?: string }): void;
  /** A line in the operation's log, for the person who owns it. */
  say(message: string): void;
}

export type EntryState = 'planned' | 'excluded' | 'skipped' | 'conflict' | 'done' | 'failed' | 'undone' | 'left';

/** One line of the plan, and later of the journal. */
export interface Entry {
  readonly position: number;
  /** A verb: move, create, merge. */
  readonly action: string;
  /** What it is done to: a path, a UID, a line. */
  readonly subject: string;
  /** Where to, into what. */
  readonly target: string | null;
  readonly state: EntryState;
  /** A code with or without words, for every state that is not planned or done. */
  readonly reason: string | null;
  readonly bytes: number;
  /** What the module needs to do it, prove it and undo it. */
  readonly detail: Json;
}

export type NewEntry = Omit<Entry, 'position'>;

export interface EntryChange {
  readonly position: number;
  readonly state: EntryState;
  readonly reason?: string | null;
  readonly detail?: Json;
}

/** The plan and the journal of one operation: the same rows, written before the effect and settled after it. */
export interface Journal {
  /** Adds entries at the end, in order; positions count from 1. A few thousand at a time. */
  append(tx: Writer, entries: readonly NewEntry[]): Promise<void>;
  read(range: {
    after?: number;
    before?: number;
    states?: readonly EntryState[];
    limit: number;
    descending?: boolean;
  }): Promise<Entry[]>;
  /** Entries `from…to` (inclusive) that are in state `was` become `state`, but for the ones that `changes` names. */
  settle(
    tx: Writer,
    range: { from: number; to: number; was: EntryState; state: EntryState },
    changes?: readonly EntryChange[],
  ): Promise<void>;
  counts(): Promise<Record<EntryState, { entries: number; bytes: number }>>;
  /** How many entries of each action are in each state; it looks at all of them. */
  actions(): Promise<Readonly<Record<string, Partial<Record<EntryState, number>>>>>;
  /** Drops every entry: a plan is made anew. */
  clear(tx: Writer): Promise<void>;
}

/**
 * Declares a kind of operation; the module lists it in `module.ts`.
 *
 * @example
 * export const sendReminder = operation({
 *   name: 'reminders.send', title: ({ name }) => `Remind of ${name}`, input: SendReminderInput, allow: 'owner', queue: 'notices',
 *   async run({ context, input }) { … return { sent: 1 }; },
 *   undo: 'not-undoable',
 * });
 */
export function operation<Input>(kind: OperationKind<Input>): OperationKind<Input> {
  return kind;
}
