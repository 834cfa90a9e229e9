import { z } from 'zod';
import { Currency } from '../../amounts/amounts.ts';
import { Day } from '../../money.schema.ts';

const RateText = z
  .string()
  .trim()
  .regex(/^\d{1,12}(\.\d{1,12})?$/, 'give a rate as decimal text, as "1.0523"')
  .regex(/[1-9]/, 'must be above 0')
  .meta({ description: 'One unit of base is so many of quote.', examples: ['1.0523'] });

export const NewRate = z
  .object({ date: Day, base: Currency, quote: Currency, rate: RateText })
  .refine(({ base, quote }) => base !== quote, { path: ['quote'], message: 'must be another currency than base' });
export type NewRate = z.output<typeof NewRate>;

export const KnownRate = z.object({
  date: z.string(),
  base: z.string(),
  quote: z.string(),
  rate: z.string(),
  source: z.string().meta({ description: '`person`, `ecb`, or whoever pulled it.' }),
});
export type KnownRate = z.output<typeof KnownRate>;

export const RateSource = z.object({
  source: z.string(),
  rates: z.number(),
  from: z.string(),
  to: z.string(),
});

export const ImportedRates = z.object({
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  kept: z.number().meta({ description: 'Days for which I gave a rate by hand: mine stay.' }),
  from: z.string().nullable(),
  to: z.string().nullable(),
  bad: z.array(z.object({ line: z.number(), reason: z.string() })),
  bad_lines: z.number(),
});

/** With which rate of which day amounts were converted. */
export const ShownRate = z.object({
  at: z.string().meta({ description: 'The day that a rate was wanted for.' }),
  from: z.string(),
  to: z.string(),
  rate: z.string(),
  date: z.string().meta({ description: 'The day that it is of: at most ten days before.' }),
  through: z.string().nullable().meta({ description: 'The currency that both have a rate in, where it is computed.' }),
});
export type ShownRate = z.output<typeof ShownRate>;
