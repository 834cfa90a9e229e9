import { z } from 'zod';

/** A season; longer, and a summary says nothing. */
const MOST_DAYS = 100;

const Day = z.iso.date();
/** As appointments have them: the week of any is of four-digit years. */
const AskedDay = Day.refine((day) => day >= '0002-01-01' && day <= '9998-12-31', { error: 'years go from 2 to 9998' });

export const SummaryInput = z
  .object({
    label: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,49}$/u, 'up to 50 letters and digits')
      .meta({ description: '`daily`, `weekly`, or any name together with `from` and `to`.' }),
    from: AskedDay.optional().meta({
      description: 'The first day; of `daily` and `weekly` the day or the week that it names.',
    }),
    to: AskedDay.optional().meta({ description: 'The last day, included.' }),
  })
  .check(({ value: { label, from, to }, issues }) => {
    // What is no label asks for no days.
    if (issues.length > 0) return;
    const fault = (path: 'from' | 'to', message: string) =>
      issues.push({ code: 'custom', path: [path], message, input: path === 'from' ? from : to });
    const known = label === 'daily' || label === 'weekly';
    if (from === undefined) {
      if (!known || to !== undefined) fault('from', `the first day is missing: "${label}" does not say which days`);
    } else if (to === undefined) {
      if (!known) fault('to', 'the last day is missing');
    } else if (to < from) fault('to', 'the last day is before the first');
    else if (Date.parse(to) - Date.parse(from) >= MOST_DAYS * 86_400_000) fault('to', `at most ${MOST_DAYS} days`);
  });
export type SummaryInput = z.output<typeof SummaryInput>;

export const RefreshInput = z.strictObject({
  label: z.enum(['daily', 'weekly']).default('daily'),
  concurrency: z.int().min(1).max(50).default(5).meta({ description: 'How many are written at once, at most.' }),
  user: z.string().trim().min(1).max(320).optional().meta({ description: 'Only this person: email or username.' }),
});
export type RefreshInput = z.output<typeof RefreshInput>;

const Value = z.looseObject({ kind: z.string() });

export const Summary = z
  .object({
    id: z.uuid(),
    operation_id: z.uuid(),
    label: z.string(),
    from: Day,
    to: Day.meta({ description: 'The last day, included.' }),
    time_zone: z.string(),
    text: z.string().meta({ description: 'Paragraphs are divided by an empty line.' }),
    facts: z.record(z.string(), Value.extend({ label: z.string() })).meta({ description: 'What it was written from.' }),
    facts_used: z.array(z.string()),
    record: z
      .object({
        written_by: z.enum(['builtin', 'model']),
        model: z.string().nullable(),
        asked: z.number(),
        tokens_in: z.number(),
        tokens_out: z.number(),
        ms: z.number(),
        faults: z.array(z.string()),
      })
      .meta({ description: 'Who wrote it, and what it took.' }),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'AppointmentSummary' });
export type Summary = z.output<typeof Summary>;
