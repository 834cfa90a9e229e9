import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startApp } from '../../test/app.ts';
import type { TestApp } from '../../test/app.ts';
import { settled } from '../../test/person.ts';
import { remindersModule } from './module.ts';
import type { Reminder } from './reminders.ts';

async function waitingReminder(app: TestApp) {
  const ada = await app.signUp('ada');
  const tea = { text: 'Tea with Rex', due_at: '2026-03-01T15:00:00Z' };
  const { id } = await ada.call<Reminder>('POST', '/api/v1/reminders', tea, 201);
  const path = `/api/v1/reminders/${id}`;
  const send = () => ada.call<{ operation_id: string; deduplicated: boolean }>('POST', `${path}/send`, undefined, 202);
  return { ada, path, send };
}

test('a reminder is sent by an operation, and waits again when that is undone', async (t) => {
  const app = await startApp(t, { modules: [remindersModule] });
  const { ada, path, send } = await waitingReminder(app);

  const { operation_id } = await send();
  const sent = await settled(ada, operation_id);
  assert.deepEqual([sent.status, sent.result], ['completed', { sent: 1 }]);
  assert.notEqual((await ada.call<Reminder>('GET', path)).sent_at, null);

  await ada.call('POST', `/api/v1/operations/${operation_id}/rollback`, undefined, 202);
  const undone = await settled(ada, operation_id);
  assert.deepEqual([undone.status, undone.result], ['rolled_back', { restored: 1, left: 0 }]);
  assert.equal((await ada.call<Reminder>('GET', path)).sent_at, null);
});

test('what was sent before is not sent again', async (t) => {
  const app = await startApp(t, { modules: [remindersModule] });
  const { ada, send } = await waitingReminder(app);
  await settled(ada, (await send()).operation_id);
  const again = await settled(ada, (await send()).operation_id);
  assert.deepEqual([again.status, again.error?.code], ['failed', 'reminders.already-sent']);
});

test('one that was removed in the meantime stays removed when the sending is undone', async (t) => {
  const app = await startApp(t, { modules: [remindersModule] });
  const { ada, path, send } = await waitingReminder(app);
  const { operation_id } = await send();
  await settled(ada, operation_id);
  await ada.call('DELETE', path, undefined, 204);
  await ada.call('POST', `/api/v1/operations/${operation_id}/rollback`, undefined, 202);
  const undone = await settled(ada, operation_id);
  assert.deepEqual([undone.status, undone.result], ['rolled_back', { restored: 0, left: 1 }]);
});
