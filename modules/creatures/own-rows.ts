import type { Reader } from '../../kernel/database/database.ts';
import { creaturesError } from './creatures.errors.ts';
import type { CreatureTable, TagTable } from './creatures.table.ts';

/** A person's own row, in the trash or not. @throws creatures.not-found, for somebody else's too */
export async function ownRow(
  reader: Reader,
  { id, owner_id }: { id: string; owner_id: string },
): Promise<CreatureTable> {
  const row = await reader
    .selectFrom('creatures')
    .selectAll()
    .where('id', '=', id)
    .where('owner_id', '=', owner_id)
    .executeTakeFirst();
  if (!row) throw creaturesError('creatures.not-found');
  const { search: _, ...own } = row;
  return own;
}

/** One that is not in the trash. @throws creatures.not-found */
export async function ownLivingRow(reader: Reader, own: { id: string; owner_id: string }): Promise<CreatureTable> {
  const row = await ownRow(reader, own);
  if (row.deleted_at !== null) throw creaturesError('creatures.not-found', { detail: 'It is in the trash.' });
  return row;
}

/** @throws creatures.tag-not-found, for somebody else's too */
export async function ownTag(reader: Reader, { id, owner_id }: { id: string; owner_id: string }): Promise<TagTable> {
  const row = await reader
    .selectFrom('tags')
    .selectAll()
    .where('id', '=', id)
    .where('owner_id', '=', owner_id)
    .executeTakeFirst();
  if (!row) throw creaturesError('creatures.tag-not-found');
  const { search: _, ...own } = row;
  return own;
}
