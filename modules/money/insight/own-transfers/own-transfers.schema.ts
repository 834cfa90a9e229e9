import { z } from 'zod';
import { Money } from '../../amounts/amounts.ts';

const Side = z.object({
  id: z.uuid(),
  account_id: z.uuid(),
  date: z.string(),
  amount: Money,
  payee: z.string(),
  category_id: z.uuid().nullable(),
});

export const TransferSuggestion = z
  .object({
    key: z.string().meta({ description: 'By which it is decided about: the same for the same two.' }),
    from: Side.meta({ description: 'What left an account; `POST /transactions/{id}/link` makes it a transfer.' }),
    into: Side.meta({ description: 'What came into another one, three days apart at most.' }),
  })
  .meta({ id: 'TransferSuggestion' });
export type TransferSuggestion = z.output<typeof TransferSuggestion>;

export const DecideTransfer = z.object({
  decision: z.literal('dismissed').nullable().meta({ description: 'It is none; null takes that back.' }),
});
