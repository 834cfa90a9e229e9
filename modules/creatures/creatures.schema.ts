import { z } from 'zod';

/** One line. Control characters have no place in it, nor what turns the order of the letters around it: a page that shows it reads as written. */
// oxlint-disable-next-line no-control-regex -- they are what is refused
const ONE_LINE = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/;
/** Something to see: not spaces, joiners, fillers and marks alone. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

const line = (most: number) => z.string().trim().max(most).regex(ONE_LINE, 'must be one line of text');
const named = (most: number) => line(most).min(1).regex(VISIBLE, 'must have a character that one can see');
const Name = named(200);
export const TagName = named(60).overwrite((name) => name.replaceAll(/\s+/gu, ' '));
const Color = z.string().regex(/^#[0-9a-f]{6}$/i, 'give a colour as #rrggbb');

const SIZES = ['tiny', 'small', 'medium', 'large', 'huge'] as const;

/** What a creature is like. The five named ones are drawn; any others (`diet`, `born`) are kept and told. */
export const Traits = z
  .object({
    colors: z
      .array(named(40))
      .max(6)
      .default([])
      .meta({ description: 'The main one first: words ("emerald") or #rrggbb.' }),
    temperament: line(100).default('').meta({ description: '"shy", "fierce, but loyal"' }),
    size: z.enum(SIZES).nullable().default(null),
    habitat: line(100).default('').meta({ description: '"forest", "the deep sea"' }),
    features: z.array(named(60)).max(12).default([]).meta({ description: '"horns", "long tail", "stripes"' }),
  })
  .catchall(line(300))
  .refine((traits) => Object.keys(traits).length <= 40, 'at most 40 traits')
  .refine(
    (traits) => Object.keys(traits).every((key) => /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u.test(key)),
    'a trait is named by letters, digits, spaces, "-" and "_", 40 at most',
  );
export type Traits = z.output<typeof Traits>;

const fields = {
  name: Name,
  species: line(100),
  description: z.string().trim().max(20_000),
  story: z.string().trim().max(20_000),
  traits: Traits,
  tags: z.array(TagName).max(50).meta({ description: 'By name; what is not there yet is made.' }),
};

export const NewCreature = z.object({
  ...fields,
  species: fields.species.default(''),
  description: fields.description.default(''),
  story: fields.story.default(''),
  traits: Traits.prefault({}),
  tags: fields.tags.default([]),
});
export type NewCreature = z.output<typeof NewCreature>;

export const ChangeOfCreature = z.object(fields).partial();
export type ChangeOfCreature = z.output<typeof ChangeOfCreature>;

const MadeBy = z.enum(['builtin', 'model', 'person', 'import']);

export const Creature = z.object({
  id: z.uuid(),
  name: z.string(),
  species: z.string(),
  description: z.string(),
  story: z.string(),
  story_by: z.enum(['builtin', 'model']).nullable().meta({ description: 'null: a person, or nobody yet.' }),
  traits: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()])),
  tags: z.array(z.string()).meta({ description: 'By name, sorted.' }),
  avatar_url: z
    .string()
    .meta({ description: 'Changes with the picture, and may be kept for ever. Without a picture a sketch is there.' }),
  avatar_by: MadeBy.nullable().meta({ description: 'null: a sketch from the traits.' }),
  avatar_stale: z.boolean().meta({ description: 'It was drawn from other traits than these.' }),
  revision: z.number(),
  created_at: z.string(),
  updated_at: z.string(),
  deleted_at: z.string().nullable(),
});
export type Creature = z.output<typeof Creature>;

/** What a creature of a list says: no long texts. */
export const CreatureInList = Creature.omit({ description: true, story: true, story_by: true, traits: true });
export type CreatureInList = z.output<typeof CreatureInList>;

/** One value, or the same key several times. */
const Names = z
  .union([z.string().transform((name) => [name]), z.array(z.string()).max(20)])
  .optional()
  .meta({ description: 'All of them; several by giving the key again.' });

export const CreatureFilter = z.object({
  q: z.string().max(200).optional().meta({ description: 'Words, or beginnings of words, that must all be there.' }),
  tag: Names,
  species: z.string().max(100).optional(),
  drawn: z
    .stringbool()
    .optional()
    .meta({ description: 'false: only those with a sketch, or a picture of other traits.' }),
  trashed: z.stringbool().default(false),
});
export type CreatureFilter = z.output<typeof CreatureFilter>;

export const CreatureQuery = CreatureFilter.extend({
  sort: z.enum(['name', 'species', 'created_at', 'updated_at']).default('name'),
  order: z.enum(['asc', 'desc']).default('asc'),
});
export type CreatureQuery = z.output<typeof CreatureQuery>;

/** Which creatures a bulk operation means: by their ids or by a filter, never both. */
export const Selection = z.object({
  ids: z.array(z.uuid()).min(1).max(10_000).optional(),
  filter: z
    .strictObject({
      q: z.string().max(200).optional(),
      tag: z.array(z.string()).max(20).optional(),
      species: z.string().max(100).optional(),
      drawn: z.boolean().optional(),
    })
    .optional(),
});
export type Selection = z.output<typeof Selection>;

export const Picture = z.object({
  id: z.uuid(),
  url: z.string(),
  media_type: z.string(),
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
  made_by: MadeBy,
  model: z.string().nullable(),
  current: z.boolean(),
  operation_id: z.uuid().nullable(),
  created_at: z.string(),
});
export type Picture = z.output<typeof Picture>;

export const CreatureChange = z.object({
  id: z.uuid(),
  at: z.string(),
  what: z.string(),
  fields: z.array(z.string()),
  revision: z.number().meta({ description: 'That it left.' }),
  operation_id: z.uuid().nullable(),
  undoable: z.boolean().meta({ description: 'The latest one is.' }),
});
export type CreatureChange = z.output<typeof CreatureChange>;

export const NewTag = z.object({
  name: TagName,
  color: Color.optional(),
  description: z.string().trim().max(1000).default(''),
});
export type NewTag = z.output<typeof NewTag>;

/** A tag gets another name by `POST /tags/{id}/rename`, which can be undone. */
export const ChangeOfTag = z.object({ color: Color, description: z.string().trim().max(1000) }).partial();
export type ChangeOfTag = z.output<typeof ChangeOfTag>;

export const Tag = z.object({
  id: z.uuid(),
  name: z.string(),
  color: z.string(),
  description: z.string(),
  creatures: z.number().meta({ description: 'How many have it.' }),
  revision: z.number(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type Tag = z.output<typeof Tag>;

export const SpeciesCount = z.object({ species: z.string(), creatures: z.number() });
