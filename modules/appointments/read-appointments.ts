import { sql } from 'kysely';
import { matches, matchesByReading } from '../../kernel/database/database.ts';
import type { Reader } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import type { Appointment } from './appointments.schema.ts';
import { described } from './filter-appointments.ts';
import type { AppointmentFilter } from './filter-appointments.ts';
import { ownRow } from './own-rows.ts';
import { toAppointment } from './rows.ts';

export interface Position {
  readonly starts_at: string;
  readonly id: string;
}

type Order = 'asc' | 'desc';

interface Page extends AppointmentFilter {
  readonly limit: number;
  readonly after?: Position | undefined;
  readonly order?: Order | undefined;
}

type OwnPage = Omit<Page, 'q'> & { readonly owner_id: string; readonly searched: boolean };

/** A page of a search that is not full after so many rows is looked up by the index of words instead. */
const MOST_WALKED = 1000;

/** In the trash, too. @throws appointments.not-found */
export async function getAppointment({ actor, database }: Context, { id }: { id: string }): Promise<Appointment> {
  return toAppointment(await ownRow(database.read, { id, owner_id: actor.person_id }));
}

/**
 * The actor's own by their first beginning; changed instances only where they are looked for by `q`, or lie in the trash alone. Words that
 * stand in many are met soon on a walk through the order, those of few are looked up: see `decisions/0015-text-search.md`.
 */
export async function listAppointments({ actor, database }: Context, page: Page): Promise<Appointment[]> {
  const { read } = database;
  const query = { q: page.q ?? '', owner_id: actor.person_id };
  const words = matches(database, 'appointments', query);
  const reading = matchesByReading(database, 'appointments', query);
  const own = { ...page, owner_id: actor.person_id, searched: words !== undefined };
  if (!words || !reading) return (await walk(read, own).execute()).map(toAppointment);
  const end = await positionAfter(read, own, MOST_WALKED);
  let walking = walk(read, own).where(reading);
  if (end) walking = walking.where(compared(end, own.order === 'desc' ? '>=' : '<='));
  const near = await walking.execute();
  const found = !end || near.length >= page.limit ? near : await lookUp(read, own).where(words).execute();
  return found.map(toAppointment);
}

/** Where an appointment stands in the list. */
export function positionOf({ id, all_day, starts_at }: Appointment): Position {
  return { starts_at: all_day ? `${starts_at}T00:00:00.000Z` : starts_at, id };
}

function walk(reader: Reader, { owner_id, limit, after, order = 'asc', ...filter }: OwnPage) {
  const query = described(reader, filter)
    .where('appointments.owner_id', '=', owner_id)
    .selectAll('appointments')
    .orderBy('appointments.starts_at', order)
    .orderBy('appointments.id', order)
    .limit(limit);
  return after ? query.where(compared(after, order === 'asc' ? '>' : '<')) : query;
}

/** `|| ''` keeps both databases from walking through the order instead. */
function lookUp(reader: Reader, { owner_id, limit, after, order = 'asc', ...filter }: OwnPage) {
  const query = described(reader, filter)
    .where(sql<boolean>`appointments.owner_id || '' = ${owner_id}`)
    .selectAll('appointments')
    .orderBy(sql`appointments.starts_at || ''`, order)
    .orderBy('appointments.id', order)
    .limit(limit);
  return after ? query.where(compared(after, order === 'asc' ? '>' : '<')) : query;
}

/** Behind the next `rows` rows, whatever they are; undefined where there are no more than these. */
async function positionAfter(
  reader: Reader,
  { owner_id, after, order = 'asc' }: OwnPage,
  rows: number,
): Promise<Position | undefined> {
  const query = reader
    .selectFrom('appointments')
    .select(['starts_at', 'id'])
    .where('owner_id', '=', owner_id)
    .orderBy('starts_at', order)
    .orderBy('id', order)
    .offset(rows)
    .limit(1);
  return (after ? query.where(compared(after, order === 'asc' ? '>' : '<')) : query).executeTakeFirst();
}

/** A comparison that the index of the order answers; `not` would make it one for each row. */
function compared({ starts_at, id }: Position, is: '<' | '<=' | '>' | '>=') {
  return sql<boolean>`(appointments.starts_at, appointments.id) ${sql.raw(is)} (${starts_at}, ${id})`;
}
