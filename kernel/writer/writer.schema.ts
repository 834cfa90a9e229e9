import { z } from 'zod';
import type { Drawn, DrawRequest } from './draw.schema.ts';

const Key = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/)
  .max(64);
const OptionalKey = Key.optional();

/** A computed value. What is a `name` or a `text` came from outside: it is data, whatever it says. */
const plainValues = [
  z.object({
    kind: z.literal('count'),
    value: z.number().int(),
    noun: Key.meta({ description: "A phrase of the task's table: { one: '{n} meeting', other: '{n} meetings' }" }),
  }),
  z.object({ kind: z.literal('number'), value: z.number(), noun: OptionalKey }),
  z.object({ kind: z.literal('duration'), minutes: z.number().int() }),
  z.object({ kind: z.literal('day'), value: z.iso.date() }),
  z.object({ kind: z.literal('month'), value: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
  z.object({ kind: z.literal('time'), value: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) }),
  z.object({
    kind: z.literal('amount'),
    amount: z.string().regex(/^-?\d{1,18}(\.\d{1,8})?$/),
    currency: z.string().regex(/^[A-Z]{3}$/),
  }),
  z.object({ kind: z.literal('percent'), value: z.number().meta({ description: '12.5 is 12.5 %' }) }),
  z.object({ kind: z.literal('name'), value: z.string().max(2000) }),
  z.object({ kind: z.literal('text'), value: z.string().max(50_000) }),
] as const;

const PlainValue = z.discriminatedUnion('kind', plainValues);
export type PlainValue = z.output<typeof PlainValue>;

const FactValue = z.discriminatedUnion('kind', [
  ...plainValues,
  z.object({ kind: z.literal('list'), items: z.array(z.record(Key, PlainValue)).max(200) }),
]);
export type FactValue = z.output<typeof FactValue>;

/** `label` says to a model what the value means: "hours in appointments, this week". Write it in English and never put outside text into it. */
const Fact = z.intersection(FactValue, z.object({ label: z.string().max(200) }));
export type Fact = z.output<typeof Fact>;

export const Facts = z.record(Key, Fact).refine((facts) => Object.keys(facts).length <= 200, 'at most 200 facts');
/** Named, typed, computed values. Plain data: they travel to the AI service as they are. */
export type Facts = Readonly<Record<string, Fact>>;

const Plural = z.object({
  by: OptionalKey,
  none: z.string().optional(),
  zero: z.string().optional(),
  one: z.string().optional(),
  two: z.string().optional(),
  few: z.string().optional(),
  many: z.string().optional(),
  other: z.string(),
});

/**
 * A piece of language with places for facts: `'Your busiest day is {busiest_day:weekday}.'` With `by`, that fact's value picks the form
 * by the language's plural rules (`none` where it is 0). As the noun of a count it has no `by`, and `{n}` is the number.
 */
const Phrase = z.union([z.string(), Plural]);
export type Phrase = z.output<typeof Phrase>;

const Length = z.enum(['short', 'normal', 'long']);
export type Length = z.output<typeof Length>;

const Sentence = z.object({
  phrase: Key,
  when: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .meta({
      description: "All must hold: 'conflicts' (there and not 0), '!conflicts', 'busy_hours > 40', 'new = 1'.",
    }),
  from: Length.optional().meta({ description: 'The shortest length in which it is said; default short.' }),
  paragraph: z.literal(true).optional().meta({ description: 'It begins a paragraph.' }),
});

/** A kind of text, as data: what a model is asked for, and what `builtin` composes. A sentence is said where every fact that it names is there. */
export const WritingTask = z.object({
  name: z.string().regex(/^[a-z-]+\.[a-z-]+$/),
  brief: z
    .string()
    .max(4000)
    .meta({ description: 'What to write, for whom, in which tone. Never holds text from outside.' }),
  sentences: z.array(Sentence).min(1).max(200),
  phrases: z.record(z.string(), z.record(Key, Phrase)),
});
export interface WritingTask {
  /** `appointments.summary`; stands in records and logs. */
  readonly name: string;
  readonly brief: string;
  readonly sentences: readonly z.output<typeof Sentence>[];
  /** Language (BCP 47, mostly without a region) → phrases by key. English has to be there. */
  readonly phrases: Readonly<Record<string, Readonly<Record<string, Phrase>>>>;
}

export const WriteRequest = z.object({
  task: WritingTask,
  facts: Facts,
  language: z.string().min(2).max(35),
  length: Length,
});
export interface WriteRequest {
  readonly task: WritingTask;
  readonly facts: Facts;
  /** BCP 47. English stands in where the task has no table for it. */
  readonly language: string;
  readonly length: Length;
}

export const Written = z.object({
  text: z.string(),
  facts_used: z.array(z.string()),
  record: z.object({
    written_by: z.enum(['builtin', 'model']),
    model: z.string().nullable(),
    asked: z.number().int().meta({ description: 'How often a model was asked.' }),
    tokens_in: z.number().int(),
    tokens_out: z.number().int(),
    ms: z.number().int(),
    faults: z.array(z.string()).meta({ description: 'What was wrong with each answer, and why builtin wrote.' }),
  }),
});
/** A text, the facts in it, and how it came to be. Paragraphs are divided by an empty line. */
export type Written = z.output<typeof Written>;
export type WritingRecord = Written['record'];

/** Facts in, checked words out; traits in, looked-through pictures out. */
export type Writer = TextWriter & PictureWriter;

export interface TextWriter {
  /**
   * Writes a text from facts. It always succeeds: where a model is configured it is asked, and whatever it answers is held against the
   * facts; where none is, or it fails, `builtin` writes and the record says why.
   *
   * @throws only the signal's reason, when the caller has gone
   */
  write(request: WriteRequest, options?: { signal?: AbortSignal }): Promise<Written>;
}

export interface PictureWriter {
  /**
   * Draws a creature from its traits. It always succeeds: where an image model is configured it is asked, and whatever it answers is looked
   * through; where none is, or it fails, `builtin` draws an SVG and the record says why.
   *
   * @throws only the signal's reason, when the caller has gone
   */
  draw(request: DrawRequest, options?: { signal?: AbortSignal }): Promise<Drawn>;
}
