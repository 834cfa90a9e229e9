import type { AnyKind } from './operation.ts';
import { operationsError } from './operations.errors.ts';

/** Every kind of operation, by name, former name and short name. */
export interface Kinds {
  readonly all: readonly AnyKind[];
  /** By the stored name: `files.organize`, or a former one. */
  find(name: string): AnyKind | undefined;
  /** By what the wire calls it: `organize` or `files.organize`; `at` is where it stands in what was sent. @throws operations.unknown-type with the list */
  get(type: string, at?: string): AnyKind;
}

/** @throws Error for two kinds of one name: a fault of the program, found at its start. */
export function listKinds(kinds: readonly AnyKind[]): Kinds {
  const byName = new Map<string, AnyKind>();
  const byShortName = new Map<string, AnyKind>();
  for (const kind of kinds) {
    for (const name of [kind.name, ...(kind.formerly ?? [])]) {
      if (byName.has(name)) throw new Error(`Two kinds of operation are called ${name}.`);
      byName.set(name, kind);
    }
    // Of two modules with the same short name, the first in the list of modules has it.
    const short = shortName(kind.name);
    if (!byShortName.has(short)) byShortName.set(short, kind);
  }
  return {
    all: kinds,
    find: (name) => byName.get(name),
    get(type, at = '/operation_type') {
      const kind = byName.get(type) ?? byShortName.get(type);
      if (kind) return kind;
      const known = kinds.map(({ name }) => name);
      throw operationsError('operations.unknown-type', {
        detail: `There is no operation type "${type.slice(0, 100)}". There are: ${known.join(', ')}.`,
        fields: [{ path: at, message: `one of ${known.join(', ')}` }],
      });
    },
  };
}

/** `files.organize` → `organize`. */
export function shortName(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}
