import { z } from 'zod';
import { Day } from '../money.schema.ts';
import { MOST_RULES } from './rules.schema.ts';

/** Which rules run over which transactions. Those in parts and transfers are left. */
export const ApplyInput = z.strictObject({
  rule_ids: z
    .array(z.uuid())
    .min(1)
    .max(MOST_RULES)
    .optional()
    .meta({ description: 'Those of them that are switched on; left out: all.' }),
  filter: z
    .strictObject({
      from: Day.optional(),
      to: Day.optional(),
      account_id: z.uuid().optional(),
      only_uncategorised: z.boolean().default(true).meta({
        description: 'Leave what has a category as it is, its payee and tags too.',
      }),
    })
    .default({ only_uncategorised: true }),
});
export type ApplyInput = z.output<typeof ApplyInput>;

/** Of an entry: the transaction, and what it was and becomes; what stays is left out. */
export const ApplyDetail = z.object({
  id: z.string(),
  /** That was looked at. */
  revision: z.number(),
  category: z.object({ from: z.string().nullable(), to: z.string() }).optional(),
  payee: z.object({ from: z.string(), to: z.string() }).optional(),
  tags: z.array(z.string()).optional(),
});
export type ApplyDetail = z.output<typeof ApplyDetail>;
