import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../kernel/clock/clock.ts';
import type { Database, Writer } from '../../kernel/database/database.ts';
import type { CreatureChangeTable, CreatureTable } from './creatures.table.ts';

/** Kept of one creature. */
const MOST_CHANGES = 200;

/** A creature as it was: its row, and its tags by name. */
export interface Before {
  readonly row: CreatureTable;
  readonly tags: readonly string[];
}

/** What is kept of one change. */
export interface Change {
  readonly creature_id: string;
  readonly what: CreatureChangeTable['what'];
  readonly fields: readonly string[];
  /** That the change left. */
  readonly revision: number;
  readonly before: Before | null;
  readonly operation_id?: string | undefined;
}

/** Writes changes into the history, in the transaction that made them; answers with their ids, in order. */
export async function keepChanges(
  tx: Writer,
  {
    database,
    owner_id,
    changes,
    nowMs,
  }: { database: Database; owner_id: string; changes: readonly Change[]; nowMs: number },
): Promise<string[]> {
  const rows = changes.map(({ fields, before, operation_id, ...change }) => ({
    ...{ id: randomUUIDv7(), owner_id, at: timestamp(nowMs), ...change },
    fields: JSON.stringify(fields),
    before: before === null ? null : JSON.stringify(before),
    operation_id: operation_id ?? null,
  }));
  await database.insertMany(tx, 'creature_changes', rows);
  for (const { creature_id, revision } of changes)
    if (revision > MOST_CHANGES) await forgetUpTo(tx, { creature_id, revision: revision - MOST_CHANGES });
  return rows.map(({ id }) => id);
}

/** A change leaves a revision of its own, so that the last ones are those of the last revisions. */
async function forgetUpTo(
  tx: Writer,
  { creature_id, revision }: { creature_id: string; revision: number },
): Promise<void> {
  await tx
    .deleteFrom('creature_changes')
    .where('creature_id', '=', creature_id)
    .where('revision', '<=', revision)
    .execute();
}
