import { sql } from 'kysely';
import { marks, unmarked } from '../../kernel/database/database.ts';
import type { Database, Writer } from '../../kernel/database/database.ts';
import type { CreatureTagTable } from './creatures.table.ts';

/** The ids of a creature's tags behind its words in `search`: there `findPage` finds words and tags together. */
export const tagMarks = sql<string>`(select ${marks('tag_id')} from creature_tags where creature_id = creatures.id)`;

/** After pairs came or went: brings the marks of their creatures, up to 1,000, up to date. Those of a deleted tag may stay: nobody asks for it. */
export async function markTags(
  tx: Writer,
  { database, pairs }: { database: Pick<Database, 'dialect'>; pairs: readonly CreatureTagTable[] },
): Promise<void> {
  if (pairs.length === 0) return;
  const search = sql<string>`${unmarked(database, 'creatures')} || ${tagMarks}`;
  await tx
    .updateTable('creatures')
    .set({ search })
    .where('search', '<>', search)
    .where('id', 'in', [...new Set(pairs.map(({ creature_id }) => creature_id))])
    .execute();
}
