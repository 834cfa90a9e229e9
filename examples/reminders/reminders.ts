import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../kernel/clock/clock.ts';
import { prepared } from '../../kernel/database/database.ts';
import type { Reader, Writer } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import { remindersError } from './reminders.errors.ts';
import type { NewReminder, Reminder } from './reminders.schema.ts';
import type { ReminderTable } from './reminders.table.ts';

export { remindersError } from './reminders.errors.ts';
export type { NewReminder, Reminder } from './reminders.schema.ts';

const COLUMNS = ['id', 'text', 'due_at', 'sent_at'] as const;

export async function addReminder({ actor, database }: Context, { text, due_at }: NewReminder): Promise<Reminder> {
  const reminder = { id: randomUUIDv7(), text, due_at, sent_at: null };
  await database.write((tx) => insertReminder(tx, { ...reminder, owner_id: actor.person_id }));
  return reminder;
}

const insertReminder = prepared((db, { id, owner_id, text, due_at, sent_at }: ReminderTable) =>
  db.insertInto('reminders').values({ id, owner_id, text, due_at, sent_at }),
);

/** The actor's own, the next one first. `after` is where the page before ended. */
export async function listReminders(
  { actor, database }: Context,
  { limit, after = BEFORE_ALL }: { limit: number; after?: Position | undefined },
): Promise<Reminder[]> {
  return remindersAfter(database.read, { owner_id: actor.person_id, limit, ...after });
}

type Position = Pick<Reminder, 'due_at' | 'id'>;
const BEFORE_ALL: Position = { due_at: '', id: '' };

const remindersAfter = prepared((db, { owner_id, due_at, id, limit }: Position & { owner_id: string; limit: number }) =>
  db
    .selectFrom('reminders')
    .select(COLUMNS)
    .where('owner_id', '=', owner_id)
    .where(({ eb, refTuple, tuple }) => eb(refTuple('due_at', 'id'), '>', tuple(due_at, id)))
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit),
);

/** @throws reminders.not-found, for somebody else's too */
export async function getReminder({ actor, database }: Context, { id }: { id: string }): Promise<Reminder> {
  return ownReminder(database.read, { id, owner_id: actor.person_id });
}

/** @throws reminders.not-found */
export async function removeReminder({ actor, database }: Context, { id }: { id: string }): Promise<void> {
  await database.write(async (tx) => {
    await ownReminder(tx, { id, owner_id: actor.person_id });
    await tx.deleteFrom('reminders').where('id', '=', id).execute();
  });
}

/**
 * Marks it as sent, inside the caller's transaction.
 * @throws reminders.not-found, reminders.already-sent
 */
export async function sendReminder({ actor, clock }: Context, tx: Writer, { id }: { id: string }): Promise<Reminder> {
  const reminder = await ownReminder(tx, { id, owner_id: actor.person_id });
  if (reminder.sent_at !== null) throw remindersError('reminders.already-sent');
  const sent_at = timestamp(clock.nowMs());
  await tx.updateTable('reminders').set({ sent_at }).where('id', '=', id).execute();
  return { ...reminder, sent_at };
}

/** Makes it wait again. One that was removed in the meantime stays removed: false. */
export async function takeBackReminder({ actor }: Context, tx: Writer, { id }: { id: string }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('reminders')
    .set({ sent_at: null })
    .where('id', '=', id)
    .where('owner_id', '=', actor.person_id)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

async function ownReminder(reader: Reader, own: { id: string; owner_id: string }): Promise<Reminder> {
  const [reminder] = await selectReminder(reader, own);
  if (!reminder) throw remindersError('reminders.not-found');
  return reminder;
}

const selectReminder = prepared((db, { id, owner_id }: { id: string; owner_id: string }) =>
  db.selectFrom('reminders').select(COLUMNS).where('id', '=', id).where('owner_id', '=', owner_id),
);
