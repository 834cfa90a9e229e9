import { z } from 'zod';
import { foldedKey } from '../../../kernel/database/database.ts';
import { ChangeOfCreature, Selection, TagName } from '../creatures.schema.ts';

const { tags, species } = ChangeOfCreature.shape;

const Edit = z.strictObject({
  add_tags: tags.meta({ description: 'By name; what is not there yet is made.' }),
  remove_tags: tags,
  species: species.meta({ description: 'Empty: none.' }),
  delete: z.literal(true).optional().meta({ description: 'Into the trash. Goes with nothing else.' }),
});
export type Edit = z.output<typeof Edit>;

/** Which creatures, by their ids or by a filter, and what becomes of them. */
export const EditInput = z
  .strictObject({ ...Selection.shape, edit: Edit })
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

export const RenameInput = z.strictObject({ tag_id: z.uuid(), name: TagName });
export type RenameInput = z.output<typeof RenameInput>;

export const MergeInput = z.strictObject({
  from: z.array(z.uuid()).min(1).max(1000).meta({ description: 'They go; who has them gets `into`.' }),
  into: z.uuid(),
});
export type MergeInput = z.output<typeof MergeInput>;

function says({ add_tags = [], remove_tags = [], species }: Edit): boolean {
  return add_tags.length + remove_tags.length > 0 || species !== undefined;
}

function areApart(some: readonly string[], others: readonly string[]): boolean {
  return new Set(some.map(foldedKey)).isDisjointFrom(new Set(others.map(foldedKey)));
}
