import { StewardError } from '../errors/errors.ts';
import type { Picture } from '../pictures/pictures.ts';
import { builtinDrawing } from './builtin.ts';
import { drawPrompt } from './draw-prompt.ts';
import type { Telling } from './draw-prompt.ts';
import type { Drawn, DrawRequest } from './draw.schema.ts';
import type { ImageAnswer, ImageModel } from './image-model.ts';
import { judgePicture } from './judge-picture.ts';
import { Line } from './line.ts';
import type { ModelWriterOptions } from './model-writer.ts';
import { timeLimit } from './time-limit.ts';
import type { PictureWriter } from './writer.schema.ts';

/** Pictures cost money and a minute. */
const MOST_ASKED = 2;

export interface ModelDrawerOptions extends Omit<ModelWriterOptions, 'model'> {
  readonly model: ImageModel;
}

/** Asks an image model, looks through what it draws, asks once more where that is no good; then builtin draws. */
export function modelDrawer(options: ModelDrawerOptions): PictureWriter {
  const { model, clock, mostMs } = options;
  const line = new Line(options);
  const log = options.log.child({ part: 'writer' });
  return {
    async draw(request, { signal = new AbortController().signal } = {}) {
      signal.throwIfAborted();
      const started = clock.nowMs();
      using late = timeLimit(clock, mostMs, `It took longer than ${mostMs / 1000} s in all.`);
      const either = AbortSignal.any([signal, late.signal]);
      const asking = new Asking(request);
      const picture = await asking.until((prompt) => line.call((signal) => model.ask(prompt, signal), either));
      signal.throwIfAborted();
      const { asked, faults } = asking;
      const record = { model: model.name, asked, ms: clock.nowMs() - started, faults };
      if (picture !== undefined) return { ...kept(picture), record: { drawn_by: 'model', ...record } };
      log.warn({ faults }, 'builtin drew in place of the model');
      return { ...(await builtinDrawing(request.traits)), record: { drawn_by: 'builtin', ...record } };
    },
  };
}

/** What is handed on of a picture. */
export function kept({ media_type, data, width, height }: Picture): Omit<Drawn, 'record'> {
  return { media_type, data, width, height };
}

/** One picture on its way: what was asked and answered so far. */
class Asking {
  readonly #request: DrawRequest;
  readonly faults: string[] = [];
  asked = 0;

  constructor(request: DrawRequest) {
    this.#request = request;
  }

  /** A picture that was looked through; undefined where none is to be had, for whatever reason. */
  async until(ask: (prompt: string) => Promise<ImageAnswer>): Promise<Picture | undefined> {
    let telling: Telling = 'whole';
    while (this.asked < MOST_ASKED) {
      this.asked += 1;
      let answer: ImageAnswer;
      try {
        answer = await ask(drawPrompt(this.#request.traits, telling));
      } catch (error) {
        this.faults.push(`the model: ${error instanceof StewardError ? error.message : 'It failed.'}`);
        return undefined;
      }
      if ('bytes' in answer) {
        const judged = await judgePicture(answer.bytes, this.#request.size);
        if ('picture' in judged) return judged.picture;
        this.#note(judged.fault);
        if (judged.ours) return undefined;
      } else {
        this.#note(answer.fault);
        if (answer.refused) telling = 'plain';
      }
    }
    return undefined;
  }

  #note(fault: string): void {
    this.faults.push(`answer ${this.asked}: ${fault}`);
  }
}
