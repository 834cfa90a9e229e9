import { matchesByReading } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { ownCalendar } from '../calendars.ts';
import { ownLivingRow } from '../own-rows.ts';
import { csvText } from './export-csv.ts';
import { exportPages, zonesUsed } from './export-rows.ts';
import type { ExportFilter } from './export-rows.ts';
import { calendarText } from './write-calendar.ts';

export interface ExportQuery {
  readonly calendar_id?: string | undefined;
  readonly id?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly q?: string | undefined;
}

export interface Export {
  /** Without its ending. */
  readonly name: string;
  readonly text: AsyncGenerator<string>;
}

/** The actor's own as iCalendar: all, a calendar, a range, or one. @throws appointments.calendar-not-found, appointments.not-found */
export async function exportCalendar(context: Context, query: ExportQuery): Promise<Export> {
  const { database, clock, actor } = context;
  const { filter, name } = await meantBy(context, query);
  const nowMs = clock.nowMs();
  const { zones, fromMs = nowMs } = await zonesUsed(database.read, filter);
  const head = { name, time_zone: actor.time_zone, zones, fromMs, nowMs };
  return { name, text: calendarText(head, exportPages(database.read, filter)) };
}

/** The same as a table. @throws appointments.calendar-not-found */
export async function exportCsv(context: Context, query: ExportQuery): Promise<Export> {
  const { filter, name } = await meantBy(context, query);
  return { name, text: csvText(context.database.read, filter) };
}

async function meantBy(
  { actor, database }: Context,
  { q = '', ...query }: ExportQuery,
): Promise<{ filter: ExportFilter; name: string }> {
  const owner_id = actor.person_id;
  const filter = { ...query, owner_id, words: matchesByReading(database, 'appointments', { q }) };
  if (query.calendar_id !== undefined) {
    const { name } = await ownCalendar(database.read, { id: query.calendar_id, owner_id });
    return { filter, name };
  }
  if (query.id === undefined) return { filter, name: 'Appointments' };
  const row = await ownLivingRow(database.read, { id: query.id, owner_id });
  // An instance goes with the appointment that it belongs to.
  return { filter: { ...filter, id: row.master_id ?? row.id }, name: row.title };
}
