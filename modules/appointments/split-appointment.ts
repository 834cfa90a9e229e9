import { randomUUIDv7 } from 'node:crypto';
import type { Database, Writer } from '../../kernel/database/database.ts';
import type { AppointmentTable } from './appointments.table.ts';
import { nextRevision, timesFrom } from './entry.ts';
import type { Instance } from './find-instance.ts';
import { asIfUtc, splitSeries } from './recurrence/recurrence.ts';
import type { Series } from './recurrence/recurrence.ts';
import { seriesOf } from './rows.ts';
import { storeAppointments } from './store-appointments.ts';

/**
 * Ends the series before an instance and begins another with it, of its own id and UID; overrides go to their half. The first half is
 * written, the second is the caller's to change and write.
 */
export async function splitRows(
  tx: Writer,
  { database, instance: { master, overrides, at }, nowMs }: { database: Database; instance: Instance; nowMs: number },
): Promise<{ master: AppointmentTable; overrides: readonly AppointmentTable[] }> {
  const halves = at === undefined ? undefined : splitSeries(seriesOf(master), at);
  if (at === undefined || halves?.before === undefined) return { master, overrides };
  const id = randomUUIDv7();
  const before = { ...withSeries(master, halves.before), ...nextRevision(master, nowMs) };
  const after = {
    ...withSeries(master, halves.after),
    id,
    uid: id,
    sequence: 0,
    revision: 1,
    created_at: before.updated_at,
  };
  const later = overrides
    .filter(({ recurrence_id }) => recurrence_id >= at)
    .map((override) => ({ ...override, master_id: id, uid: id, ...nextRevision(override, nowMs) }));
  // The overrides leave with it, so that the first half does not leave their instances out.
  await storeAppointments(tx, { database, rows: [before, after, ...later], nowMs });
  return { master: after, overrides: later };
}

/** The row with another series, lasting as long. */
function withSeries(row: AppointmentTable, series: Series): AppointmentTable {
  const lasts = asIfUtc(row.ends_local) - asIfUtc(row.starts_local);
  return {
    ...row,
    ...(series.starts_local === row.starts_local ? {} : timesFrom(row, { starts_local: series.starts_local, lasts })),
    rrule: series.rrule,
    rdates: JSON.stringify(series.rdates),
    exdates: JSON.stringify(series.exdates),
  };
}
