import type { Engine } from './engine.ts';
import { findEntries } from './entries.ts';
import { findMine } from './find.ts';
import { countsOf } from './journal.ts';
import type { Entry, EntryState } from './operation.ts';
import { readEvents } from './read-events.ts';
import type { OperationEvent } from './read-events.ts';
import type { Operation } from './wire.ts';

const NOT_DONE: readonly EntryState[] = ['conflict', 'failed', 'left', 'skipped', 'excluded'];
const MOST_NOT_DONE = 1000;
const MOST_DONE = 200;
const MOST_EVENTS = 2000;

type Counts = Awaited<ReturnType<typeof countsOf>>;
export type ReportEntry = Omit<Entry, 'detail'>;

/** What was asked, planned, done, left out and why, and undone. */
export interface Report {
  readonly operation: Operation;
  readonly history: readonly (Pick<Operation, 'status' | 'phase' | 'attempt' | 'result' | 'error'> & {
    readonly at: string;
  })[];
  readonly summary: Counts;
  readonly attention: readonly ReportEntry[];
  readonly done: readonly ReportEntry[];
  readonly log: readonly { readonly at: string; readonly level: string; readonly message: string }[];
}

/** @throws operations.not-found */
export async function report(
  engine: Pick<Engine, 'database' | 'kinds'>,
  ownerId: string,
  operationId: string,
): Promise<Report> {
  const { database } = engine;
  const operation = await findMine(engine, ownerId, operationId);
  const events = await readEvents(engine, {
    owner_id: ownerId,
    operation_id: operationId,
    after: 0,
    limit: MOST_EVENTS,
  });
  const summary = await countsOf(database, operationId);
  const find = async (states: readonly EntryState[], most: number): Promise<ReportEntry[]> => {
    const present = states.filter((state) => summary[state].entries > 0);
    // Not one more than there are: the search ends with the last of them, not at the end of the journal.
    const limit = Math.min(
      most,
      present.reduce((sum, state) => sum + summary[state].entries, 0),
    );
    return limit === 0 ? [] : (await findEntries(database, operationId, { states: present, limit })).map(shown);
  };
  return {
    operation,
    history: events.flatMap((event) => (event.type === 'state' ? [milestone(event)] : [])),
    summary,
    attention: await find(NOT_DONE, MOST_NOT_DONE),
    done: await find(['done', 'undone', 'planned'], MOST_DONE),
    log: events.flatMap((event) =>
      event.type === 'log' ? [{ at: event.at, level: event.level, message: event.message }] : [],
    ),
  };
}

/** An entry as the wire shows it: `detail` is the module's own. */
export function shown({ position, action, subject, target, state, reason, bytes }: Entry): ReportEntry {
  return { position, action, subject, target, state, reason, bytes };
}

function milestone({ at, operation }: Extract<OperationEvent, { type: 'state' }>): Report['history'][number] {
  const { status, phase, attempt, result, error } = operation;
  return { at, status, phase, attempt, result, error };
}
