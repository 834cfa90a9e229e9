import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { startApp } from '../../../test/app.ts';
import { movableClock } from '../../../kernel/clock/clock.ts';

const FROM = '2026-03-02T10:45:00Z';
const MINUTES = 40;
const KILLS = 4;

test('two workers at once, killed again and again, tell each reminder exactly once', async (t) => {
  const clock = movableClock('2026-03-01T07:00:00Z');
  const app = await startApp(t, { clock, role: 'api' });
  const people = [await app.signUp('ada'), await app.signUp('rex'), await app.signUp('mia')];
  const expected: string[] = [];
  for (const person of people)
    await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const starts_at = `2026-03-02T11:${String(index % 30).padStart(2, '0')}:00Z`;
        const reminders = [
          { minutes_before: 10, via: 'app' },
          { minutes_before: 10, via: 'email' },
        ];
        const { id } = await person.call<{ id: string }>(
          'POST',
          '/api/v1/appointments',
          { title: `${index}`, starts_at, reminders },
          201,
        );
        expected.push(id);
      }),
    );
  clock.advance(Date.parse(FROM) + MINUTES * 60_000 - clock.nowMs());

  const work = (killAt?: number) => remind([app.data, app.databaseUrl ?? '', FROM, String(MINUTES)], killAt);
  const rounds = Array.from({ length: KILLS }, () => Math.floor(Math.random() * 30));
  t.diagnostic(`killed at turns ${rounds.join(', ')}`);
  const [first, second] = [rounds.slice(0, KILLS / 2), rounds.slice(KILLS / 2)];
  const oneAfterTheOther = async (turns: readonly number[]) => {
    for (const turn of turns) await work(turn);
  };
  await Promise.all([oneAfterTheOther(first), oneAfterTheOther(second)]);
  await Promise.all([work(), work()]);

  const notifications = await app.database.read.selectFrom('notifications').select(['to_path', 'owner_id']).execute();
  const told = notifications.map(({ to_path }) => /open=([^&]*)/.exec(to_path ?? '')?.[1] ?? '');
  assert.deepEqual(told.toSorted(), expected.toSorted());
  const mails = await app.database.read.selectFrom('outgoing_mail').select('to_path').execute();
  assert.equal(mails.length, expected.length);
  // A second telling would have been refused by its key, and left a hole.
  const counters = await app.database.read.selectFrom('notification_counters').select('sequence').execute();
  assert.deepEqual(
    counters.map(({ sequence }) => sequence),
    [60, 60, 60],
  );
});

/** Runs a worker to its end, or kills it when it begins a turn. */
async function remind(options: readonly string[], killAt?: number): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'test/remind-process.ts'), ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  createInterface({ input: child.stdout }).on('line', (turn) => {
    if (Number(turn) === killAt) child.kill('SIGKILL');
  });
  const [code] = (await ended) as [number | null];
  assert.ok(killAt !== undefined || code === 0, `a worker ended with ${code}`);
}
