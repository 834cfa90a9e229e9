import type { Actor } from '../http/route.ts';
import type { Starter } from './engine.ts';
import { findEntries } from './entries.ts';
import type { EntryFilter } from './entries.ts';
import { findRow } from './find.ts';
import { changeEntry } from './journal.ts';
import { abilities } from './life.ts';
import type { AnyKind, Entry, EntryChange } from './operation.ts';
import { operationsError } from './operations.errors.ts';
import { toEntry } from './journal.ts';
import { transition } from './transition.ts';

/** Changes of one transaction. */
const MOST_AT_ONCE = 1000;

interface Which {
  readonly actor: Actor;
  readonly kind: AnyKind;
  readonly operation_id: string;
}

/** Entries of an operation of this kind with their details, for the module that wrote them. @throws operations.not-found */
export async function entriesOf(
  { database }: Pick<Starter, 'database'>,
  { actor, kind, operation_id, filter }: Which & { filter: EntryFilter },
): Promise<Entry[]> {
  const row = await findRow(database.read, actor.person_id, operation_id);
  if (row.kind !== kind.name) throw operationsError('operations.not-found');
  return findEntries(database, operation_id, filter);
}

/**
 * What a person decides over entries of a plan, as the module that made it puts it: `decide` sees each as it is now and says what becomes of it. Only while the plan waits to be
 * carried out; the answer and an apply come one after the other.
 *
 * @returns how many were changed
 * @throws operations.not-found, operations.not-applicable
 */
export async function revise(
  starter: Starter,
  {
    actor,
    kind,
    operation_id,
    positions,
    decide,
  }: Which & {
    positions: readonly number[];
    decide: (entry: Entry) => EntryChange | undefined;
  },
): Promise<number> {
  let changed = 0;
  for (let from = 0; from < positions.length; from += MOST_AT_ONCE) {
    const some = positions.slice(from, from + MOST_AT_ONCE);
    let done = 0;
    await transition(starter, { id: operation_id, owner_id: actor.person_id }, async (row, _, tx) => {
      if (row.kind !== kind.name) throw operationsError('operations.not-found');
      if (!abilities(row, kind).apply) throw operationsError('operations.not-applicable');
      const rows = await tx
        .selectFrom('operation_entries')
        .selectAll()
        .where('operation_id', '=', operation_id)
        .where('position', 'in', some)
        .execute();
      const changes = rows.flatMap((entry) => decide(toEntry(entry)) ?? []);
      for (const change of changes) await changeEntry(tx, operation_id, change);
      done = changes.length;
      return { fence: row.fence };
    });
    changed += done;
  }
  return changed;
}
