import type { Picture, ReadOptions } from './picture.ts';
import { picturesError } from './pictures.errors.ts';
import { sniff } from './sniff.ts';
import type { Studio } from './studio.ts';

export type { MediaType, Picture, ReadOptions } from './picture.ts';
export { picturesError } from './pictures.errors.ts';

const MOST_BYTES = 20 * 1024 * 1024;
const MOST_PIXELS = 40_000_000;
const MOST_SIDE = 1024;
const LEAST_SIDE = 64;

/** One for the process, loaded with the first picture: most processes see none. */
let opened: Promise<Studio> | undefined;
const studio = () => (opened ??= import('./studio.ts').then(({ Studio }) => new Studio()));

/**
 * Looks through a picture from outside: a PNG, a JPEG, a WebP or an SVG by its content, whatever it is called. What comes back was made anew,
 * so that nothing travels along: pixels are decoded, turned upright, made no larger than `mostSide` and coded again without metadata
 * (of an animation the first frame); an SVG is built from an allow-list, without scripts, addresses, fonts and styles of its own.
 * Another process does it, with bounds on time and memory.
 *
 * @throws pictures.not-a-picture, pictures.broken, pictures.too-large, pictures.too-many-pixels, pictures.too-complex, pictures.busy,
 * pictures.unavailable
 * @example
 * const { media_type, data, width, height } = await readPicture(upload, { mostBytes: 10 * 1024 * 1024 });
 */
export async function readPicture(bytes: Uint8Array, options: ReadOptions = {}): Promise<Picture> {
  const { mostPixels = MOST_PIXELS, mostBytes = MOST_BYTES, mostSide = MOST_SIDE } = options;
  if (bytes.byteLength > mostBytes) {
    const detail = `This picture has ${bytes.byteLength} bytes; ${mostBytes} are allowed.`;
    throw picturesError('pictures.too-large', { detail, details: { most_bytes: mostBytes } });
  }
  const media_type = sniff(bytes);
  if (media_type === undefined) throw picturesError('pictures.not-a-picture');
  return (await studio()).read({ media_type, bytes, mostPixels, mostSide: sideWithin(mostSide) });
}

/**
 * A picture as a square PNG of so many pixels a side (64 to 1024), whole, centred, what is left over see-through.
 *
 * @param picture what `readPicture` or the writer's drawer made, never bytes from outside
 * @throws pictures.broken, pictures.too-complex, pictures.busy, pictures.unavailable
 */
export async function toPng(picture: Omit<Picture, 'blank'>, side: number): Promise<Uint8Array> {
  const { media_type, data, width, height } = picture;
  return (await studio()).toPng({ media_type, bytes: data, width, height, side: sideWithin(side) });
}

function sideWithin(side: number): number {
  return Math.min(MOST_SIDE, Math.max(LEAST_SIDE, Math.round(side)));
}
