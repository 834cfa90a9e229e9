import { sql } from 'kysely';
import type { Reader } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import type { Appointment } from './appointments.schema.ts';
import { ownRow } from './own-rows.ts';
import { folded, toAppointment } from './rows.ts';

export interface AppointmentFilter {
  /** Words that must all stand in title, location, category or notes; case and accents do not matter. */
  readonly q?: string | undefined;
  readonly calendar_id?: string | undefined;
  readonly category?: string | undefined;
  readonly status?: 'confirmed' | 'tentative' | 'cancelled' | undefined;
  /** Only what ends after, or begins before. Instants; of a repeating one its first instance decides. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly trashed?: boolean | undefined;
}

export interface Position {
  readonly starts_at: string;
  readonly id: string;
}

/** In the trash, too. @throws appointments.not-found */
export async function getAppointment({ actor, database }: Context, { id }: { id: string }): Promise<Appointment> {
  return toAppointment(await ownRow(database.read, { id, owner_id: actor.person_id }));
}

/** The actor's own by their first beginning; changed instances only where they are looked for by `q`, or lie in the trash alone. */
export async function listAppointments(
  { actor, database }: Context,
  {
    limit,
    after,
    order = 'asc',
    ...filter
  }: AppointmentFilter & { limit: number; after?: Position | undefined; order?: 'asc' | 'desc' | undefined },
): Promise<Appointment[]> {
  let query = filtered(database.read, { owner_id: actor.person_id, ...filter })
    .selectAll('appointments')
    .orderBy('appointments.starts_at', order)
    .orderBy('appointments.id', order)
    .limit(limit);
  if (after)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('appointments.starts_at', 'appointments.id'),
        order === 'asc' ? '>' : '<',
        tuple(after.starts_at, after.id),
      ),
    );
  return (await query.execute()).map(toAppointment);
}

/** Where an appointment stands in the list. */
export function positionOf({ id, all_day, starts_at }: Appointment): Position {
  return { starts_at: all_day ? `${starts_at}T00:00:00.000Z` : starts_at, id };
}

/** The rows that a filter means, for lists and bulk changes. */
export function filtered(
  reader: Reader,
  { owner_id, q, calendar_id, category, status, from, to, trashed = false }: AppointmentFilter & { owner_id: string },
) {
  let query = reader
    .selectFrom('appointments')
    .where('appointments.owner_id', '=', owner_id)
    .where('appointments.deleted_at', trashed ? 'is not' : 'is', null);
  if (calendar_id !== undefined) query = query.where('calendar_id', '=', calendar_id);
  if (category !== undefined) query = query.where('category', '=', category);
  if (status !== undefined) query = query.where('status', '=', status);
  if (from !== undefined) query = query.where('ends_at', '>', from);
  if (to !== undefined) query = query.where('starts_at', '<', to);
  const words = folded(q ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  for (const word of words) query = query.where(contains(word));
  if (trashed)
    // With its master it went, and with it it comes back.
    query = query.where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('appointments as master')
            .select('master.id')
            .whereRef('master.id', '=', 'appointments.master_id')
            .where('master.deleted_at', 'is not', null),
        ),
      ),
    );
  else if (words.length === 0) query = query.where('master_id', 'is', null);
  return query;
}

function contains(word: string) {
  return sql<boolean>`search like ${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
}
