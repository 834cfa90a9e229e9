import type { WriterOptions } from './open-writer.ts';
import type { DrawRequest as Wanted, DrawTraits, Drawn } from './draw.schema.ts';
import type { Writer as Words } from './writer.schema.ts';

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
  WritingRecord,
  WritingTask,
  Written,
} from './writer.schema.ts';

export interface Writer extends Words {
  draw(request: Wanted, options?: { signal?: AbortSignal }): Promise<Drawn>;
}

/**
 * The writer that the configuration asks for: the AI service where one is named, else a model, else builtin.
 * Nothing is loaded or connected before the first text: most processes write none.
 */
export function createWriter(options: WriterOptions): Writer {
  let opened: Promise<Words> | undefined;
  return {
    async write(request, { signal } = {}) {
      opened ??= import('./open-writer.ts').then(({ openWriter }) => openWriter(options));
      const writer = await opened;
      return writer.write(request, signal ? { signal } : {});
    },
    async draw({ traits }, { signal } = {}) {
      signal?.throwIfAborted();
      const data = Buffer.from(await sketch(traits));
      const record = { drawn_by: 'builtin', model: null, asked: 0, ms: 0, faults: [] } as const;
      return { media_type: 'image/svg+xml', data, width: 256, height: 256, record: { ...record, faults: [] } };
    },
  };
}

export async function sketch(traits: DrawTraits): Promise<string> {
  const { drawCreature } = await import('./drawing/drawing.ts');
  return drawCreature(traits);
}
