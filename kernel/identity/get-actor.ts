import type { Database } from '../database/database.ts';
import type { Actor } from '../http/route.ts';
import { identityError } from './identity.errors.ts';
import './identity.table.ts';

/** A person as the owner of background work. @throws identity.person-not-found */
export async function getActor(database: Database, person_id: string): Promise<Actor> {
  return database.read
    .selectFrom('people')
    .select(['id as person_id', 'role', 'time_zone', 'locale'])
    .where('id', '=', person_id)
    .executeTakeFirstOrThrow(() => identityError('identity.person-not-found'));
}
