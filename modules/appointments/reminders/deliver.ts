import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Database, Writer } from '../../../kernel/database/database.ts';
import type { Context, DutyCall } from '../../../kernel/module/module.ts';
import { mailPersonLater, notify } from '../../../kernel/notices/notices.ts';
import { startOfDay } from '../recurrence/recurrence.ts';
import { chooseDeliveries } from './choose.ts';
import type { Due } from './choose.ts';
import { wordMissed, wordReminder } from './wording.ts';
import type { Viewer } from './wording.ts';

const OWNERS_AT_ONCE = 100;
const DUE_AT_ONCE = 500;

/** Delivers what is due, person by person. One person's fault keeps nobody else's reminders back; it is thrown at the end. */
export async function deliverReminders({
  database,
  clock,
  signal,
  contextFor,
}: Pick<DutyCall, 'database' | 'clock' | 'signal'> & {
  contextFor: (ownerId: string) => Promise<Pick<Context, 'actor'>>;
}): Promise<void> {
  let fault: unknown;
  for (const owner_id of await ownersWithDue(database, clock.nowMs())) {
    if (signal.aborted) return;
    try {
      const { actor } = await contextFor(owner_id);
      await deliverTo(actor, { database, nowMs: clock.nowMs() });
    } catch (error) {
      fault ??= error;
    }
  }
  if (fault !== undefined) throw fault;
}

async function ownersWithDue(database: Database, nowMs: number): Promise<string[]> {
  const owners = await database.read
    .selectFrom('appointment_reminders')
    .select('owner_id')
    .distinct()
    .where('sent_at', 'is', null)
    .where('due_at', '<=', timestamp(nowMs))
    .limit(OWNERS_AT_ONCE)
    .execute();
  return owners.map(({ owner_id }) => owner_id);
}

/**
 * Marks and tells in one transaction, so that a reminder is told exactly once: whoever else takes the same rows finds them marked, and a
 * process that dies has neither marked nor told. (A mail is a row as well: it leaves afterwards.)
 */
async function deliverTo(
  actor: Context['actor'],
  { database, nowMs }: { database: Database; nowMs: number },
): Promise<void> {
  const viewer: Viewer = { locale: actor.locale, timeZone: actor.time_zone };
  for (let count = DUE_AT_ONCE; count >= DUE_AT_ONCE;)
    count = await database.write(async (tx) => {
      const due = await takeDue(tx, { owner_id: actor.person_id, nowMs });
      const { told, missed } = chooseDeliveries(await described(tx, due), nowMs);
      for (const reminder of told) await tell(tx, reminder, { viewer, nowMs });
      if (missed.length > 0) await tellMissed(tx, missed, { viewer, nowMs });
      return due.length;
    });
}

type Key = Pick<
  Due,
  'owner_id' | 'appointment_id' | 'recurrence_id' | 'starts_at' | 'minutes_before' | 'via' | 'due_at'
>;

/** Marks the first of what is due, about `DUE_AT_ONCE`, and returns it. */
async function takeDue(tx: Writer, { owner_id, nowMs }: { owner_id: string; nowMs: number }): Promise<Key[]> {
  const now = timestamp(nowMs);
  const last = await tx
    .selectFrom('appointment_reminders')
    .select('due_at')
    .where('owner_id', '=', owner_id)
    .where('sent_at', 'is', null)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .offset(DUE_AT_ONCE - 1)
    .limit(1)
    .executeTakeFirst();
  return tx
    .updateTable('appointment_reminders')
    .set({ sent_at: now })
    .where('owner_id', '=', owner_id)
    .where('sent_at', 'is', null)
    .where('due_at', '<=', last?.due_at ?? now)
    .returning(['appointment_id', 'recurrence_id', 'starts_at', 'minutes_before', 'via', 'owner_id', 'due_at'])
    .execute();
}

/** What each reminds of. One whose occurrence is gone (deleted, cancelled, moved) reminds of nothing. */
async function described(tx: Writer, keys: readonly Key[]): Promise<Due[]> {
  if (keys.length === 0) return [];
  const rows = await tx
    .selectFrom('appointment_occurrences as occurrence')
    .innerJoin('appointments as appointment', 'appointment.id', 'occurrence.appointment_id')
    .innerJoin('calendars as calendar', 'calendar.id', 'occurrence.calendar_id')
    .select(['occurrence.appointment_id', 'occurrence.recurrence_id', 'occurrence.starts_at', 'occurrence.ends_at'])
    .select(['occurrence.all_day', 'appointment.title', 'appointment.location', 'appointment.time_zone'])
    .select(['appointment.updated_at', 'calendar.time_zone as calendar_zone'])
    .where('occurrence.appointment_id', 'in', [...new Set(keys.map(({ appointment_id }) => appointment_id))])
    .where('occurrence.starts_at', 'in', [...new Set(keys.map(({ starts_at }) => starts_at))])
    .where('appointment.deleted_at', 'is', null)
    .where('appointment.status', '!=', 'cancelled')
    .execute();
  const named = new Map(rows.map((row) => [nameOf(row), row]));
  return keys.flatMap((key) => {
    const row = named.get(nameOf(key));
    return row ? [{ ...row, ...key, ...inTruth(row) }] : [];
  });
}

/** A day begins where the calendar is. */
function inTruth(row: { starts_at: string; ends_at: string; all_day: number; calendar_zone: string }) {
  const ms = (at: string) => (row.all_day === 1 ? startOfDay(at.slice(0, 10), row.calendar_zone) : Date.parse(at));
  return { startsMs: ms(row.starts_at), endsMs: ms(row.ends_at) };
}

const nameOf = (row: Pick<Key, 'appointment_id' | 'recurrence_id' | 'starts_at'>) =>
  `${row.appointment_id} ${row.recurrence_id} ${row.starts_at}`;

async function tell(tx: Writer, due: Due, { viewer, nowMs }: { viewer: Viewer; nowMs: number }): Promise<void> {
  const { title, text } = wordReminder(due, viewer, nowMs);
  const { owner_id } = due;
  const once_key = `appointments.reminder ${nameOf(due)} ${due.minutes_before}`;
  const link = linkTo(due);
  if (due.via === 'app')
    await notify(tx, { owner_id, kind: 'appointments.reminder', title, text, to: link, once_key, nowMs });
  else
    await mailPersonLater(tx, {
      ...{ owner_id, subject: title, text: `${title}\n${text}\n`, link, once_key, nowMs },
      // Nobody wants to be reminded of what is over.
      expires_at: timestamp(Math.max(due.endsMs, nowMs + 3_600_000)),
    });
}

async function tellMissed(
  tx: Writer,
  missed: readonly Due[],
  { viewer, nowMs }: { viewer: Viewer; nowMs: number },
): Promise<void> {
  const [first] = missed;
  if (!first) return;
  await notify(tx, {
    owner_id: first.owner_id,
    kind: 'appointments.missed',
    ...wordMissed(missed, viewer),
    to: missed.length === 1 ? linkTo(first) : '/appointments',
    once_key: `appointments.missed ${nameOf(first)} ${first.minutes_before} ${first.via}`,
    nowMs,
  });
}

/** Where the calendar shows it, its details open. */
function linkTo({ appointment_id, recurrence_id, starts_at, all_day, time_zone }: Due): `/${string}` {
  const day =
    all_day === 1 || time_zone === null
      ? starts_at.slice(0, 10)
      : Temporal.Instant.from(starts_at).toZonedDateTimeISO(time_zone).toPlainDate().toString();
  const open = recurrence_id === '' ? appointment_id : `${appointment_id}@${recurrence_id}`;
  return `/appointments?${new URLSearchParams({ date: day, open }).toString()}`;
}
