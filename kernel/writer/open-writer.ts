import type { Clock } from '../clock/clock.ts';
import type { Config } from '../config/config.ts';
import type { Log } from '../log/log.ts';
import { builtinWriter } from './builtin.ts';
import { modelWriter } from './model-writer.ts';
import { openModel } from './model.ts';
import { remoteWriter } from './remote-writer.ts';
import type { TextWriter, Writer } from './writer.schema.ts';

export interface WriterOptions {
  readonly config: Pick<
    Config,
    | 'STEWARD_AI_BASE_URL'
    | 'STEWARD_AI_MODEL'
    | 'STEWARD_AI_API_KEY'
    | 'STEWARD_AI_TIMEOUT_SECONDS'
    | 'STEWARD_AI_CONCURRENCY'
    | 'STEWARD_AI_SERVICE_URL'
    | 'STEWARD_AI_SERVICE_SECRET'
  >;
  readonly clock: Clock;
  readonly log: Log;
}

/** How many texts wait for their turn at a model; more are written by builtin at once. */
const WAITING = 100;

/** HTTP clients give an answer up after five minutes: no text takes longer. */
const LONGEST_MS = 280_000;

/** The writer of a configuration, with all that it needs. */
export function openWriter(options: WriterOptions): Writer {
  const builtin = builtinWriter(options.clock);
  return { ...builtin, ...openTexts(options) };
}

/** Who writes in place of builtin. */
function openTexts({ config, clock, log }: WriterOptions): TextWriter | undefined {
  const { STEWARD_AI_SERVICE_URL: serviceUrl, STEWARD_AI_BASE_URL: baseUrl, STEWARD_AI_MODEL: model } = config;
  const timeoutMs = config.STEWARD_AI_TIMEOUT_SECONDS * 1000;
  const bounds = { atOnce: config.STEWARD_AI_CONCURRENCY, waiting: WAITING };
  if (serviceUrl !== undefined)
    return remoteWriter({ ...bounds, clock, log, url: serviceUrl, secret: config.STEWARD_AI_SERVICE_SECRET ?? '' });
  if (baseUrl === undefined || model === undefined) return undefined;
  return modelWriter({
    ...bounds,
    ...{ clock, log, timeoutMs },
    mostMs: Math.min(3 * timeoutMs, LONGEST_MS),
    model: openModel({ baseUrl, model, apiKey: config.STEWARD_AI_API_KEY, clock }),
  });
}
