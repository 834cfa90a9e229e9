import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context } from '../../kernel/module/module.ts';
import type { SpeciesCount } from './creatures.schema.ts';
import { sortKey } from './rows.ts';

const MOST = 100;

/** The actor's species by how many are of them, those that begin as `q` does; each in one of its spellings. */
export async function listSpecies(
  { actor, database }: Context,
  { q = '' }: { q?: string | undefined },
): Promise<z.output<typeof SpeciesCount>[]> {
  const begin = sortKey(q.trim());
  const counted = database.read
    .selectFrom('creatures')
    .select((row) => ['species_key', row.fn.countAll<number>().as('creatures')])
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
    .as('counted');
  return database.read
    .selectFrom(counted)
    .select(['counted.creatures'])
    .select(({ selectFrom }) =>
      // Counted in the index alone: the spelling is in the rows, and of each one is enough.
      selectFrom('creatures')
        .select('species')
        .where('owner_id', '=', actor.person_id)
        .where('deleted_at', 'is', null)
        .whereRef('creatures.species_key', '=', 'counted.species_key')
        .limit(1)
        .$asScalar()
        .$notNull()
        .as('species'),
    )
    .orderBy('counted.creatures', 'desc')
    .orderBy('counted.species_key')
    .execute();
}
