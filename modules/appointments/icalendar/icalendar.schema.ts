import { z } from 'zod';

export const ImportInput = z.strictObject({
  upload_id: z.uuid().meta({ description: 'What POST /appointments/import has stored.' }),
  calendar_id: z.uuid().meta({ description: 'Where the events go.' }),
  file_name: z.string().min(1).max(255),
});
export type ImportInput = z.output<typeof ImportInput>;

export const NewFeed = z.object({ name: z.string().trim().min(1).max(100).default('Feed') });
export type NewFeed = z.output<typeof NewFeed>;

export const Feed = z.object({
  id: z.uuid(),
  calendar_id: z.uuid(),
  name: z.string(),
  created_at: z.string(),
  last_used_at: z.string().nullable(),
});
export type Feed = z.output<typeof Feed>;

/** Shown once: only a hash of the secret is kept. */
export const FeedWithSecret = Feed.extend({
  url: z.string().meta({ description: 'Whoever has it can read the calendar. It is shown this once.' }),
  webcal_url: z.string(),
});
export type FeedWithSecret = z.output<typeof FeedWithSecret>;
