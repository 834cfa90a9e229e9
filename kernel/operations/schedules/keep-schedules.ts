import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../clock/clock.ts';
import type { Reader } from '../../database/database.ts';
import type { Actor } from '../../http/route.ts';
import type { Engine } from '../engine.ts';
import { operationsError } from '../operations.errors.ts';
import type { OperationStatus } from '../operations.table.ts';
import { readWish, startIn } from '../start.ts';
import type { Started } from '../start.ts';
import { parseCron } from './cron.ts';
import { nextTimes } from './next-times.ts';
import type { ChangeOfSchedule, NewSchedule, Schedule } from './schedules.schema.ts';
import type { ScheduleRow } from './schedules.table.ts';
import { inWords } from './words.ts';

const MOST_SCHEDULES = 100;
const NEXT_SHOWN = 5;

interface Mine {
  readonly actor: Actor;
  readonly id: string;
}

/**
 * From now on the operation is started again and again, as if the person had started it.
 *
 * @throws operations.unknown-type, operations.not-allowed, operations.bad-input, operations.bad-cron, operations.unknown-time-zone,
 *   operations.too-many-schedules, and what the kind's `check` throws
 */
export async function addSchedule(engine: Engine, actor: Actor, wanted: NewSchedule): Promise<Schedule> {
  const { title, input, cron, time_zone = actor.time_zone, missed, paused } = wanted;
  const kind = engine.kinds.get(wanted.kind, '/kind');
  await readWish(engine, { actor, kind, input, dry_run: false }, { at: '/input' });
  const nowMs = engine.clock.nowMs();
  const row: ScheduleRow = {
    id: randomUUIDv7(),
    owner_id: actor.person_id,
    kind: kind.name,
    title,
    input: JSON.stringify(input),
    ...{ cron, time_zone, missed },
    paused: paused ? 1 : 0,
    next_at: nextAt({ cron, time_zone, paused }, nowMs),
    ...{ last_at: null, last_operation_id: null, fault: null },
    created_at: timestamp(nowMs),
  };
  await engine.database.write(async (tx) => {
    const { have } = await tx
      .selectFrom('schedules')
      .select((select) => select.fn.countAll<number>().as('have'))
      .where('owner_id', '=', actor.person_id)
      .executeTakeFirstOrThrow();
    if (have >= MOST_SCHEDULES)
      throw operationsError('operations.too-many-schedules', {
        detail: `That is ${MOST_SCHEDULES}. Delete one first.`,
      });
    await tx.insertInto('schedules').values(row).execute();
  });
  return shown(engine, { ...row, last_status: null });
}

/** The actor's, the oldest first: never more than a hundred. */
export async function listSchedules(engine: Engine, actor: Actor): Promise<Schedule[]> {
  const rows = await withStatus(engine.database.read)
    .where('schedules.owner_id', '=', actor.person_id)
    .orderBy('schedules.id')
    .execute();
  return rows.map((row) => shown(engine, row));
}

/** @throws operations.schedule-not-found also where it is another person's */
export async function getSchedule(engine: Engine, mine: Mine): Promise<Schedule> {
  return shown(engine, await ownRow(engine.database.read, mine));
}

/** What it is due for is counted from now. @throws as `addSchedule` */
export async function changeSchedule(engine: Engine, mine: Mine, change: ChangeOfSchedule): Promise<Schedule> {
  const before = await ownRow(engine.database.read, mine);
  if (change.input !== undefined) {
    const kind = engine.kinds.get(before.kind, '/kind');
    await readWish(engine, { actor: mine.actor, kind, input: change.input, dry_run: false }, { at: '/input' });
  }
  await engine.database.write(async (tx) => {
    const row = await ownRow(tx, mine);
    const { input, paused = row.paused === 1, cron = row.cron, time_zone = row.time_zone, ...plain } = change;
    const again =
      cron !== row.cron || time_zone !== row.time_zone || paused !== (row.paused === 1)
        ? {
            cron,
            time_zone,
            paused: paused ? 1 : 0,
            next_at: nextAt({ cron, time_zone, paused }, engine.clock.nowMs()),
          }
        : {};
    const changed = { ...plain, ...again, ...(input === undefined ? {} : { input: JSON.stringify(input) }) } as const;
    if (Object.keys(changed).length > 0)
      await tx
        .updateTable('schedules')
        .set(changed as Partial<ScheduleRow>)
        .where('id', '=', row.id)
        .execute();
  });
  return getSchedule(engine, mine);
}

/** What it started goes on. @throws operations.schedule-not-found */
export async function removeSchedule(engine: Engine, mine: Mine): Promise<void> {
  await engine.database.write(async (tx) => {
    const { id } = await ownRow(tx, mine);
    await tx.deleteFrom('schedules').where('id', '=', id).execute();
  });
}

/** Starts it now, paused or not; its next time stays. @throws operations.schedule-not-found, and as `POST /operations` */
export async function runSchedule(engine: Engine, mine: Mine): Promise<Started> {
  const { id, kind, input } = await ownRow(engine.database.read, mine);
  const wish = { actor: mine.actor, kind: engine.kinds.get(kind, '/kind'), input: JSON.parse(input) as unknown };
  const row = await readWish(engine, { ...wish, dry_run: false });
  return engine.database.write(async (tx) => {
    const started = await startIn(engine, tx, row);
    const last = { last_at: row.created_at, last_operation_id: started.operation_id, fault: null };
    await tx.updateTable('schedules').set(last).where('id', '=', id).execute();
    return started;
  });
}

/** @throws operations.bad-cron, operations.unknown-time-zone */
function nextAt(
  { cron, time_zone, paused }: { cron: string; time_zone: string; paused: boolean },
  nowMs: number,
): string | null {
  const [first] = timesAfter({ cron, time_zone }, nowMs, 1);
  if (first === undefined) throw badCron('This time never comes.');
  return paused ? null : first;
}

function timesAfter({ cron, time_zone }: Pick<ScheduleRow, 'cron' | 'time_zone'>, nowMs: number, count: number) {
  const after = Temporal.Instant.fromEpochMilliseconds(nowMs);
  return nextTimes(readCron(cron), { timeZone: readZone(time_zone), after, count }).map((time) =>
    timestamp(time.epochMilliseconds),
  );
}

function readCron(text: string) {
  try {
    return parseCron(text);
  } catch (error) {
    if (error instanceof RangeError) throw badCron(error.message);
    throw error;
  }
}

function badCron(message: string): Error {
  return operationsError('operations.bad-cron', { detail: message, fields: [{ path: '/cron', message }] });
}

function readZone(name: string): string {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch (cause) {
    const fields = [{ path: '/time_zone', message: 'give the name of a zone, such as Europe/Berlin' }];
    throw operationsError('operations.unknown-time-zone', { fields, cause });
  }
}

type RowWithStatus = ScheduleRow & { last_status: OperationStatus | null };

function withStatus(db: Reader) {
  return db
    .selectFrom('schedules')
    .leftJoin('operations', 'operations.id', 'schedules.last_operation_id')
    .selectAll('schedules')
    .select('operations.status as last_status');
}

async function ownRow(db: Reader, { actor, id }: Mine): Promise<RowWithStatus> {
  const row = await withStatus(db)
    .where('schedules.id', '=', id)
    .where('schedules.owner_id', '=', actor.person_id)
    .executeTakeFirst();
  if (!row) throw operationsError('operations.schedule-not-found');
  return row;
}

function shown({ kinds, clock }: Engine, row: RowWithStatus): Schedule {
  const { id, kind, cron, time_zone, missed, last_at, last_operation_id, last_status, created_at } = row;
  const input = JSON.parse(row.input) as Schedule['input'];
  const next =
    row.next_at === null
      ? []
      : [row.next_at, ...timesAfter(row, Math.max(clock.nowMs(), Date.parse(row.next_at)), NEXT_SHOWN - 1)];
  return {
    ...{ id, kind, input, cron, time_zone, missed, last_at, last_operation_id, last_status, created_at },
    title: row.title ?? titleOf(kinds.find(kind), input) ?? kind,
    words: inWords(parseCron(cron)),
    paused: row.paused === 1,
    next_at: row.next_at,
    next,
    last_error: row.fault === null ? null : (JSON.parse(row.fault) as Schedule['last_error']),
  };
}

/** As the operations will be called; undefined where this version does not know the kind, or the kind no longer takes such input. */
function titleOf(kind: Engine['kinds']['all'][number] | undefined, input: unknown): string | undefined {
  const read = kind?.input.safeParse(input);
  return read?.success === true ? kind?.title(read.data as never) : undefined;
}
