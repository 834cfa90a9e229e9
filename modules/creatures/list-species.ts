import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context } from '../../kernel/module/module.ts';
import type { SpeciesCount } from './creatures.schema.ts';
import { sortKey } from './rows.ts';

const MOST = 100;

/** The actor's species by how many are of them, those that begin as `q` does; each as its latest creature writes it. */
export async function listSpecies(
  { actor, database }: Context,
  { q = '' }: { q?: string | undefined },
): Promise<z.output<typeof SpeciesCount>[]> {
  const begin = sortKey(q.trim());
  return database.read
    .selectFrom('creatures')
    .select((row) => [row.fn.max('species').as('species'), row.fn.countAll<number>().as('creatures')])
    .where('owner_id', '=', actor.person_id)
    .where('deleted_at', 'is', null)
    .where('species_key', '<>', '')
    .$if(begin !== '', (query) =>
      query.where(sql<boolean>`substr(species_key, 1, ${Array.from(begin).length}) = ${begin}`),
    )
    .groupBy('species_key')
    .orderBy('creatures', 'desc')
    .orderBy('species_key')
    .limit(MOST)
    .execute();
}
