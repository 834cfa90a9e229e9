import type { WriterOptions } from '../writer.ts';

/** The settings of a writer in a test, as a configuration has them. */
export function settings(set: Partial<WriterOptions['config']> = {}): WriterOptions['config'] {
  return {
    STEWARD_AI_BASE_URL: undefined,
    STEWARD_AI_MODEL: set.STEWARD_AI_BASE_URL === undefined ? undefined : 'small',
    STEWARD_AI_IMAGE_MODEL: set.STEWARD_AI_BASE_URL === undefined ? undefined : 'painter',
    STEWARD_AI_API_KEY: undefined,
    STEWARD_AI_TIMEOUT_SECONDS: 60,
    STEWARD_AI_CONCURRENCY: 2,
    STEWARD_AI_SERVICE_URL: undefined,
    STEWARD_AI_SERVICE_SECRET: undefined,
    ...set,
  };
}
