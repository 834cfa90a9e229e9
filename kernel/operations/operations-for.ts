import type { Actor } from '../http/route.ts';
import { apply, cancel, retry, rollback } from './acts.ts';
import type { Starter } from './engine.ts';
import { findMine } from './find.ts';
import { operationsError } from './operations.errors.ts';
import type { EntryFilter } from './entries.ts';
import type { Entry, EntryChange, OperationKind } from './operation.ts';
import { entriesOf, revise } from './revise.ts';
import { start } from './start.ts';
import type { Started } from './start.ts';
import type { Operation } from './wire.ts';

/** Operations as one actor may use them: their own only. */
export interface OperationsFor {
  /** Commits the row, then tells the queue. Resolves in milliseconds, whatever the job weighs. */
  start<Input>(kind: OperationKind<Input>, input: Input, options?: { dry_run?: boolean }): Promise<Started>;
  /** Carries out a finished preview's plan, but for the excluded positions; or does again what was undone. */
  apply(operationId: string, options?: { exclude?: readonly number[] }): Promise<Started>;
  rollback(operationId: string): Promise<Started>;
  cancel(operationId: string): Promise<Started>;
  retry(operationId: string): Promise<Started>;
  /** @throws operations.not-found also where it is another person's */
  get(operationId: string): Promise<Operation>;
  /**
   * Entries of an operation of this kind with their details, for the module that wrote them, in order.
   * @throws operations.not-found also where it is of another kind
   */
  entries<Input>(kind: OperationKind<Input>, operationId: string, filter: EntryFilter): Promise<Entry[]>;
  /**
   * A person's decisions over entries of a plan that waits to be carried out; answers how many were changed.
   * @throws operations.not-found, operations.not-applicable
   */
  revise<Input>(
    kind: OperationKind<Input>,
    operationId: string,
    changes: { positions: readonly number[]; decide: (entry: Entry) => EntryChange | undefined },
  ): Promise<number>;
  /**
   * Those of another person, for work that an admin starts for everybody.
   * @throws operations.not-allowed unless the actor is an admin; identity.person-not-found
   */
  of(personId: string): Promise<OperationsFor>;
}

export function operationsFor(starter: Starter, actor: Actor): OperationsFor {
  return {
    start: (kind, input, { dry_run = false } = {}) => start(starter, { actor, kind, input, dry_run }),
    apply: (operation_id, { exclude = [] } = {}) => apply(starter, { actor, operation_id, exclude }),
    rollback: (operation_id) => rollback(starter, { actor, operation_id }),
    cancel: (operation_id) => cancel(starter, { actor, operation_id }),
    retry: (operation_id) => retry(starter, { actor, operation_id }),
    get: (operation_id) => findMine(starter, actor.person_id, operation_id),
    entries: (kind, operation_id, filter) => entriesOf(starter, { actor, kind, operation_id, filter }),
    revise: (kind, operation_id, changes) => revise(starter, { actor, kind, operation_id, ...changes }),
    async of(personId) {
      if (actor.role !== 'admin') throw operationsError('operations.not-allowed');
      const context = await starter.contextFor(personId, new AbortController().signal);
      return operationsFor(starter, context.actor);
    },
  };
}
