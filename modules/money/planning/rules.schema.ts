import { z } from 'zod';
import { Currency } from '../amounts/amounts.ts';
import { MoneyTag, Named, Payee, Transaction } from '../money.schema.ts';

/** Of a person: all of them are looked at for each row of an import. */
export const MOST_RULES = 500;

const Magnitude = z
  .string()
  .trim()
  .regex(/^\d{1,15}(\.\d{1,15})?$/, 'give an amount without a sign, as "12.34"');

const TextCondition = z.strictObject({
  field: z.enum(['payee', 'memo', 'text']).meta({ description: 'text: payee or memo.' }),
  is: z.enum(['contains', 'equals', 'begins', 'words']).meta({
    description:
      'Case, accents and runs of spaces do not matter. words: all of them, in any order; * in one stands for any letters.',
  }),
  value: Named(200),
});
const AmountCondition = z
  .strictObject({
    field: z.literal('amount'),
    currency: Currency,
    from: Magnitude.nullable().default(null),
    to: Magnitude.nullable().default(null),
  })
  .refine(({ from, to }) => from !== null || to !== null, { error: 'Give from, to, or both.', path: ['from'] })
  .meta({ description: 'Without the sign. from and to are within; the same: exactly that.' });
const DirectionCondition = z.strictObject({ field: z.literal('direction'), is: z.enum(['in', 'out']) });
const AccountCondition = z.strictObject({
  field: z.literal('account'),
  account_ids: z.array(z.uuid()).min(1).max(100),
});

export const Condition = z.discriminatedUnion('field', [
  TextCondition,
  AmountCondition,
  DirectionCondition,
  AccountCondition,
]);
export type Condition = z.output<typeof Condition>;
export type TextCondition = z.output<typeof TextCondition>;

export const Conditions = z.strictObject({
  match: z.enum(['all', 'any']),
  conditions: z.array(Condition).min(1).max(20),
});
export type Conditions = z.output<typeof Conditions>;

const ruleFields = {
  name: Payee.meta({ description: 'For people; may be empty.' }),
  active: z.boolean(),
  ...Conditions.shape,
  category_id: z.uuid().nullable().meta({ description: 'The category that it sets.' }),
  payee: Payee.min(1).nullable().meta({ description: 'The payee that it sets: a clean name.' }),
  tags: z.array(MoneyTag).max(20).meta({ description: 'Tags that it adds.' }),
};
export const NewRule = z
  .strictObject({
    ...ruleFields,
    name: ruleFields.name.default(''),
    active: ruleFields.active.default(true),
    match: ruleFields.match.default('all'),
    category_id: ruleFields.category_id.default(null),
    payee: ruleFields.payee.default(null),
    tags: ruleFields.tags.default([]),
  })
  .refine(({ category_id, payee, tags }) => category_id !== null || payee !== null || tags.length > 0, {
    error: 'Say what the rule sets: a category, a payee or tags.',
    path: ['category_id'],
  });
export type NewRule = z.output<typeof NewRule>;
export const ChangeOfRule = z.strictObject(ruleFields).partial();
export type ChangeOfRule = z.output<typeof ChangeOfRule>;

export const Rule = z.object({
  ...{ id: z.uuid(), position: z.number(), name: z.string(), active: z.boolean() },
  match: z.enum(['all', 'any']),
  conditions: z.array(Condition),
  category_id: z.uuid().nullable(),
  payee: z.string().nullable(),
  tags: z.array(z.string()),
  ...{ revision: z.number(), created_at: z.string(), updated_at: z.string() },
});
export type Rule = z.output<typeof Rule>;

/** What a rule makes of a transaction: only what differs from what it is. */
const Changes = z.object({
  category_id: z.uuid().nullable().meta({ description: 'null: the category stays.' }),
  payee: z.string().nullable(),
  tags: z.array(z.string()).meta({ description: 'That it lacks.' }),
});

export const Trial = z.object({
  matching: z.number().meta({ description: 'Transactions that the rule is for.' }),
  changing: z.number().meta({ description: 'Those of them that it would change.' }),
  complete: z.boolean().meta({ description: 'false: there are more, only the latest were looked at.' }),
  items: z.array(
    Transaction.pick({
      id: true,
      account_id: true,
      date: true,
      amount: true,
      payee: true,
      memo: true,
      category_id: true,
    }).extend({ changes: Changes }),
  ),
});
export type Trial = z.output<typeof Trial>;

export const SuggestedRule = z.object({
  key: z.string().meta({ description: 'Names the suggestion where it is dismissed.' }),
  payee: z.string().meta({ description: 'As one of them has it.' }),
  category_id: z.uuid(),
  transactions: z.number().meta({ description: 'Of this payee.' }),
  agreeing: z.number().meta({ description: 'Those that the person put into the category.' }),
  rule: z.object({ match: z.enum(['all', 'any']), conditions: z.array(Condition), category_id: z.uuid() }),
});
export type SuggestedRule = z.output<typeof SuggestedRule>;
