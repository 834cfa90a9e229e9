import type { ErrorDefinition } from '../errors/errors.ts';
import type { Migration } from '../database/database.ts';
import { routeFor } from '../http/route.ts';
import type { Route, Socket } from '../http/http.ts';
import type { AnyKind, Duty } from '../operations/operations.ts';
import type { Context } from './context.ts';

export { operation } from '../operations/operation.ts';
export { duty } from '../operations/duties.ts';
export type { DutyCall } from '../operations/duties.ts';
export { RequestContext, ownerContext } from './context.ts';
export type { Context, ContextParts } from './context.ts';
export { planForEach, startForEach } from './for-each-person.ts';

/** A feature, as data: what it adds to the program. */
export interface Module {
  readonly name: string;
  /** The modules whose doors it imports. */
  readonly needs: readonly string[];
  readonly routes: readonly Route<Context>[];
  readonly sockets?: readonly Socket<Context>[];
  readonly operations: readonly AnyKind[];
  /** Small work that comes again and again, in one process at a time. */
  readonly duties?: readonly Duty[];
  readonly migrations: readonly Migration[];
  /** The module's catalogue. */
  readonly errors: { readonly definitions: Readonly<Record<string, ErrorDefinition>> };
  /** Short paths that answer too: alias → path under /api/v1. */
  readonly aliases?: Readonly<Record<string, string>>;
}

/** Declares a module; `modules/modules.ts` lists it. */
export function defineModule(module: Module): Module {
  return module;
}

/** Declares one endpoint of a module; see `routeFor`. */
export const route = routeFor<Context>();
