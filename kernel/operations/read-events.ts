import type { Engine } from './engine.ts';
import type { State } from './events.ts';
import type { Operation } from './wire.ts';
import { toOperation } from './wire.ts';

/** What happened, as the wire tells it. Numbers ascend; a hole is progress that newer progress replaced, or another operation's event. */
export type OperationEvent = {
  readonly sequence: number;
  readonly operation_id: string;
  readonly at: string;
} & (
  | { readonly type: 'state'; readonly operation: Operation }
  | { readonly type: 'progress'; readonly status: Operation['status']; readonly progress: Operation['progress'] }
  | { readonly type: 'log'; readonly level: string; readonly message: string }
);

/** The owner's events after a number, of one operation or of all, oldest first. */
export async function readEvents(
  { database, kinds }: Pick<Engine, 'database' | 'kinds'>,
  range: { owner_id: string; operation_id?: string | undefined; after: number; limit: number },
): Promise<OperationEvent[]> {
  let query = database.read
    .selectFrom('operation_events as event')
    .innerJoin('operations as operation', 'operation.id', 'event.operation_id')
    .selectAll('operation')
    .select(['event.sequence', 'event.at', 'event.type', 'event.data'])
    .where('event.owner_id', '=', range.owner_id)
    .where('event.sequence', '>', range.after)
    .orderBy('event.sequence')
    .limit(range.limit);
  if (range.operation_id !== undefined) query = query.where('event.operation_id', '=', range.operation_id);
  return (await query.execute()).map(({ sequence, at, type, data, ...row }): OperationEvent => {
    const head = { type, sequence, operation_id: row.id, at };
    // A state event keeps what changes; the rest is the row's for ever.
    if (type === 'state')
      return { ...head, type, operation: toOperation({ ...row, ...(JSON.parse(data) as State) }, kinds) };
    return { ...head, ...(JSON.parse(data) as object) } as OperationEvent;
  });
}
