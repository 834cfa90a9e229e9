import { z } from 'zod';
import { pageOf } from '../http/route.ts';

export const Notification = z.object({
  id: z.uuid(),
  sequence: z.int(),
  kind: z.string(),
  title: z.string(),
  text: z.string(),
  to: z.string().nullable().meta({ description: 'A path of the web app: what it is about.' }),
  created_at: z.iso.datetime(),
  read_at: z.iso.datetime().nullable(),
});
export type Notification = z.output<typeof Notification>;

const Unread = z.int().meta({ description: 'How many of mine are not read.' });
export const Notifications = z.object({ ...pageOf(Notification).shape, unread: Unread });
export const UnreadCount = z.object({ unread: Unread });

export const MarkRead = z
  .object({
    ids: z.array(z.uuid()).min(1).max(200),
    all_before: z.iso.datetime({ offset: true }).meta({ description: 'All that came no later than this.' }),
  })
  .partial()
  .refine(({ ids, all_before }) => (ids === undefined) !== (all_before === undefined), 'give ids or all_before');

export const Preferences = z.object({
  mail: z.boolean().meta({ description: 'Do I want mail?' }),
  mail_available: z.boolean().meta({ description: 'false: this Steward has no mail server.' }),
  mail_address: z.string(),
});
export const ChangePreferences = z.object({ mail: z.boolean() });
