import type { Clock } from '../clock/clock.ts';
import { StewardError } from '../errors/errors.ts';
import type { Log } from '../log/log.ts';
import { canCheck, check } from './check/check.ts';
import { compose } from './compose.ts';
import { Line } from './line.ts';
import type { LineOptions } from './line.ts';
import type { Model, ModelAnswer } from './model.ts';
import { correction, factsMessage, instructions } from './prompt.ts';
import type { Message } from './prompt.ts';
import { tidy } from './tidy.ts';
import { timeLimit } from './time-limit.ts';
import type { WriteRequest, TextWriter, WritingRecord, Written } from './writer.schema.ts';

const MOST_ASKED = 3;
/** Whole texts; longer ones are no summary. */
const MOST_CHARACTERS = 12_000;
const MOST_FAULTS = 8;

export interface ModelWriterOptions extends Pick<LineOptions, 'timeoutMs' | 'atOnce' | 'waiting' | 'random'> {
  readonly model: Model;
  readonly clock: Clock;
  readonly log: Log;
  /** For one text, every asking and pause included. */
  readonly mostMs: number;
}

/** Asks a model, checks what it writes, tells it what was wrong, twice; then builtin writes. */
export function modelWriter(options: ModelWriterOptions): TextWriter {
  const { model, clock, mostMs } = options;
  const line = new Line(options);
  const log = options.log.child({ part: 'writer' });
  return {
    async write(request, { signal = new AbortController().signal } = {}) {
      signal.throwIfAborted();
      const started = clock.nowMs();
      using late = timeLimit(clock, mostMs, `It took longer than ${mostMs / 1000} s in all.`);
      const either = AbortSignal.any([signal, late.signal]);
      const asking = new Asking(request, model.name);
      const text = await asking.until((messages) =>
        line.call((signal) => model.ask(instructions(request), messages, signal), either),
      );
      signal.throwIfAborted();
      const written = asking.written(text, clock.nowMs() - started);
      const { faults } = written.record;
      if (text === undefined) log.warn({ task: request.task.name, faults }, 'builtin wrote in place of the model');
      return written;
    },
  };
}

/** One text on its way: what was asked and answered so far. */
class Asking {
  readonly #request: WriteRequest;
  readonly #model: string;
  readonly #faults: string[] = [];
  #asked = 0;
  #tokensIn = 0;
  #tokensOut = 0;
  #used: readonly string[] = [];

  constructor(request: WriteRequest, model: string) {
    this.#request = request;
    this.#model = model;
  }

  /** A text that the facts bear out; undefined where none is to be had, for whatever reason. */
  async until(ask: (messages: readonly Message[]) => Promise<ModelAnswer>): Promise<string | undefined> {
    if (!canCheck(this.#request)) {
      this.#faults.push(`texts in ${this.#request.language} cannot be checked`);
      return undefined;
    }
    let messages = [factsMessage(this.#request)];
    while (this.#asked < MOST_ASKED) {
      this.#asked += 1;
      let answer: ModelAnswer;
      try {
        answer = await ask(messages);
      } catch (error) {
        this.#faults.push(`the model: ${error instanceof StewardError ? error.message : 'It failed.'}`);
        return undefined;
      }
      this.#tokensIn += answer.tokens_in;
      this.#tokensOut += answer.tokens_out;
      const text = tidy(answer.text ?? '');
      const faults = this.#judge(answer, text);
      if (faults.length === 0) return text;
      this.#faults.push(...faults.map((fault) => `answer ${this.#asked}: ${fault}`));
      messages = [factsMessage(this.#request), ...correction(answer.said.slice(0, MOST_CHARACTERS), faults)];
    }
    return undefined;
  }

  written(text: string | undefined, ms: number): Written {
    const record: WritingRecord = {
      written_by: text === undefined ? 'builtin' : 'model',
      model: this.#model,
      asked: this.#asked,
      tokens_in: this.#tokensIn,
      tokens_out: this.#tokensOut,
      ms,
      faults: this.#faults,
    };
    return text === undefined ? { ...compose(this.#request), record } : { text, facts_used: [...this.#used], record };
  }

  #judge(answer: ModelAnswer, text: string): string[] {
    if (answer.fault !== undefined) return [answer.fault];
    if (text === '') return ['the text is empty'];
    if (text.length > MOST_CHARACTERS) return ['the text is far too long'];
    const { faults, facts_used } = check(text, this.#request);
    this.#used = facts_used;
    if (faults.length === 0 && facts_used.length === 0) return ['the text says none of the facts'];
    return faults.slice(0, MOST_FAULTS).map((fault) => fault.slice(0, 300));
  }
}
