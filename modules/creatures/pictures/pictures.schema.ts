import { z } from 'zod';
import { Selection } from '../creatures.schema.ts';

/** In which form a picture is wanted. */
export const PictureForm = z.object({
  format: z.enum(['png']).optional().meta({ description: 'As it is, unless as PNG.' }),
  size: z.coerce.number().int().min(64).max(1024).default(512).meta({ description: 'Pixels of a side, of a PNG.' }),
});
export type PictureForm = z.output<typeof PictureForm>;

export const DrawInput = z.strictObject({
  creature_id: z.uuid(),
  name: z.string().max(200).default('a creature').meta({ description: 'For the title alone.' }),
});
export type DrawInput = z.output<typeof DrawInput>;

const bulk = {
  force: z.boolean().default(false).meta({ description: 'Those too that have their picture.' }),
  concurrency: z.number().int().min(1).max(5).default(5).meta({ description: 'How many are drawn at once.' }),
};
const eitherOr = ({ ids, filter }: Selection) => ids === undefined || filter === undefined;
const EITHER_OR = { message: 'give ids or a filter, not both', path: ['filter'] };

export const RedrawInput = z.strictObject({ ...Selection.shape, ...bulk }).refine(eitherOr, EITHER_OR);
export type RedrawInput = z.output<typeof RedrawInput>;

/** An empty selection means every creature. */
export const RedrawBody = z
  .object({ ...Selection.shape, ...bulk, dry_run: z.boolean().default(false) })
  .refine(eitherOr, EITHER_OR)
  .optional();

export const RefreshInput = z.strictObject(bulk);
export type RefreshInput = z.output<typeof RefreshInput>;
