import { z } from 'zod';
import { Reminder } from '../appointments.schema.ts';

export const DraftText = z.object({
  text: z.string().max(1000).meta({ description: 'What a person writes: Dentist Tue 15:00 1h' }),
  time_zone: z.string().min(1).max(64).optional().meta({ description: "IANA name; without it the person's." }),
});

export const Interpretation = z.object({
  draft: z
    .object({
      title: z.string().meta({ description: 'Empty where every word was something else.' }),
      starts_at: z.string(),
      ends_at: z.string(),
      time_zone: z.string(),
      all_day: z.boolean(),
      location: z.string(),
      category: z.string().nullable(),
      calendar_id: z.uuid().optional(),
      rrule: z.string().nullable(),
      reminders: z.array(Reminder).nullable(),
    })
    .meta({ description: 'With a title, a body for POST /appointments.' }),
  understood: z.array(
    z.object({
      text: z.string(),
      as: z.enum([
        'title',
        'date',
        'time',
        'duration',
        'all_day',
        'repeats',
        'time_zone',
        'location',
        'category',
        'calendar',
        'reminder',
      ]),
    }),
  ),
  left: z
    .array(z.string())
    .meta({ description: 'Words that look like a time, a day or a calendar and could not be taken so.' }),
});
