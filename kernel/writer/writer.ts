import type { WriterOptions } from './open-writer.ts';
import type { DrawTraits } from './draw.schema.ts';
import type { Writer } from './writer.schema.ts';

export { builtinWriter } from './builtin.ts';
export { writingTask } from './task.ts';
export { DrawRequest, DrawingRecord } from './draw.schema.ts';
export type { DrawTraits, Drawn } from './draw.schema.ts';
export type { WriterOptions } from './open-writer.ts';
export { writerError } from './writer.errors.ts';
export type {
  Fact,
  FactValue,
  Facts,
  Length,
  Phrase,
  PlainValue,
  WriteRequest,
  Writer,
  WritingRecord,
  WritingTask,
  Written,
} from './writer.schema.ts';

/**
 * The writer that the configuration asks for: the AI service where one is named, else a model, else builtin.
 * Nothing is loaded or connected before the first text: most processes write none.
 */
export function createWriter(options: WriterOptions): Writer {
  let opened: Promise<Writer> | undefined;
  const open = () => (opened ??= import('./open-writer.ts').then(({ openWriter }) => openWriter(options)));
  return {
    async write(request, { signal } = {}) {
      const writer = await open();
      return writer.write(request, signal ? { signal } : {});
    },
    async draw(request, { signal } = {}) {
      const writer = await open();
      return writer.draw(request, signal ? { signal } : {});
    },
  };
}

/**
 * The builtin drawing of a creature as an SVG, the same for the same traits, in a few milliseconds: a face for whoever has no picture yet.
 * The drawer is loaded with the first one.
 */
export async function sketch(traits: DrawTraits): Promise<string> {
  const { drawCreature } = await import('./drawing/drawing.ts');
  return drawCreature(traits);
}
