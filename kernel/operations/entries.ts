import { setImmediate as turn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { toEntry } from './journal.ts';
import type { Entry, EntryState } from './operation.ts';

/** Positions that are looked at before the event loop has its turn: a filter that fits nearly nothing must not block anybody. */
const WINDOW = 5000;

export interface EntryFilter {
  readonly after?: number | undefined;
  readonly states?: readonly EntryState[] | undefined;
  /** A folder: entries whose target is in it, at any depth. */
  readonly under?: string | undefined;
  readonly action?: string | undefined;
  /** Part of the subject or the target. */
  readonly q?: string | undefined;
  readonly limit: number;
}

/** Entries in order, whatever the journal's size: a million are looked through in small steps. */
export async function findEntries(
  { read }: Pick<Database, 'read'>,
  operationId: string,
  filter: EntryFilter,
): Promise<Entry[]> {
  const { states, action, under, q, limit } = filter;
  const { last } = await read
    .selectFrom('operation_entries')
    .select((row) => row.fn.coalesce(row.fn.max('position'), row.lit(0)).as('last'))
    .where('operation_id', '=', operationId)
    .executeTakeFirstOrThrow();
  const found: Entry[] = [];
  for (let from = filter.after ?? 0; from < last && found.length < limit; from += WINDOW) {
    let query = read
      .selectFrom('operation_entries')
      .selectAll()
      .where('operation_id', '=', operationId)
      .where('position', '>', from)
      .where('position', '<=', from + WINDOW)
      .orderBy('position')
      .limit(limit - found.length);
    if (states) query = query.where('state', 'in', states);
    if (action) query = query.where('action', '=', action);
    if (under) query = query.where((row) => row.or([row('target', '=', under), like('target', `${literal(under)}/%`)]));
    if (q)
      query = query.where((row) => row.or([like('subject', `%${literal(q)}%`), like('target', `%${literal(q)}%`)]));
    found.push(...(await query.execute()).map(toEntry));
    await turn();
  }
  return found;
}

/** LIKE without regard to case, on both databases; SQLite knows the case of ASCII only. */
export function like(column: 'subject' | 'target' | 'title', pattern: string) {
  return sql<boolean>`lower(${sql.ref(column)}) like lower(${pattern}) escape '\\'`;
}

/** Text that stands for itself inside a LIKE pattern. */
export function literal(text: string): string {
  return text.replaceAll(/[\\%_]/gu, String.raw`\$&`);
}
