import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { freshPostgresql } from '../../../test/postgresql.ts';
import { openBroadcast } from '../../broadcast/broadcast.ts';
import { movableClock } from '../../clock/clock.ts';
import { migrate, openDatabase } from '../../database/database.ts';
import type { Database } from '../../database/database.ts';
import { identityMigrations } from '../../identity/identity.ts';
import { silent } from '../../log/log.ts';
import type { Patience } from '../mailer.ts';
import type { OutgoingMailRow } from '../notices.table.ts';
import { createNotices, mailLater, noticesMigrations } from '../notices.ts';
import type { Mail } from '../notices.ts';

export const FROM = 'Steward <steward@example.com>';

export interface World {
  readonly database: Database;
  readonly clock: ReturnType<typeof movableClock>;
  /** Another process: a database connection and a sender of its own. */
  openNotices(settings?: {
    SMTP_URL?: string;
    patience?: Patience;
  }): Promise<{ sendDueMail(): Promise<void>; tidy(): Promise<void> }>;
  mail(mail: Partial<Mail> & { once_key: string }): Promise<boolean>;
  mails(): Promise<OutgoingMailRow[]>;
}

/** Notices alone, on an own database (PostgreSQL where `STEWARD_TEST_DATABASE` says so), with a clock that the test moves. */
export async function openWorld(t: TestContext): Promise<World> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'steward-notices-'));
  const postgresql = process.env['STEWARD_TEST_DATABASE'] === 'postgresql' ? await freshPostgresql() : undefined;
  const ground = { dataFolder, DATABASE_URL: postgresql?.url, log: silent };
  const clock = movableClock('2026-03-01T08:00:00Z');
  const ends: (() => Promise<void>)[] = [];
  const open = async () => {
    const broadcast = await openBroadcast(ground);
    const database = await openDatabase({
      ...ground,
      publish: (channel, message) => broadcast.publish(channel, message),
    });
    ends.push(async () => {
      await broadcast.close();
      await database.close();
    });
    return { database, broadcast };
  };
  const { database } = await open();
  await migrate(database, [...identityMigrations, ...noticesMigrations]);
  t.after(async () => {
    for (const end of ends.toReversed()) await end();
    await postgresql?.drop();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return {
    database,
    clock,
    async openNotices({ SMTP_URL, patience } = {}) {
      const own = await open();
      const config = { SMTP_URL, STEWARD_MAIL_FROM: FROM, STEWARD_PUBLIC_URL: 'https://steward.example' };
      const notices = createNotices({ ...own, config, clock, log: silent, ...(patience ? { patience } : {}) });
      ends.push(async () => notices.close());
      const perform = async (name: string) => {
        const found = notices.duties.find((duty) => duty.name === name);
        await found?.run({ database, clock, log: silent, signal: new AbortController().signal, contextFor: nobody });
      };
      return { sendDueMail: () => perform('notices.mail'), tidy: () => perform('notices.tidy') };
    },
    mail: (mail) =>
      database.write((tx) =>
        mailLater(tx, { to: 'ada@example.com', subject: 'Tea', text: 'At four.', nowMs: clock.nowMs(), ...mail }),
      ),
    mails: () => database.read.selectFrom('outgoing_mail').selectAll().orderBy('created_at').orderBy('id').execute(),
  };
}

function nobody(): never {
  throw new Error('There are no people in this test.');
}
