import { z } from 'zod';
import { NewCreature } from '../creatures.schema.ts';
import { FORMATS } from './export-collection.ts';

export const ImportInput = z.strictObject({
  upload_id: z.uuid().meta({ description: 'What POST /creatures/import has stored.' }),
  file_name: z.string().min(1).max(255),
  format: z.enum(FORMATS).optional().meta({ description: 'Otherwise the content says what it is.' }),
});
export type ImportInput = z.output<typeof ImportInput>;

/** The picture of a creature in a file: where it stands in the archive, and what it was drawn from. */
const PictureOfFile = z.object({
  file: z.string().min(1).max(500).optional(),
  drawn_from: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
});

/** What a file says of one creature, brought into this shape by `describedBy`. */
export const FileCreature = NewCreature.extend({
  id: z.uuid().optional(),
  story_record: z
    .object({ written_by: z.enum(['builtin', 'model']) })
    .loose()
    .nullable()
    .default(null),
  picture: PictureOfFile.nullable().default(null),
  created_at: z.iso.datetime().optional(),
});
export type FileCreature = z.output<typeof FileCreature>;
