import type { Database, Writer } from '../../kernel/database/database.ts';
import { timestamp } from '../../kernel/clock/clock.ts';
import type { ChangeOfAppointment } from './appointments.schema.ts';
import type { AppointmentTable } from './appointments.table.ts';
import {
  changedTimes,
  changesTimes,
  nextRevision,
  plainColumns,
  readExdates,
  readRule,
  ruleFault,
  timesFrom,
} from './entry.ts';
import { asIfUtc, isInstance, moveBeginning, moveException, moveLocal, moveRule } from './recurrence/recurrence.ts';
import type { Move } from './recurrence/recurrence.ts';
import { localsOf, repeats, seriesOf } from './rows.ts';
import { storeAppointments } from './store-appointments.ts';

export interface Changing {
  readonly database: Database;
  readonly change: ChangeOfAppointment;
  readonly nowMs: number;
  /** For what becomes timed and has no zone of its own. */
  readonly calendarZone: string;
}

interface Whole extends Changing {
  readonly master: AppointmentTable;
  readonly overrides: readonly AppointmentTable[];
  /** The instance that the change is told of; undefined: the first. */
  readonly at: string | undefined;
}

/** Changes every instance: what the times of one move, all move, and rule, exceptions and overrides with them. */
export async function changeSeries(tx: Writer, whole: Whole): Promise<AppointmentTable> {
  const { database, master, overrides, change, nowMs } = whole;
  const moved = moveOf(whole);
  const after = { ...changedMaster(whole, moved), ...nextRevision(master, nowMs) };
  const series = seriesOf(after);
  const changed = overrides.map((override) => {
    const next = changedOverride(override, { ...whole, after, move: moved?.move });
    const stays = repeats(after) && (change.rrule === undefined || isInstance(series, next.recurrence_id));
    return stays ? next : { ...next, deleted_at: next.deleted_at ?? timestamp(nowMs) };
  });
  await storeAppointments(tx, { database, rows: [after, ...changed], nowMs });
  return after;
}

interface Moved {
  readonly move: Move;
  /** On the wall clock, in milliseconds. */
  readonly lasts: number;
}

/** How far the times move: from where the instance named is now to where the change puts it. */
function moveOf({ master, overrides, at, change, calendarZone }: Whole): Moved | undefined {
  if (!changesTimes(change)) return undefined;
  const lasts = lengthOf(master);
  const instance =
    overrides.find(({ recurrence_id, deleted_at }) => recurrence_id === at && deleted_at === null) ??
    (at === undefined || at === master.starts_local
      ? master
      : { ...master, ...timesFrom(master, { starts_local: at, lasts }) });
  const times = changedTimes(instance, change, { calendarZone });
  const keepsLength = change.ends_at === undefined && times.all_day === master.all_day;
  return { move: { from: instance, to: times }, lasts: keepsLength ? lasts : lengthOf(times) };
}

function changedMaster(whole: Whole, moved: Moved | undefined): AppointmentTable {
  const { master, at, change, nowMs } = whole;
  const rule = change.rrule === undefined ? movedRule(master, moved?.move, at) : change.rrule;
  const row: AppointmentTable = {
    ...master,
    ...plainColumns(change),
    ...(change.calendar_id === undefined ? {} : { calendar_id: change.calendar_id }),
    ...(moved ? movedTimes(whole, moved, rule) : {}),
  };
  if (change.rrule === null) return { ...row, rrule: null, rdates: '[]', exdates: '[]' };
  const carry = moved ? mover(master, { ...row, rrule: change.rrule === undefined ? rule : null }, moved.move) : same;
  const rdates = localsOf(master.rdates).map(carry);
  const exdates = change.exdates ? readExdates(change.exdates, row.time_zone) : localsOf(master.exdates).map(carry);
  return {
    ...row,
    rrule: change.rrule === undefined || rule === null ? rule : readRule(rule, { ...row, rdates, exdates }, { nowMs }),
    rdates: JSON.stringify(rdates),
    exdates: JSON.stringify(exdates),
  };
}

/** When the first instance is then. */
function movedTimes(
  { master, at, change, calendarZone }: Whole,
  { move, lasts }: Moved,
  rule: string | null,
): Partial<AppointmentTable> {
  if (at === undefined || at === master.starts_local) return changedTimes(master, change, { calendarZone });
  const ends_time_zone = change.ends_at === undefined && move.to.time_zone !== null ? master.ends_time_zone : null;
  return timesFrom(
    { time_zone: move.to.time_zone, ends_time_zone },
    { starts_local: moveBeginning(master.starts_local, { move, rrule: rule }), lasts },
  );
}

function mover(before: AppointmentTable, after: AppointmentTable, move: Move): (local: string) => string {
  return (local) => moveException(local, { move, before, after });
}

const same = (local: string) => local;

function movedRule(
  { rrule, rdates, starts_local, time_zone }: AppointmentTable,
  move: Move | undefined,
  at = starts_local,
): string | null {
  if (rrule === null || !move) return rrule;
  // An RDATE does not say what the rule's own days are.
  const from = localsOf(rdates).includes(at) ? starts_local : at;
  const moved = moveRule(rrule, {
    from: { starts_local: from, time_zone },
    to: { starts_local: moveLocal(from, move), time_zone: move.to.time_zone },
  });
  if (moved === undefined)
    throw ruleFault('appointments.bad-rule', `${rrule} cannot be moved so; give the new rule with it.`);
  return moved;
}

/** What an override has in common with its master follows it; what was made different stays so, but for what is changed on it itself. */
function changedOverride(
  override: AppointmentTable,
  { master, after, at, change, nowMs, move, calendarZone }: Whole & { after: AppointmentTable; move: Move | undefined },
): AppointmentTable {
  const named = override.recurrence_id === at && override.deleted_at === null;
  return {
    ...override,
    ...(named ? plainColumns(change) : commonColumns(override, master, plainColumns(change))),
    ...(move ? overrideTimes(override, { master, after, move, change: named ? change : undefined, calendarZone }) : {}),
    ...{ calendar_id: after.calendar_id, uid: after.uid, master_id: after.id },
    ...nextRevision(override, nowMs),
  };
}

function overrideTimes(
  override: AppointmentTable,
  {
    master,
    after,
    move,
    change,
    calendarZone,
  }: {
    master: AppointmentTable;
    after: AppointmentTable;
    move: Move;
    change: ChangeOfAppointment | undefined;
    calendarZone: string;
  },
): Partial<AppointmentTable> {
  const recurrence_id = mover(master, after, move)(override.recurrence_id);
  if (change) return { recurrence_id, ...changedTimes(override, change, { calendarZone }) };
  const stood = override.starts_local === override.recurrence_id && lengthOf(override) === lengthOf(master);
  return stood
    ? { recurrence_id, ...timesFrom(after, { starts_local: recurrence_id, lasts: lengthOf(after) }) }
    : { recurrence_id };
}

function commonColumns(
  override: AppointmentTable,
  master: AppointmentTable,
  columns: Partial<AppointmentTable>,
): Partial<AppointmentTable> {
  return Object.fromEntries(
    Object.entries(columns).filter(([name]) => {
      const column = name as keyof AppointmentTable;
      return override[column] === master[column];
    }),
  );
}

function lengthOf({ starts_local, ends_local }: Pick<AppointmentTable, 'starts_local' | 'ends_local'>): number {
  return asIfUtc(ends_local) - asIfUtc(starts_local);
}
