import { matches } from '../../kernel/database/database.ts';
import type { Database, Reader } from '../../kernel/database/database.ts';

export interface AppointmentFilter {
  /** Words, or beginnings of words, that must all stand in title, location, category or notes: see `matches`. */
  readonly q?: string | undefined;
  readonly calendar_id?: string | undefined;
  readonly category?: string | undefined;
  readonly status?: 'confirmed' | 'tentative' | 'cancelled' | undefined;
  /** Only what ends after, or begins before. Instants; of a repeating one its first instance decides. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly trashed?: boolean | undefined;
}

/** All rows that a filter means, for bulk changes. */
export function filtered(
  reader: Reader,
  { database, owner_id, ...filter }: AppointmentFilter & { database: Pick<Database, 'dialect'>; owner_id: string },
) {
  const found = matches(database, 'appointments', { q: filter.q ?? '', owner_id });
  const own = described(reader, { ...filter, searched: found !== undefined }).where(
    'appointments.owner_id',
    '=',
    owner_id,
  );
  return found ? own.where(found) : own;
}

/** Whosever, and without its words: `searched` says that there are some, and changed instances are meant, too. */
export function described(
  reader: Reader,
  {
    searched,
    calendar_id,
    category,
    status,
    from,
    to,
    trashed = false,
  }: Omit<AppointmentFilter, 'q'> & { searched: boolean },
) {
  let query = reader.selectFrom('appointments').where('appointments.deleted_at', trashed ? 'is not' : 'is', null);
  if (calendar_id !== undefined) query = query.where('calendar_id', '=', calendar_id);
  if (category !== undefined) query = query.where('category', '=', category);
  if (status !== undefined) query = query.where('status', '=', status);
  if (from !== undefined) query = query.where('ends_at', '>', from);
  if (to !== undefined) query = query.where('starts_at', '<', to);
  if (trashed)
    // With its master it went, and with it it comes back.
    return query.where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('appointments as master')
            .select('master.id')
            .whereRef('master.id', '=', 'appointments.master_id')
            .where('master.deleted_at', 'is not', null),
        ),
      ),
    );
  return searched ? query : query.where('master_id', 'is', null);
}
