import { z } from 'zod';

/** The shapes of operations on the wire. */
export const Status = z.enum(['pending', 'running', 'completed', 'failed', 'cancelled', 'rolling_back', 'rolled_back']);

/** Any JSON: what it looks like, the kind says. */
const Anything = z.unknown();

const ProgressSchema = z.object({
  stage: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.string().nullable(),
  rate: z.number().nullable().meta({ description: 'Units a second, a moving average.' }),
  seconds_left: z.number().nullable(),
  now: z.string().nullable().meta({ description: 'What it is at.' }),
});

export const OperationSchema = z
  .object({
    operation_id: z.uuid(),
    operation_type: z.string().meta({ description: 'The short name: organize.' }),
    kind: z.string().meta({ description: 'The full name: files.organize.' }),
    title: z.string(),
    status: Status,
    phase: z.enum(['plan', 'run', 'undo']),
    dry_run: z.boolean(),
    input: Anything,
    progress: ProgressSchema.nullable(),
    result: Anything,
    error: z.object({ code: z.string(), title: z.string(), detail: z.string() }).nullable(),
    attempt: z.int(),
    max_attempts: z.int(),
    can: z.object({ apply: z.boolean(), rollback: z.boolean(), cancel: z.boolean(), retry: z.boolean() }),
    created_at: z.iso.datetime(),
    started_at: z.iso.datetime().nullable(),
    finished_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Operation' });

export const StartedSchema = z
  .object({
    operation_id: z.uuid(),
    status: Status,
    deduplicated: z.boolean().meta({ description: 'True: an operation that was there already is the answer.' }),
  })
  .meta({ id: 'StartedOperation' });

const head = { sequence: z.int(), operation_id: z.uuid(), at: z.iso.datetime() };

export const EventSchema = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('state'), ...head, operation: OperationSchema }),
    z.object({ type: z.literal('progress'), ...head, status: Status, progress: ProgressSchema }),
    z.object({ type: z.literal('log'), ...head, level: z.string(), message: z.string() }),
  ])
  .meta({ id: 'OperationEvent' });

export const EntryState = z.enum(['planned', 'excluded', 'skipped', 'conflict', 'done', 'failed', 'undone', 'left']);

export const EntrySchema = z
  .object({
    position: z.int(),
    action: z.string(),
    subject: z.string(),
    target: z.string().nullable(),
    state: EntryState,
    reason: z.string().nullable(),
    bytes: z.number(),
  })
  .meta({ id: 'OperationEntry' });

export const CountsSchema = z.record(EntryState, z.object({ entries: z.int(), bytes: z.number() }));

export const ReportSchema = z
  .object({
    operation: OperationSchema,
    history: z.array(
      z.object({
        at: z.iso.datetime(),
        status: Status,
        phase: z.enum(['plan', 'run', 'undo']),
        attempt: z.int(),
        result: Anything,
        error: OperationSchema.shape.error,
      }),
    ),
    summary: CountsSchema,
    attention: z.array(EntrySchema).meta({ description: 'What was not done, and why; at most 1,000 entries.' }),
    done: z.array(EntrySchema).meta({ description: 'The first 200 entries that were carried out or are planned.' }),
    log: z.array(z.object({ at: z.iso.datetime(), level: z.string(), message: z.string() })),
  })
  .meta({ id: 'OperationReport' });
