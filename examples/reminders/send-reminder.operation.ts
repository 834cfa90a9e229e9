import { z } from 'zod';
import { operation } from '../../kernel/module/module.ts';
import type { Context } from '../../kernel/module/module.ts';
import type { Started } from '../../kernel/operations/operations.ts';
import { getReminder, sendReminder, takeBackReminder } from './reminders.ts';

export const sending = operation({
  name: 'reminders.send',
  title: () => 'Send a reminder',
  input: z.object({ reminder_id: z.uuid() }),
  allow: 'owner',
  once: ({ reminder_id }) => reminder_id,
  queue: 'default',
  async check({ context, input }) {
    await getReminder(context, { id: input.reminder_id });
  },
  async run({ context, input, cursor, commit, progress }) {
    // The cursor says whether the step was done before this process took over: effect and cursor are one transaction.
    if (cursor !== 'sent')
      await commit('sent', async (tx) => {
        await sendReminder(context, tx, { id: input.reminder_id });
      });
    progress.report({ stage: 'sending', done: 1, total: 1, unit: 'reminders' });
    return { sent: 1 };
  },
  async undo({ context, input, commit }) {
    let taken_back = false;
    await commit('taken back', async (tx) => {
      taken_back = await takeBackReminder(context, tx, { id: input.reminder_id });
    });
    return { restored: taken_back ? 1 : 0, left: taken_back ? 0 : 1 };
  },
});

/** Starts the sending; it is done when the operation says so. @throws reminders.not-found */
export function sendReminderLater(context: Context, { id }: { id: string }): Promise<Started> {
  return context.operations.start(sending, { reminder_id: id });
}
