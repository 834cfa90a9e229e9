import { z } from 'zod';

/** What is drawn. All of it is data from outside: words to be looked up or sent to a model as they are, never instructions. */
export const DrawTraits = z.object({
  name: z.string().max(200),
  species: z.string().max(100),
  colors: z.array(z.string().max(40)).max(6).meta({ description: 'The main one first: words or #rrggbb.' }),
  temperament: z.string().max(100),
  size: z.enum(['tiny', 'small', 'medium', 'large', 'huge']).nullable(),
  habitat: z.string().max(100),
  features: z.array(z.string().max(60)).max(12),
});
export type DrawTraits = z.output<typeof DrawTraits>;

export const DrawRequest = z.object({
  traits: DrawTraits,
  size: z.number().int().min(64).max(1024).meta({ description: 'Pixels of a side, for pictures made of pixels.' }),
});
export type DrawRequest = z.output<typeof DrawRequest>;

export const DrawingRecord = z.object({
  drawn_by: z.enum(['builtin', 'model']),
  model: z.string().max(200).nullable(),
  asked: z.number().int().min(0).max(100).meta({ description: 'How often a model was asked.' }),
  ms: z.number().int().min(0),
  faults: z
    .array(z.string().max(1000))
    .max(20)
    .meta({ description: 'What was wrong with each answer, and why builtin drew.' }),
});
export type DrawingRecord = z.output<typeof DrawingRecord>;

/** What `steward ai` answers. The bytes are looked through again by whoever asked; null: builtin is to draw, and the record says why. */
export const DrawReply = z.object({
  picture: z.object({ data: z.string().meta({ description: 'Base64.' }) }).nullable(),
  record: DrawingRecord,
});
export type DrawReply = z.output<typeof DrawReply>;

/** A picture that was looked through: an SVG without script or reference, or pixels that were decoded. */
export interface Drawn {
  readonly media_type: 'image/svg+xml' | 'image/png' | 'image/jpeg' | 'image/webp';
  readonly data: Uint8Array;
  /** Pixels; of an SVG the size that it gives itself. */
  readonly width: number;
  readonly height: number;
  readonly record: DrawingRecord;
}
