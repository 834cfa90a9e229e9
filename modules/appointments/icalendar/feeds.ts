import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Database, Reader } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { appointmentsError } from '../appointments.errors.ts';
import { ownCalendar } from '../calendars.ts';
import { exportPages, zonesUsed } from './export-rows.ts';
import type { CalendarFeedTable } from './feeds.table.ts';
import type { Feed, FeedWithSecret } from './icalendar.schema.ts';
import { calendarText } from './write-calendar.ts';

/** 256 bits in base64url. */
const TOKEN = /^[\w-]{43}$/;
const MINUTE_MS = 60_000;

/** @throws appointments.calendar-not-found */
export async function createFeed(
  { actor, database, clock }: Context,
  { calendar_id, name, origin }: { calendar_id: string; name: string; origin: string },
): Promise<FeedWithSecret> {
  const token = randomBytes(32).toString('base64url');
  const row: CalendarFeedTable = {
    ...{ id: randomUUIDv7(), owner_id: actor.person_id, calendar_id, name, token_hash: hashOf(token) },
    ...{ created_at: timestamp(clock.nowMs()), last_used_at: null },
  };
  await database.write(async (tx) => {
    await ownCalendar(tx, { id: calendar_id, owner_id: actor.person_id });
    await tx.insertInto('calendar_feeds').values(row).execute();
  });
  const url = new URL(`/feeds/${token}.ics`, origin).href;
  return { ...toFeed(row), url, webcal_url: url.replace(/^https?:/, 'webcal:') };
}

/** @throws appointments.calendar-not-found */
export async function listFeeds(
  { actor, database }: Context,
  { calendar_id }: { calendar_id: string },
): Promise<Feed[]> {
  await ownCalendar(database.read, { id: calendar_id, owner_id: actor.person_id });
  const rows = await database.read
    .selectFrom('calendar_feeds')
    .selectAll()
    .where('calendar_id', '=', calendar_id)
    .orderBy('id')
    .execute();
  return rows.map(toFeed);
}

/** From this moment on its address is as unknown as any. @throws appointments.feed-not-found */
export async function revokeFeed(
  { actor, database }: Context,
  { calendar_id, id }: { calendar_id: string; id: string },
): Promise<void> {
  await database.write(async (tx) => {
    const gone = await tx
      .deleteFrom('calendar_feeds')
      .where('id', '=', id)
      .where('calendar_id', '=', calendar_id)
      .where('owner_id', '=', actor.person_id)
      .returning('id')
      .executeTakeFirst();
    if (!gone) throw appointmentsError('appointments.feed-not-found');
  });
}

/** What a feed's reader gets: a tag that changes with the calendar, and the text, made as it is read. */
export interface OpenFeed {
  readonly name: string;
  readonly etag: string;
  readonly modifiedMs: number;
  text(): AsyncGenerator<string>;
}

/** @throws appointments.feed-not-found: unknown, revoked, and of a calendar in the trash alike */
export async function openFeed(
  { database, clock }: Pick<Context, 'database' | 'clock'>,
  { token }: { token: string },
): Promise<OpenFeed> {
  const feed = TOKEN.test(token) ? await findFeed(database.read, hashOf(token)) : undefined;
  if (!feed) throw appointmentsError('appointments.feed-not-found');
  const nowMs = clock.nowMs();
  await noteUse(database, feed, nowMs);
  const { owner_id, calendar_id, time_zone, calendar_name: name } = feed;
  const { etag, modifiedMs } = await versionOf(database.read, feed);
  const filter = { owner_id, calendar_id };
  return {
    ...{ name, etag, modifiedMs },
    async *text() {
      const { zones, fromMs = nowMs } = await zonesUsed(database.read, filter);
      yield* calendarText({ name, time_zone, zones, fromMs, nowMs }, exportPages(database.read, filter));
    },
  };
}

type LivingFeed = NonNullable<Awaited<ReturnType<typeof findFeed>>>;

function findFeed(read: Reader, token_hash: string) {
  return read
    .selectFrom('calendar_feeds as feed')
    .innerJoin('calendars as calendar', 'calendar.id', 'feed.calendar_id')
    .selectAll('feed')
    .select(['calendar.name as calendar_name', 'calendar.time_zone', 'calendar.revision', 'calendar.updated_at'])
    .where('feed.token_hash', '=', token_hash)
    .where('calendar.deleted_at', 'is', null)
    .executeTakeFirst();
}

/** Revisions only grow, and what is deleted for good lowers the count: no two states have the same tag. */
async function versionOf(read: Reader, feed: LivingFeed): Promise<{ etag: string; modifiedMs: number }> {
  const { count, revisions, changed } = await read
    .selectFrom('appointments')
    .select((row) => [
      row.fn.countAll().as('count'),
      row.fn.sum('revision').as('revisions'),
      row.fn.max('updated_at').as('changed'),
    ])
    .where('calendar_id', '=', feed.calendar_id)
    .executeTakeFirstOrThrow();
  const version = [feed.calendar_id, feed.revision, feed.updated_at, count, revisions, changed].join(' ');
  const etag = `"${createHash('sha256').update(version).digest('base64url').slice(0, 22)}"`;
  return { etag, modifiedMs: Math.max(Date.parse(feed.updated_at), changed === null ? 0 : Date.parse(changed)) };
}

/** Once a minute: phones ask often, and a write each time is not worth it. */
async function noteUse({ write }: Pick<Database, 'write'>, feed: CalendarFeedTable, nowMs: number): Promise<void> {
  if (feed.last_used_at !== null && nowMs - Date.parse(feed.last_used_at) < MINUTE_MS) return;
  await write(async (tx) => {
    await tx
      .updateTable('calendar_feeds')
      .set({ last_used_at: timestamp(nowMs) })
      .where('id', '=', feed.id)
      .execute();
  });
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function toFeed({ id, calendar_id, name, created_at, last_used_at }: CalendarFeedTable): Feed {
  return { id, calendar_id, name, created_at, last_used_at };
}
