import { StewardError } from '../errors/errors.ts';
import { readPicture } from '../pictures/pictures.ts';
import type { Picture } from '../pictures/pictures.ts';

/** Less is a thumbnail. */
const LEAST_SIDE = 256;
/** The longer side to the shorter one, where a square was asked for. */
const MOST_RATIO = 1.5;

/** A picture of a model, or what is wrong with it. `ours`: nothing was wrong with the picture, it could not be looked at. */
export type Judged = { readonly picture: Picture } | { readonly fault: string; readonly ours: boolean };

/** Looks through what a model drew: bytes from outside, whoever sent them. */
export async function judgePicture(bytes: Uint8Array, size: number): Promise<Judged> {
  try {
    const picture = await readPicture(bytes, { mostSide: size });
    const fault = faultOf(picture, size);
    return fault === undefined ? { picture } : { fault, ours: false };
  } catch (error) {
    if (!(error instanceof StewardError)) throw error;
    return { fault: error.message, ours: error.retry };
  }
}

function faultOf({ width, height, blank }: Picture, size: number): string | undefined {
  const shorter = Math.min(width, height);
  if (blank) return 'there is nothing to be seen on the picture';
  if (Math.max(width, height) / shorter > MOST_RATIO) return `the picture is ${width} × ${height}, no square`;
  if (shorter < Math.min(LEAST_SIDE, size) / MOST_RATIO) return `the picture has ${width} × ${height} pixels only`;
  return undefined;
}
