import type { Clock } from '../clock/clock.ts';
import type { Drawn, DrawTraits } from './draw.schema.ts';
import type { Writer } from './writer.schema.ts';

/** The writer that needs no model. */
export function builtinWriter(clock: Clock): Writer {
  return {
    async write(request, { signal } = {}) {
      signal?.throwIfAborted();
      const started = clock.nowMs();
      const { compose } = await import('./compose.ts');
      const words = compose(request);
      const ms = clock.nowMs() - started;
      return {
        ...words,
        record: { written_by: 'builtin', model: null, asked: 0, tokens_in: 0, tokens_out: 0, ms, faults: [] },
      };
    },
    async draw({ traits }, { signal } = {}) {
      signal?.throwIfAborted();
      const started = clock.nowMs();
      const drawing = await builtinDrawing(traits);
      const ms = clock.nowMs() - started;
      return { ...drawing, record: { drawn_by: 'builtin', model: null, asked: 0, ms, faults: [] } };
    },
  };
}

/** What the builtin drawer makes of traits. It needs no looking through: no word of the traits gets into it. */
export async function builtinDrawing(traits: DrawTraits): Promise<Omit<Drawn, 'record'>> {
  const { drawCreature, SIDE } = await import('./drawing/drawing.ts');
  const data = new TextEncoder().encode(drawCreature(traits));
  return { media_type: 'image/svg+xml', data, width: SIDE, height: SIDE };
}
