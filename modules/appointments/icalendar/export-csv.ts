import type { Reader } from '../../../kernel/database/database.ts';
import { csvLine } from '../../../kernel/csv/csv.ts';
import { pageQuery } from './export-rows.ts';
import type { ExportFilter } from './export-rows.ts';

/** In this order, for ever: programs read them by name and by place. New ones come at the end. */
const COLUMNS = [
  ...['id', 'title', 'starts_at', 'ends_at', 'time_zone', 'all_day', 'location', 'notes', 'category', 'status'],
  ...['busy', 'rrule', 'recurrence_id', 'calendar', 'calendar_id', 'url', 'uid', 'created_at', 'updated_at'],
] as const;
/** Small enough to die young: pages of a thousand outlive the nursery, and the collector then takes as long as the rest. */
const PAGE = 250;

/** The appointments of a filter as CSV, a page at a time: memory stays the same whatever their number. */
export async function* csvText(read: Reader, filter: ExportFilter): AsyncGenerator<string> {
  yield csvLine(COLUMNS);
  const calendars = await read
    .selectFrom('calendars')
    .select(['id', 'name'])
    .where('owner_id', '=', filter.owner_id)
    .execute();
  const names = new Map(calendars.map(({ id, name }) => [id, name]));
  for (let after: { starts_at: string; id: string } | undefined; ;) {
    const rows = await rowsAfter(read, filter, after);
    let text = '';
    for (const row of rows) {
      const days = row.all_day === 1;
      text += csvLine([
        ...[row.id, row.title, days ? row.starts_local : row.starts_at, days ? row.ends_local : row.ends_at],
        ...[row.time_zone, days ? 'true' : 'false', row.location, row.notes, row.category, row.status],
        ...[row.busy === 1 ? 'true' : 'false', row.rrule, row.recurrence_id, names.get(row.calendar_id) ?? ''],
        ...[row.calendar_id, row.url, row.uid, row.created_at, row.updated_at],
      ]);
    }
    if (text !== '') yield text;
    after = rows.at(-1);
    if (!after || rows.length < PAGE) return;
  }
}

function rowsAfter(read: Reader, filter: ExportFilter, after: { starts_at: string; id: string } | undefined) {
  return pageQuery(read, filter, after, PAGE)
    .select([
      ...(['id', 'title', 'starts_at', 'ends_at', 'starts_local', 'ends_local', 'time_zone', 'all_day'] as const),
      ...(['location', 'notes', 'category', 'status', 'busy', 'rrule', 'recurrence_id', 'calendar_id'] as const),
      ...(['url', 'uid', 'created_at', 'updated_at'] as const),
    ])
    .execute();
}
