import type { Reader } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { appointmentsError } from '../appointments.errors.ts';
import type { Summary } from './summaries.schema.ts';
import type { SummaryTable } from './summaries.table.ts';

/** The actor's, the newest first. `before` is where the page before ended. */
export async function listSummaries(
  { actor, database }: Context,
  { label, before, limit }: { label?: string | undefined; before?: string | undefined; limit: number },
): Promise<Summary[]> {
  const rows = await database.read
    .selectFrom('appointment_summaries')
    .selectAll()
    .where('owner_id', '=', actor.person_id)
    .$if(label !== undefined, (query) => query.where('label', '=', (label ?? '').toLowerCase()))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toSummary);
}

/** @throws appointments.summary-not-found, for somebody else's too */
export async function getSummary({ actor, database }: Context, { id }: { id: string }): Promise<Summary> {
  const row = await database.read
    .selectFrom('appointment_summaries')
    .selectAll()
    .where('id', '=', id)
    .where('owner_id', '=', actor.person_id)
    .executeTakeFirst();
  if (!row) throw appointmentsError('appointments.summary-not-found');
  return toSummary(row);
}

/** What the newest one of this label saw. */
export async function lastSeen(
  reader: Reader,
  { owner_id, label }: { owner_id: string; label: string },
): Promise<string | null> {
  const row = await reader
    .selectFrom('appointment_summaries')
    .select('seen')
    .where('owner_id', '=', owner_id)
    .where('label', '=', label)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.seen ?? null;
}

function toSummary(row: SummaryTable): Summary {
  const { id, operation_id, label, first_day, last_day, time_zone, text, created_at } = row;
  return {
    ...{ id, operation_id, label, from: first_day, to: last_day, time_zone, text, created_at },
    facts: JSON.parse(row.facts) as Summary['facts'],
    facts_used: JSON.parse(row.facts_used) as string[],
    record: JSON.parse(row.record) as Summary['record'],
  };
}
