import { StewardError } from '../errors/errors.ts';
import type { Job, Outcome } from './jobs.ts';
import { picturesError } from './pictures.errors.ts';

/**
 * The process that looks through pictures: hostile bytes meet C libraries here, away from data, keys and connections. One job at a time;
 * whoever started it ends it when a job takes too long.
 */
process.on('message', (job: Job) => {
  void perform(job).then((outcome) => process.send?.(outcome));
});
process.on('disconnect', () => process.exit());

async function perform(job: Job): Promise<Outcome> {
  try {
    const { readPixels, readSvg, renderPng } = await import('./render.ts');
    if ('png' in job) return { png: await renderPng(job.png) };
    return { picture: await (job.read.media_type === 'image/svg+xml' ? readSvg(job.read) : readPixels(job.read)) };
  } catch (error) {
    return refusal(error);
  }
}

function refusal(error: unknown): Outcome {
  if (error instanceof StewardError && isOurs(error.code)) return { refused: error.code, detail: error.message };
  const unloaded = error instanceof Error && 'code' in error && /MODULE_NOT_FOUND|DLOPEN/.test(String(error.code));
  return { refused: unloaded ? 'pictures.unavailable' : 'pictures.broken', detail: undefined };
}

function isOurs(code: string): code is keyof typeof picturesError.definitions {
  return code in picturesError.definitions;
}
