import { z } from 'zod';
import { AppointmentQuery } from '../appointments.schema.ts';

const Filter = AppointmentQuery.pick({
  q: true,
  calendar_id: true,
  category: true,
  status: true,
  from: true,
  to: true,
});

const Edit = z.strictObject({
  category: z.string().trim().min(1).max(100).nullable().optional(),
  calendar_id: z.uuid().optional(),
  status: z.enum(['confirmed', 'tentative', 'cancelled']).optional(),
  busy: z.boolean().optional(),
  move_minutes: z
    .number()
    .int()
    .min(-527_040)
    .max(527_040)
    .optional()
    .meta({ description: 'On the wall clock; up to a year.' }),
  delete: z.literal(true).optional().meta({ description: 'Into the trash. Goes with nothing else.' }),
});
export type Edit = z.output<typeof Edit>;

/** Which appointments, by their ids or by a filter, and what becomes of them. Repeating ones change whole. */
export const EditInput = z
  .strictObject({
    ids: z.array(z.uuid()).min(1).max(10_000).optional(),
    filter: Filter.strict().optional(),
    edit: Edit,
  })
  .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), {
    error: 'Give either ids or a filter.',
    path: ['ids'],
  })
  .refine(({ edit }) => Object.keys(edit).length > 0 && (edit.delete === undefined || Object.keys(edit).length === 1), {
    error: 'Say what to change, or delete and nothing else.',
    path: ['edit'],
  });
export type EditInput = z.output<typeof EditInput>;
