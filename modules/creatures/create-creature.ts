import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../kernel/clock/clock.ts';
import type { Context } from '../../kernel/module/module.ts';
import type { Creature, NewCreature } from './creatures.schema.ts';
import type { CreatureTable } from './creatures.table.ts';
import { describeCreature } from './describe-creature.ts';
import { columnsOf } from './rows.ts';
import { writeChange } from './write-change.ts';

/** A creature, and the name of what was done to it, for `undoChange`. Null: nothing was. */
export interface Changed {
  readonly creature: Creature;
  readonly change_id: string | null;
}

/** @throws creatures.too-many-tags */
export async function createCreature({ actor, database, clock }: Context, creature: NewCreature): Promise<Changed> {
  const nowMs = clock.nowMs();
  const row = rowFor(creature, { owner_id: actor.person_id, nowMs });
  return database.write(async (tx) => {
    const created = { row, tags: creature.tags, before: null, what: 'created', fields: [] } as const;
    const change_id = await writeChange(tx, { database, nowMs, ...created });
    return { creature: await describeCreature(tx, row), change_id };
  });
}

/** The row that a creature becomes: pure. */
export function rowFor(creature: NewCreature, { owner_id, nowMs }: { owner_id: string; nowMs: number }): CreatureTable {
  const now = timestamp(nowMs);
  return {
    ...{ id: randomUUIDv7(), owner_id, ...columnsOf(creature) },
    ...{ story_record: null, picture_id: null, revision: 1 },
    ...{ created_at: now, updated_at: now, deleted_at: null },
  };
}
