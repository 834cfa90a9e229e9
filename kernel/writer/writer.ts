import type { WriterOptions } from './open-writer.ts';
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
  return {
    async write(request, { signal } = {}) {
      opened ??= import('./open-writer.ts').then(({ openWriter }) => openWriter(options));
      const writer = await opened;
      return writer.write(request, signal ? { signal } : {});
    },
  };
}
