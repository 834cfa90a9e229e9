import type { Database, Writer } from '../../kernel/database/database.ts';
import type { CreatureTable } from './creatures.table.ts';
import { keepChanges } from './keep-changes.ts';
import type { Before, Change } from './keep-changes.ts';
import { storeTagged } from './store-creatures.ts';

/** What one change makes of one creature. */
export interface Written extends Pick<Change, 'what' | 'fields' | 'operation_id'> {
  /** As it becomes, its revision included. */
  readonly row: CreatureTable;
  /** Where they change. */
  readonly tags?: readonly string[] | undefined;
  /** As it was; null: it is new. */
  readonly before: Before | null;
}

/** Writes a change of one creature with its place in the history; answers with the change's id. @throws creatures.too-many-tags */
export async function writeChange(
  tx: Writer,
  { database, nowMs, row, tags, before, ...change }: Written & { database: Database; nowMs: number },
): Promise<string> {
  const { id: creature_id, owner_id, revision } = row;
  const tagged = tags ? [{ creature_id, tags }] : [];
  await storeTagged(tx, { database, owner_id, rows: [row], tagged, nowMs });
  const changes = [{ creature_id, revision, before, ...change }];
  const [change_id = ''] = await keepChanges(tx, { database, owner_id, changes, nowMs });
  return change_id;
}
