import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startApp } from '../../test/app.ts';
import { remindersModule } from './module.ts';
import type { Reminder } from './reminders.ts';

const tea = { text: 'Tea with Rex', due_at: '2026-03-01T16:00:00+01:00' };

test('a reminder is added, listed, read and removed, by its owner only', async (t) => {
  const app = await startApp(t, { modules: [remindersModule] });
  const [ada, rex] = [await app.signUp('ada'), await app.signUp('rex')];
  const added = await ada.call<Reminder>('POST', '/api/v1/reminders', tea, 201);
  assert.deepEqual(added, { id: added.id, text: 'Tea with Rex', due_at: '2026-03-01T15:00:00.000Z', sent_at: null });

  const path = `/api/v1/reminders/${added.id}`;
  assert.deepEqual(await ada.call('GET', path), added);
  for (const method of ['GET', 'DELETE']) {
    const { code } = await rex.call<{ code: string }>(method, path, undefined, 404);
    assert.equal(code, 'reminders.not-found');
  }
  await ada.call('DELETE', path, undefined, 204);
  assert.deepEqual(await ada.call('GET', '/api/v1/reminders'), { items: [], next_cursor: null });
});

test('the list goes on where the page before ended, the next one first', async (t) => {
  const app = await startApp(t, { modules: [remindersModule] });
  const ada = await app.signUp('ada');
  for (const day of [3, 1, 2, 1]) {
    const due_at = `2026-03-0${day}T08:00:00Z`;
    await ada.call('POST', '/api/v1/reminders', { text: `Day ${day}`, due_at }, 201);
  }
  const texts: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: Reminder[]; next_cursor: string | null } = await ada.call(
      'GET',
      `/api/v1/reminders?limit=3${cursor && `&cursor=${cursor}`}`,
    );
    texts.push(...page.items.map(({ text }) => text));
    cursor = page.next_cursor;
  }
  assert.deepEqual(texts, ['Day 1', 'Day 1', 'Day 2', 'Day 3']);
});

test('bad input is refused, field by field', async (t) => {
  const app = await startApp(t, { modules: [remindersModule] });
  const ada = await app.signUp('ada');
  const { fields } = await ada.call<{ fields: { path: string }[] }>(
    'POST',
    '/api/v1/reminders',
    { text: ' ', due_at: 'tomorrow' },
    422,
  );
  assert.deepEqual(fields.map(({ path }) => path).toSorted(), ['/due_at', '/text']);
});
