import type { ExpressionBuilder, RawBuilder } from 'kysely';
import type { Reader, Tables } from '../../../kernel/database/database.ts';
import type { AppointmentTable } from '../appointments.table.ts';
import type { Written } from './write-event.ts';

export interface ExportFilter {
  readonly owner_id: string;
  readonly calendar_id?: string | undefined;
  /** One appointment, with its changed instances. */
  readonly id?: string | undefined;
  /** Instants: what takes place then, be it as an instance. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** What `matchesByReading` says: everything is read, in its order. */
  readonly words?: RawBuilder<boolean> | undefined;
}

const PAGE = 1000;
type Where = ExpressionBuilder<Tables, 'appointments'>;

/** Masters and single ones by their beginning, each page with the changed instances of its masters. */
export async function* exportPages(read: Reader, filter: ExportFilter): AsyncGenerator<Written[]> {
  for (let after: Position | undefined; ;) {
    const rows = await pageQuery(read, filter, after)
      .selectAll('appointments')
      .where('master_id', 'is', null)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    const zones = new Map(rows.map(({ id, time_zone }) => [id, time_zone]));
    const masters = rows.filter(({ rrule, rdates }) => rrule !== null || rdates !== '[]').map(({ id }) => id);
    const overrides = masters.length === 0 ? [] : await overridesOf(read, masters);
    yield [...rows, ...overrides].map(({ search: _search, ...row }) => ({
      ...row,
      series_zone: zones.get(row.master_id ?? row.id) ?? row.time_zone,
    }));
    if (rows.length < PAGE) return;
    after = last;
  }
}

interface Position {
  readonly starts_at: string;
  readonly id: string;
}

/** The next page of whatever a filter means, changed instances among it. */
export function pageQuery(read: Reader, filter: ExportFilter, after: Position | undefined, limit = PAGE) {
  let query = read
    .selectFrom('appointments')
    .where((row) => meant(row, filter))
    .orderBy('appointments.starts_at')
    .orderBy('appointments.id')
    .limit(limit);
  if (after)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('appointments.starts_at', 'appointments.id'), '>', tuple(after.starts_at, after.id)),
    );
  return query;
}

/** What the file needs to say before its first event. */
export async function zonesUsed(
  read: Reader,
  filter: ExportFilter,
): Promise<{ zones: string[]; fromMs: number | undefined }> {
  const rows = await read
    .selectFrom('appointments')
    .select((row) => ['time_zone', 'ends_time_zone', row.fn.min('starts_at').as('first')])
    .where((row) => meant(row, { ...filter, from: undefined, to: undefined, id: undefined }))
    .groupBy(['time_zone', 'ends_time_zone'])
    .execute();
  const zones = new Set(
    rows.flatMap(({ time_zone, ends_time_zone }) => [time_zone ?? [], ends_time_zone ?? []].flat()),
  );
  const firsts = rows.flatMap(({ time_zone, first }) =>
    time_zone === null || first === null ? [] : Date.parse(first),
  );
  return { zones: [...zones].toSorted(), fromMs: firsts.length === 0 ? undefined : Math.min(...firsts) };
}

function meant(row: Where, { owner_id, calendar_id, id, from, to, words }: ExportFilter) {
  return row.and([
    row('appointments.owner_id', '=', owner_id),
    row('appointments.deleted_at', 'is', null),
    ...(calendar_id === undefined ? [] : [row('appointments.calendar_id', '=', calendar_id)]),
    ...(id === undefined ? [] : [row.or([row('appointments.id', '=', id), row('appointments.master_id', '=', id)])]),
    ...(words === undefined ? [] : [words]),
    ...(from === undefined && to === undefined ? [] : [takesPlace(row, { from: from ?? '', to: to ?? '9999' })]),
  ]);
}

/** By the index; where an endless one is not indexed that far, it is believed. */
function takesPlace(row: Where, { from, to }: { from: string; to: string }) {
  const occurs = row.exists(
    row
      .selectFrom('appointment_occurrences as occurrence')
      .select('occurrence.appointment_id')
      .whereRef('occurrence.appointment_id', '=', 'appointments.id')
      .where('occurrence.starts_at', '<', to)
      .where('occurrence.ends_at', '>', from),
  );
  const instanceOccurs = row.exists(
    row
      .selectFrom('appointments as instance')
      .select('instance.id')
      .whereRef('instance.master_id', '=', 'appointments.id')
      .where('instance.deleted_at', 'is', null)
      .where('instance.starts_at', '<', to)
      .where('instance.ends_at', '>', from),
  );
  const further = row.and([row('appointments.indexed_until', '<', to), row('appointments.starts_at', '<', to)]);
  return row.or([occurs, instanceOccurs, further]);
}

async function overridesOf(
  read: Reader,
  masters: readonly string[],
): Promise<(AppointmentTable & { search: string })[]> {
  return read
    .selectFrom('appointments')
    .selectAll()
    .where('master_id', 'in', masters)
    .where('deleted_at', 'is', null)
    .orderBy('recurrence_id')
    .execute();
}
