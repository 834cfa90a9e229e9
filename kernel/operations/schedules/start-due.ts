import { timestamp } from '../../clock/clock.ts';
import { mayMend } from '../../errors/errors.ts';
import type { DutyCall } from '../duties.ts';
import type { Engine } from '../engine.ts';
import type { OperationRow } from '../operations.table.ts';
import { faultOf } from '../outcome.ts';
import { operationsError } from '../operations.errors.ts';
import { readWish, startIn } from '../start.ts';
import { parseCron } from './cron.ts';
import { nextTimes } from './next-times.ts';
import type { ScheduleRow } from './schedules.table.ts';

/** In one turn of the duty; the next one goes on. */
const MOST_AT_ONCE = 200;
/** Later than this it was missed: nobody was there. */
const MISSED_AFTER_MS = 5 * 60_000;
/** So long a fault that may mend is tried again; then the schedule waits for its next time. */
const GIVE_UP_AFTER_MS = 30 * 60_000;

/**
 * Starts what is due. The start and the schedule's next time are one transaction, which only the first who tries it gets through: however
 * many processes try, and wherever they die, each time is started once. After a downtime of any length at most one start catches up.
 */
export async function startDue(engine: Engine, { signal }: Pick<DutyCall, 'signal'>): Promise<void> {
  const due = await engine.database.read
    .selectFrom('schedules')
    .selectAll()
    .where('next_at', '<=', timestamp(engine.clock.nowMs()))
    .orderBy('next_at')
    .limit(MOST_AT_ONCE)
    .execute();
  const faults: unknown[] = [];
  for (const schedule of due) {
    if (signal.aborted) break;
    // One that cannot be started keeps no other from it.
    await startOne(engine, schedule).catch((error: unknown) => faults.push(error));
  }
  if (faults.length > 0) throw faults[0];
}

async function startOne(engine: Engine, schedule: ScheduleRow): Promise<void> {
  const { id, next_at, cron, time_zone, missed } = schedule;
  if (next_at === null) return;
  const nowMs = engine.clock.nowMs();
  const after = Temporal.Instant.fromEpochMilliseconds(nowMs);
  const [next] = nextTimes(parseCron(cron), { timeZone: time_zone, after, count: 1 });
  const skipped = missed === 'skip' && nowMs - Date.parse(next_at) > MISSED_AFTER_MS;
  const { row, fault } = skipped ? {} : await tryToRead(engine, schedule);
  await engine.database.write(async (tx) => {
    const mine = await tx
      .updateTable('schedules')
      .set({
        next_at: next === undefined ? null : timestamp(next.epochMilliseconds),
        ...(skipped ? {} : { last_at: timestamp(nowMs), fault: fault === undefined ? null : JSON.stringify(fault) }),
      })
      .where('id', '=', id)
      .where('next_at', '=', next_at)
      .returning('id')
      .executeTakeFirst();
    if (!mine || !row) return;
    const { operation_id } = await startIn(engine, tx, row);
    await tx.updateTable('schedules').set({ last_operation_id: operation_id }).where('id', '=', id).execute();
  });
}

/** What to start on behalf of the owner; or why it cannot be started, which the owner is shown. What may mend by itself is thrown, for a while. */
async function tryToRead(
  engine: Engine,
  schedule: ScheduleRow,
): Promise<{ row?: OperationRow; fault?: ReturnType<typeof faultOf> }> {
  try {
    const kind = engine.kinds.find(schedule.kind);
    if (!kind) throw operationsError('operations.unknown-kind', { detail: `There is no kind ${schedule.kind}.` });
    const { actor } = await engine.contextFor(schedule.owner_id, new AbortController().signal);
    return { row: await readWish(engine, { actor, kind, input: JSON.parse(schedule.input), dry_run: false }) };
  } catch (error) {
    const lateMs = engine.clock.nowMs() - Date.parse(schedule.next_at ?? '');
    if (mayMend(error) && lateMs < GIVE_UP_AFTER_MS) throw error;
    engine.log.warn({ schedule_id: schedule.id, err: error }, 'what a schedule asks for could not be started');
    return { fault: faultOf(error) };
  }
}
