import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { NewCreature } from '../creatures.schema.ts';
import type { CreatureTable } from '../creatures.table.ts';
import { columnsOf } from '../rows.ts';
import { storeTagged } from '../store-creatures.ts';

export type Given = { name: string } & Partial<NewCreature>;

/** Writes up to 1,000 creatures without the routes that make them, each a second younger than the one before; answers with their ids. */
export async function addCreatures(
  database: Database,
  {
    owner_id,
    creatures,
    nowMs,
    more = {},
  }: { owner_id: string; creatures: readonly Given[]; nowMs: number; more?: Partial<CreatureTable> },
): Promise<string[]> {
  const made = creatures.map((creature, index) => {
    const { tags, ...described } = NewCreature.parse(creature);
    const now = timestamp(nowMs + 1000 * index);
    const row: CreatureTable = {
      ...{ id: randomUUIDv7(), owner_id, ...columnsOf(described), story_record: null, picture_id: null },
      ...{ revision: 1, created_at: now, updated_at: now, deleted_at: null, ...more },
    };
    return { row, tags };
  });
  const tagged = made.map(({ row, tags }) => ({ creature_id: row.id, tags }));
  await database.write(async (tx) => {
    await storeTagged(tx, { database, owner_id, rows: made.map(({ row }) => row), tagged, nowMs });
  });
  return made.map(({ row }) => row.id);
}
