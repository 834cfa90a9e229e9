import type { Clock } from '../clock/clock.ts';
import type { Config } from '../config/config.ts';
import type { Log } from '../log/log.ts';
import type { ServiceOptions } from './ask-remote.ts';
import { builtinWriter } from './builtin.ts';
import { openImageModel } from './image-model.ts';
import { modelDrawer } from './model-drawer.ts';
import { modelWriter } from './model-writer.ts';
import { openModel } from './model.ts';
import { remoteDrawer } from './remote-drawer.ts';
import { remoteWriter } from './remote-writer.ts';
import type { PictureWriter, TextWriter, Writer } from './writer.schema.ts';

export interface WriterOptions {
  readonly config: Pick<
    Config,
    | 'STEWARD_AI_BASE_URL'
    | 'STEWARD_AI_MODEL'
    | 'STEWARD_AI_IMAGE_MODEL'
    | 'STEWARD_AI_API_KEY'
    | 'STEWARD_AI_TIMEOUT_SECONDS'
    | 'STEWARD_AI_CONCURRENCY'
    | 'STEWARD_AI_SERVICE_URL'
    | 'STEWARD_AI_SERVICE_SECRET'
  >;
  readonly clock: Clock;
  readonly log: Log;
}

/** How many texts, and how many pictures, wait for their turn at a model; more are made by builtin at once. */
const WAITING = 100;

/** HTTP clients give an answer up after five minutes: no text and no picture takes longer. */
const LONGEST_MS = 280_000;

/** The writer of a configuration, with all that it needs. Texts and pictures have a line each: one that is dead does not stop the other. */
export function openWriter(options: WriterOptions): Writer {
  return { ...builtinWriter(options.clock), ...openTexts(options), ...openPictures(options) };
}

/** Who writes in place of builtin. */
function openTexts(options: WriterOptions): TextWriter | undefined {
  const { clock, config } = options;
  const { STEWARD_AI_BASE_URL: baseUrl, STEWARD_AI_MODEL: model, STEWARD_AI_API_KEY: apiKey } = config;
  const service = serviceOf(options);
  if (service !== undefined) return remoteWriter(service);
  if (baseUrl === undefined || model === undefined) return undefined;
  return modelWriter({ ...boundsOf(options), model: openModel({ baseUrl, model, apiKey, clock }) });
}

/** Who draws in place of builtin. */
function openPictures(options: WriterOptions): PictureWriter | undefined {
  const { clock, config } = options;
  const { STEWARD_AI_BASE_URL: baseUrl, STEWARD_AI_IMAGE_MODEL: model, STEWARD_AI_API_KEY: apiKey } = config;
  const service = serviceOf(options);
  if (service !== undefined) return remoteDrawer(service);
  if (baseUrl === undefined || model === undefined) return undefined;
  return modelDrawer({ ...boundsOf(options), model: openImageModel({ baseUrl, model, apiKey, clock }) });
}

function serviceOf({ config, clock, log }: WriterOptions): ServiceOptions | undefined {
  const { STEWARD_AI_SERVICE_URL: url, STEWARD_AI_SERVICE_SECRET: secret = '' } = config;
  if (url === undefined) return undefined;
  return { url, secret, clock, log, atOnce: config.STEWARD_AI_CONCURRENCY, waiting: WAITING };
}

function boundsOf({ config, clock, log }: WriterOptions) {
  const timeoutMs = config.STEWARD_AI_TIMEOUT_SECONDS * 1000;
  const mostMs = Math.min(3 * timeoutMs, LONGEST_MS);
  return { clock, log, timeoutMs, mostMs, atOnce: config.STEWARD_AI_CONCURRENCY, waiting: WAITING };
}
