import { z } from 'zod';
import { Status } from '../operations.schema.ts';

const fields = {
  title: z.string().trim().min(1).max(200).nullable().meta({ description: 'null: as the operation is called.' }),
  input: z.record(z.string(), z.unknown()).meta({ description: 'What the kind takes.' }),
  cron: z.string().trim().min(1).max(200).meta({
    description:
      'Minute, hour, day, month, weekday: `0 7 * * 1` is Mondays at 07:00. Or `@daily`, `@weekly`, `@monthly`.',
  }),
  time_zone: z.string().min(1).max(64).meta({ description: 'IANA name of the zone whose wall clock it goes by.' }),
  missed: z
    .enum(['run', 'skip'])
    .meta({ description: 'When Steward was not running at the time: start it once afterwards, or not.' }),
  paused: z.boolean(),
};

export const NewSchedule = z.object({
  kind: z.string().max(200).meta({ description: 'A type or kind of operation.' }),
  title: fields.title.default(null),
  input: fields.input.default({}),
  cron: fields.cron,
  time_zone: fields.time_zone.optional().meta({ description: 'Mine, where absent.' }),
  missed: fields.missed.default('run'),
  paused: fields.paused.default(false),
});
export type NewSchedule = z.output<typeof NewSchedule>;

export const ChangeOfSchedule = z.object(fields).partial();
export type ChangeOfSchedule = z.output<typeof ChangeOfSchedule>;

export const Schedule = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    title: z.string(),
    input: z.record(z.string(), z.unknown()),
    cron: z.string(),
    words: z.string().meta({ description: 'The cron expression in words: Mondays at 07:00.' }),
    time_zone: z.string(),
    missed: fields.missed,
    paused: fields.paused,
    next_at: z.iso.datetime().nullable(),
    next: z.array(z.iso.datetime()).meta({ description: 'The next five times.' }),
    last_at: z.iso.datetime().nullable(),
    last_operation_id: z.uuid().nullable(),
    last_status: Status.nullable(),
    last_error: z
      .object({ code: z.string(), title: z.string(), detail: z.string() })
      .nullable()
      .meta({ description: 'Why it could not be started when it was last due.' }),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'Schedule' });
export type Schedule = z.output<typeof Schedule>;
