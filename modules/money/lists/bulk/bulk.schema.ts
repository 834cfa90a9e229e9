import { z } from 'zod';
import { foldedKey } from '../../../../kernel/database/database.ts';
import { ChangeOfTransaction } from '../../money.schema.ts';
import { TransactionSelection } from '../lists.schema.ts';

const { category_id, tags, payee, memo, status } = ChangeOfTransaction.shape;

const Edit = z.strictObject({
  category_id: category_id.meta({ description: 'null: none. What is in parts, and transfers, are left out.' }),
  add_tags: tags,
  remove_tags: tags,
  payee,
  memo,
  status: status.meta({ description: 'What is reconciled stays so.' }),
  delete: z
    .literal(true)
    .optional()
    .meta({ description: 'Into the trash, a transfer with both sides. Goes with nothing else.' }),
});
export type Edit = z.output<typeof Edit>;

/** Which transactions, by their ids or by a filter, and what becomes of them. */
export const EditInput = z
  .strictObject({
    ids: z.array(z.uuid()).min(1).max(10_000).optional(),
    filter: TransactionSelection.optional(),
    edit: Edit,
  })
  .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), {
    error: 'Give either ids or a filter.',
    path: ['ids'],
  })
  .refine(({ edit }) => (edit.delete ? Object.keys(edit).length === 1 : says(edit)), {
    error: 'Say what to change, or delete and nothing else.',
    path: ['edit'],
  })
  .refine(({ edit: { add_tags = [], remove_tags = [] } }) => areApart(add_tags, remove_tags), {
    error: 'A tag cannot be given and taken at once.',
    path: ['edit', 'remove_tags'],
  });
export type EditInput = z.output<typeof EditInput>;

const change = <Value extends z.ZodType>(value: Value) => z.object({ from: value, to: value }).optional();

/** Of an entry: what the edit changes, and what was there. */
export const EditDetail = z.object({
  id: z.string(),
  /** That was looked at. */
  revision: z.number(),
  category: change(z.string().nullable()),
  payee: change(z.string()),
  memo: change(z.string()),
  status: change(z.enum(['uncleared', 'cleared', 'reconciled'])),
  added: z.array(z.string()).optional(),
  removed: z.array(z.string()).optional(),
  trashed: z.literal(true).optional(),
});
export type EditDetail = z.output<typeof EditDetail>;

function says({ add_tags = [], remove_tags = [], ...fields }: Edit): boolean {
  return add_tags.length + remove_tags.length > 0 || Object.values(fields).some((value) => value !== undefined);
}

function areApart(some: readonly string[], others: readonly string[]): boolean {
  return new Set(some.map(foldedKey)).isDisjointFrom(new Set(others.map(foldedKey)));
}
