import assert from 'node:assert/strict';
import { matches } from '../../../kernel/database/database.ts';
import type { Database } from '../../../kernel/database/database.ts';

/** By the index each tag must be found on the creatures that have it, and on no other. */
export async function assertMarked(database: Database): Promise<void> {
  const { read } = database;
  for (const { id, name, owner_id } of await read.selectFrom('tags').select(['id', 'name', 'owner_id']).execute()) {
    const found = matches(database, 'creatures', { q: '', owner_id, marks: [id] });
    assert.ok(found);
    const marked = await read.selectFrom('creatures').select('id').where(found).orderBy('id').execute();
    const tagged = await read
      .selectFrom('creature_tags')
      .select('creature_id as id')
      .where('tag_id', '=', id)
      .orderBy('id')
      .execute();
    assert.deepEqual(marked, tagged, `marks of ${name}`);
  }
}
