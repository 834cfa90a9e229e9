import { z } from 'zod';

/** Instants are stored and compared as text: always UTC, always milliseconds. */
const Instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString())
  .meta({ description: 'RFC 3339' });

export const NewReminder = z.object({
  text: z.string().trim().min(1).max(500),
  due_at: Instant,
});
export type NewReminder = z.output<typeof NewReminder>;

export const Reminder = z.object({
  id: z.uuid(),
  text: z.string(),
  due_at: z.string(),
  sent_at: z.string().nullable(),
});
export type Reminder = z.output<typeof Reminder>;
