import { prepared } from '../database/database.ts';
import type { Value, Writer } from '../database/database.ts';
import type { Starter } from './engine.ts';
import { append, nextSequence, stateOf } from './events.ts';
import { operationsError } from './operations.errors.ts';
import type { OperationChange, OperationRow } from './operations.table.ts';

/**
 * The one way in which an operation passes from state to state: read it, decide, change it, and append the event, in one transaction.
 * The owner's counter is locked first, so what `decide` reads stays true until the commit, and events are committed in their order.
 * What `decide` throws undoes it all.
 *
 * @throws operations.not-found also where it is another person's
 */
export async function transition(
  starter: Starter,
  { id, owner_id }: Pick<OperationRow, 'id' | 'owner_id'>,
  decide: (row: OperationRow, nowMs: number, tx: Writer) => OperationChange | Promise<OperationChange>,
): Promise<OperationRow> {
  return starter.database.write(async (tx) => {
    const sequence = await nextSequence(tx, owner_id);
    const [row] = await selectMine(tx, { id, owner_id });
    if (!row) throw operationsError('operations.not-found');
    const nowMs = starter.clock.nowMs();
    const changed = await update(tx, id, await decide(row, nowMs, tx));
    await append(tx, changed, { sequence, nowMs, type: 'state', data: stateOf(changed) });
    tx.afterCommit(() => starter.tell(owner_id));
    return changed;
  });
}

const selectMine = prepared((db, { id, owner_id }: { id: string; owner_id: string }) =>
  db.selectFrom('operations').selectAll().where('id', '=', id).where('owner_id', '=', owner_id),
);

/** The changes are always of the same few sets of columns; each is compiled once. */
const updates = new Map<string, ReturnType<typeof updateOf>>();

async function update(tx: Writer, id: string, change: OperationChange): Promise<OperationRow> {
  const names = Object.keys(change);
  const key = names.join();
  const query = updates.get(key) ?? updateOf(names);
  updates.set(key, query);
  const [row] = await query(tx, { ...(change as Record<string, Value>), id });
  if (!row) throw operationsError('operations.not-found');
  return row;
}

function updateOf(names: readonly string[]) {
  return prepared((db, values: Record<string, Value>) =>
    db
      .updateTable('operations')
      .set(Object.fromEntries(names.map((name) => [name, values[name]])) as OperationChange)
      .where('id', '=', values['id'] as string)
      .returningAll(),
  );
}
