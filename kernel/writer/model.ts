import { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import { StewardError } from '../errors/errors.ts';
import { boundedFetch, failureOf, statusFailure } from './bounded-fetch.ts';
import type { Message } from './prompt.ts';
import { writerError } from './writer.errors.ts';

/** What a model has to answer. */
const Answer = z.object({ text: z.string(), facts_used: z.array(z.string()) });

const MOST_BYTES = 1024 * 1024;

export interface ModelSettings {
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string | undefined;
  readonly clock: Clock;
}

/** One answer of a model: what it said, and the text in it; no text: what was wrong with it. */
export interface ModelAnswer {
  readonly said: string;
  readonly text: string | undefined;
  readonly fault: string | undefined;
  readonly tokens_in: number;
  readonly tokens_out: number;
}

export interface Model {
  readonly name: string;
  /** @throws writer.model-unavailable, writer.model-refused */
  ask(system: string, messages: readonly Message[], signal: AbortSignal): Promise<ModelAnswer>;
}

/** A model behind any OpenAI-compatible server. The AI SDK is loaded with the first question. */
export function openModel({ baseUrl, model, apiKey, clock }: ModelSettings): Model {
  const fetch = boundedFetch(MOST_BYTES);
  /** Some servers refuse a JSON schema: from then on they are asked for JSON in plain words. */
  let withSchema = true;

  const ask = async (system: string, messages: readonly Message[], signal: AbortSignal): Promise<Said> => {
    const [{ generateText, Output, APICallError, NoObjectGeneratedError }, { createOpenAICompatible }] =
      await Promise.all([import('ai'), import('@ai-sdk/openai-compatible')]);
    const provider = createOpenAICompatible({
      name: 'model',
      baseURL: baseUrl,
      supportsStructuredOutputs: true,
      fetch,
      ...(apiKey === undefined ? {} : { apiKey }),
    });
    try {
      const { text, usage, finishReason } = await generateText({
        model: provider(model),
        instructions: system,
        messages: messages.map(({ role, content }) => ({ role, content })),
        // Retries, with the pauses that the server asks for, are the line's.
        maxRetries: 0,
        abortSignal: signal,
        ...(withSchema ? { output: Output.object({ schema: Answer }) } : {}),
      });
      return { text, usage, finishReason };
    } catch (error) {
      if (NoObjectGeneratedError.isInstance(error))
        return { text: error.text ?? '', usage: error.usage, finishReason: error.finishReason };
      if (error instanceof StewardError) throw error;
      if (APICallError.isInstance(error) && error.statusCode !== undefined && error.statusCode >= 400)
        throw statusFailure(error.statusCode, error.responseHeaders?.['retry-after'], clock.nowMs());
      if (
        APICallError.isInstance(error) &&
        error.statusCode !== undefined &&
        !failureOf(error).tooMuch &&
        !isCut(error)
      )
        throw writerError('writer.model-unavailable', { detail: 'It answered something that no model says.' });
      const { detail, tooMuch } = failureOf(error);
      throw writerError(tooMuch ? 'writer.model-refused' : 'writer.model-unavailable', { detail });
    }
  };

  return {
    name: model,
    async ask(system, messages, signal) {
      try {
        return read(await ask(system, messages, signal));
      } catch (error) {
        if (!withSchema || !(error instanceof StewardError) || error.details['question'] !== true) throw error;
        withSchema = false;
        return read(await ask(system, messages, signal));
      }
    },
  };
}

interface Said {
  readonly text: string;
  readonly usage: { inputTokens?: number | undefined; outputTokens?: number | undefined } | undefined;
  readonly finishReason: string | undefined;
}

function read({ text: said, usage, finishReason }: Said): ModelAnswer {
  const answer = Answer.safeParse(jsonIn(said));
  const cut = finishReason === 'length';
  return {
    said,
    text: answer.success && !cut ? answer.data.text : undefined,
    fault: cut
      ? 'the answer was cut off'
      : answer.success
        ? undefined
        : 'the answer was not the JSON object that was asked for',
    tokens_in: wholeOf(usage?.inputTokens),
    tokens_out: wholeOf(usage?.outputTokens),
  };
}

/** The JSON object in an answer, past a model's thoughts and a fence around it. */
function jsonIn(said: string): unknown {
  const answer = said.replace(/^[\s\S]*<\/think>/, '');
  try {
    return JSON.parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}

function wholeOf(tokens: number | undefined): number {
  return tokens !== undefined && Number.isSafeInteger(tokens) && tokens > 0 ? tokens : 0;
}

/** The connection ended in the middle of the answer. */
function isCut(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause.message === 'terminated') return true;
  return false;
}
