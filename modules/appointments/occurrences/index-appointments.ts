import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Database, Reader, Writer } from '../../../kernel/database/database.ts';
import type { AppointmentTable, OccurrenceTable } from '../appointments.table.ts';
import { expand, RuleTooDense, wallClockAt } from '../recurrence/recurrence.ts';
import { repeats, seriesOf } from '../rows.ts';
import { instantsOf } from './instance.ts';
import { planReminders } from './plan-reminders.ts';

const DAY_MS = 86_400_000;
/** Endless ones are indexed up to two years from now, and further when somebody looks there. */
export const HORIZON_MS = 2 * 365 * DAY_MS;
const BATCH = 2000;

type Indexed = AppointmentTable;

/**
 * Brings the index and the reminders up to date for appointments that were just written, in the same transaction. What stands in the
 * trash loses its occurrences; a master leaves out the instances that overrides replace.
 */
export async function indexAppointments(
  tx: Writer,
  { database, rows, nowMs }: { database: Database; rows: readonly Indexed[]; nowMs: number },
): Promise<void> {
  const all = await withMasters(tx, rows);
  const ids = all.map(({ id }) => id);
  const replaced = await replacedInstances(tx, all);
  await forget(tx, ids);

  const untilMs = nowMs + HORIZON_MS;
  const found: OccurrenceTable[] = [];
  const open: string[] = [];
  const closed: string[] = [];
  for (const row of all) {
    if (row.deleted_at !== null) {
      if (row.indexed_until !== null) closed.push(row.id);
      continue;
    }
    const { occurrences, complete } = occurrencesOf(row, {
      afterMs: undefined,
      untilMs,
      replaced: replaced.get(row.id),
    });
    found.push(...occurrences);
    if (!complete) open.push(row.id);
    else if (row.indexed_until !== null) closed.push(row.id);
  }
  await addOccurrences(tx, database, found);
  await setHorizon(tx, open, timestamp(untilMs));
  await setHorizon(tx, closed, null);
  await planReminders(tx, { appointments: all, occurrences: found, nowMs });
}

/** Indexes what repeats without end from where its index ends up to `untilMs`. */
export async function indexFurther(
  tx: Writer,
  { database, rows, untilMs }: { database: Database; rows: readonly Indexed[]; untilMs: number },
): Promise<void> {
  const replaced = await replacedInstances(tx, rows);
  const open: string[] = [];
  const closed: string[] = [];
  const found: OccurrenceTable[] = [];
  for (const row of rows) {
    if (row.indexed_until === null) continue;
    const afterMs = Date.parse(row.indexed_until);
    const { occurrences, complete } = occurrencesOf(row, { afterMs, untilMs, replaced: replaced.get(row.id) });
    found.push(...occurrences);
    (complete ? closed : open).push(row.id);
  }
  await addOccurrences(tx, database, found);
  await setHorizon(tx, open, timestamp(untilMs));
  await setHorizon(tx, closed, null);
}

/** The occurrences that begin after `afterMs` (undefined: from the very first) up to `untilMs`; the first instance counts wherever it is. */
function occurrencesOf(
  row: Indexed,
  {
    afterMs,
    untilMs,
    replaced,
  }: { afterMs: number | undefined; untilMs: number; replaced: ReadonlySet<string> | undefined },
): { occurrences: OccurrenceTable[]; complete: boolean } {
  if (!repeats(row) || row.recurrence_id !== '')
    return { occurrences: [occurrenceOf(row, row.starts_local)], complete: true };
  const { locals, complete } = localsWithin(row, { afterMs, untilMs });
  const occurrences = locals
    .filter((local) => !replaced?.has(local))
    .map((local) => occurrenceOf(row, local))
    .filter(({ starts_at }) => afterMs === undefined || Date.parse(starts_at) > afterMs);
  return { occurrences, complete };
}

function localsWithin(
  row: Indexed,
  { afterMs, untilMs }: { afterMs: number | undefined; untilMs: number },
): { locals: string[]; complete: boolean } {
  const zone = row.time_zone ?? 'UTC';
  const at = (ms: number) => wallClockAt(ms, zone).slice(0, row.starts_local.length);
  const to = at(untilMs);
  try {
    return expand(seriesOf(row), {
      from: afterMs === undefined ? '' : at(afterMs),
      to: afterMs === undefined && to < row.starts_local ? row.starts_local : to,
    });
  } catch (error) {
    // Rules are checked when they come in, but over a few years only: one that turns mad later ends there.
    if (error instanceof RuleTooDense)
      return { locals: afterMs === undefined ? [row.starts_local] : [], complete: true };
    throw error;
  }
}

function occurrenceOf(row: Indexed, local: string): OccurrenceTable {
  const { startsMs, endsMs } = instantsOf(row, local);
  const original = row.recurrence_id === '' ? local : row.recurrence_id;
  return {
    owner_id: row.owner_id,
    starts_at: timestamp(startsMs),
    ends_at: timestamp(endsMs),
    appointment_id: row.id,
    recurrence_id: repeats(row) || row.recurrence_id !== '' ? original : '',
    calendar_id: row.calendar_id,
    all_day: row.all_day,
    busy: row.busy === 1 && row.status !== 'cancelled' ? 1 : 0,
    long: endsMs - startsMs > DAY_MS ? 1 : 0,
  };
}

/** An override that came, went or moved changes what its master leaves out. */
async function withMasters(tx: Reader, rows: readonly Indexed[]): Promise<Indexed[]> {
  const here = new Set(rows.map(({ id }) => id));
  const missing = new Set(
    rows.flatMap(({ master_id }) => (master_id !== null && !here.has(master_id) ? [master_id] : [])),
  );
  if (missing.size === 0) return [...rows];
  const masters = await tx
    .selectFrom('appointments')
    .selectAll()
    .where('id', 'in', [...missing])
    .execute();
  return [...rows, ...masters];
}

/** Master → the instances that have an override. */
async function replacedInstances(tx: Reader, rows: readonly Indexed[]): Promise<Map<string, Set<string>>> {
  const replaced = new Map<string, Set<string>>();
  const masters = rows.filter((row) => repeats(row) && row.recurrence_id === '').map(({ id }) => id);
  if (masters.length === 0) return replaced;
  const overrides = await tx
    .selectFrom('appointments')
    .select(['master_id', 'recurrence_id'])
    .where('master_id', 'in', masters)
    .where('deleted_at', 'is', null)
    .execute();
  for (const { master_id, recurrence_id } of overrides) {
    if (master_id === null) continue;
    replaced.set(master_id, (replaced.get(master_id) ?? new Set()).add(recurrence_id));
  }
  return replaced;
}

async function forget(tx: Writer, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('appointment_occurrences').where('appointment_id', 'in', ids).execute();
}

async function addOccurrences(tx: Writer, database: Database, occurrences: readonly OccurrenceTable[]): Promise<void> {
  for (let start = 0; start < occurrences.length; start += BATCH)
    await database.insertMany(
      tx,
      'appointment_occurrences',
      occurrences.slice(start, start + BATCH).map((occurrence) => ({ ...occurrence })),
    );
}

async function setHorizon(tx: Writer, ids: readonly string[], indexed_until: string | null): Promise<void> {
  if (ids.length > 0) await tx.updateTable('appointments').set({ indexed_until }).where('id', 'in', ids).execute();
}
