import type { Clock } from '../clock/clock.ts';
import type { Database } from '../database/database.ts';
import type { Caller } from '../http/http.ts';
import type { Actor } from '../identity/identity.ts';
import type { Log } from '../log/log.ts';
import type { OperationsFor } from '../operations/operations.ts';
import type { Storage } from '../storage/storage.ts';
import type { Writer } from '../writer/writer.ts';

/** What a rule of a module may use: who asks, and the kernel's parts. The first argument of every function of a module. */
export interface Context {
  readonly actor: Actor;
  readonly database: Database;
  readonly storage: Storage;
  /** Starts and finds operations on behalf of the actor. */
  readonly operations: OperationsFor;
  /** Turns facts into words. */
  readonly writer: Writer;
  readonly log: Log;
  readonly clock: Clock;
  /** Aborts when the caller has gone, the work was cancelled or the program stops. */
  readonly signal: AbortSignal;
}

declare module '../operations/operation.ts' {
  interface OwnerContext extends Context {}
}

/** The kernel's parts that every context shares. */
export interface ContextParts {
  readonly database: Database;
  readonly storage: Storage;
  readonly writer: Writer;
  readonly log: Log;
  readonly clock: Clock;
  readonly operations: (actor: Actor) => OperationsFor;
}

/** The context of work in the background, on behalf of its owner. */
export function ownerContext(parts: ContextParts, actor: Actor, signal: AbortSignal): Context {
  const { database, storage, writer, log, clock } = parts;
  return { actor, database, storage, writer, log, clock, signal, operations: parts.operations(actor) };
}

/** The context of one request. What few requests need is made when it is first read. */
export class RequestContext implements Context {
  readonly database: Database;
  readonly storage: Storage;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly #parts: ContextParts;
  readonly #caller: Caller;

  constructor(parts: ContextParts, caller: Caller) {
    this.database = parts.database;
    this.storage = parts.storage;
    this.writer = parts.writer;
    this.clock = parts.clock;
    this.#parts = parts;
    this.#caller = caller;
  }

  /** Always there where the route is for persons; a route for anyone gets none and asks for none. */
  get actor(): Actor {
    return this.#caller.actor as Actor;
  }

  get operations(): OperationsFor {
    return this.#parts.operations(this.actor);
  }

  get log(): Log {
    return this.#parts.log.child({ request_id: this.#caller.requestId });
  }

  get signal(): AbortSignal {
    return this.#caller.signal;
  }
}
