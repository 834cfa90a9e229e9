import { z } from 'zod';
import { AmountGiven, Currency, Money } from '../amounts/amounts.ts';
import { Day, Named } from '../money.schema.ts';

const goalFields = {
  name: Named(100),
  target: AmountGiven.meta({ description: 'More than nothing.' }),
  due_on: Day.nullable(),
  account_id: z.uuid().nullable().meta({ description: 'Of its currency: what is on it is what is saved.' }),
  saved: AmountGiven.meta({ description: 'By hand, where there is no account.' }),
  color: z.string().regex(/^#[0-9a-f]{6}$/i, 'give a colour as #rrggbb'),
  done: z.boolean(),
};
export const NewGoal = z.strictObject({
  ...goalFields,
  currency: Currency,
  due_on: goalFields.due_on.default(null),
  account_id: goalFields.account_id.default(null),
  saved: goalFields.saved.default('0'),
  color: goalFields.color.optional(),
  done: goalFields.done.default(false),
});
export type NewGoal = z.output<typeof NewGoal>;
export const ChangeOfGoal = z.strictObject(goalFields).partial();
export type ChangeOfGoal = z.output<typeof ChangeOfGoal>;

export const Goal = z.object({
  id: z.uuid(),
  name: z.string(),
  target: Money,
  saved: Money,
  left: Money.meta({ description: 'Never less than nothing.' }),
  share: z.number().meta({ description: '0 to 1' }),
  due_on: z.string().nullable(),
  account_id: z.uuid().nullable(),
  color: z.string(),
  needed: Money.nullable().meta({ description: 'A month, to be there in time; null: it is there, or has no date.' }),
  pace: Money.nullable().meta({ description: 'A month, in the last three; null: it is too early to say.' }),
  expected_in: z.string().nullable().meta({ description: 'The month in which it is there at this pace.' }),
  on_track: z.boolean().nullable().meta({ description: 'null: that cannot be said.' }),
  done_at: z.string().nullable(),
  revision: z.number(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type Goal = z.output<typeof Goal>;
