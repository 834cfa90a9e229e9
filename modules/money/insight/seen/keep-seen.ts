import { setImmediate } from 'node:timers/promises';
import { timestamp } from '../../../../kernel/clock/clock.ts';
import type { Database } from '../../../../kernel/database/database.ts';
import type { Context } from '../../../../kernel/module/module.ts';
import { bookOf } from '../../books.ts';
import { detect } from '../detect/detect.ts';
import type { Seen } from '../detect/detect.ts';
import { todayOf } from '../months.ts';
import { monthsSeen, readEntries, readSpent } from './read-window.ts';

/** What was seen, and whether it is of the book as it is. */
export interface Kept {
  readonly seen: Seen;
  readonly fresh: boolean;
  readonly computed_at: string;
}

/** Computing under way, by owner: one at a time for each in this process; with several, the later answer stays. */
const underway = new WeakMap<Database, Map<string, Promise<void>>>();
const TRIES = 2;

/** What is seen in the actor's book as it is now; computed if it was not yet. */
export async function seenOf(context: Context): Promise<Kept> {
  for (let tries = 0; tries < TRIES; tries++) {
    const kept = await readKept(context);
    if (kept?.fresh) return kept;
    // Whoever computes already may have begun before the last change: then once more.
    await compute(context);
  }
  return (await readKept(context)) ?? { seen: NOTHING, fresh: false, computed_at: timestamp(context.clock.nowMs()) };
}

/** What was seen when it was last computed, at once; where the book has changed since, it is computed anew, for the next who asks. */
export async function seenLately(context: Context): Promise<Kept | undefined> {
  const kept = await readKept(context);
  if (!kept?.fresh)
    compute(context).catch((error: unknown) => {
      context.log.warn({ err: error }, 'What stands out in a book could not be computed.');
    });
  return kept;
}

const NOTHING: Seen = { recurring: [], findings: [], everyday: [] };

async function readKept(context: Context): Promise<Kept | undefined> {
  const { actor, database } = context;
  const owner_id = actor.person_id;
  const [{ revision }, row] = await Promise.all([
    bookOf(database.read, owner_id),
    database.read.selectFrom('insights_kept').selectAll().where('owner_id', '=', owner_id).executeTakeFirst(),
  ]);
  if (revision === 0) return { seen: NOTHING, fresh: true, computed_at: timestamp(context.clock.nowMs()) };
  if (!row) return undefined;
  const fresh = row.revision === revision && row.day === todayOf(context);
  return { seen: readSeen(row.found), fresh, computed_at: row.computed_at };
}

function compute(context: Context): Promise<void> {
  const { actor, database } = context;
  const byOwner = underway.get(database) ?? new Map<string, Promise<void>>();
  underway.set(database, byOwner);
  return byOwner.getOrInsertComputed(actor.person_id, () =>
    computeAlone(context).finally(() => byOwner.delete(actor.person_id)),
  );
}

async function computeAlone(context: Context): Promise<void> {
  const { actor, database, clock } = context;
  const owner_id = actor.person_id;
  const today = todayOf(context);
  const { revision } = await bookOf(database.read, owner_id);
  const months = monthsSeen(today);
  const [entries, spent] = await Promise.all([
    readEntries(database.read, { owner_id, today }),
    readSpent(database.read, { owner_id, from: months[0] ?? today, today }),
  ]);
  const seen = await detect({ entries, spent, months, today }, setImmediate);
  const row = { owner_id, revision, day: today, computed_at: timestamp(clock.nowMs()), found: printSeen(seen) };
  await database.write((tx) =>
    tx
      .insertInto('insights_kept')
      .values(row)
      .onConflict((conflict) => conflict.column('owner_id').doUpdateSet(row))
      .execute(),
  );
}

/** Amounts as text. */
function printSeen(seen: Seen): string {
  return JSON.stringify(seen, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}

function readSeen(json: string): Seen {
  return JSON.parse(json, (key, value: unknown) =>
    key.endsWith('_minor') && typeof value === 'string' ? BigInt(value) : value,
  ) as Seen;
}
