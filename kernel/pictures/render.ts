import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { StewardError } from '../errors/errors.ts';
import type { PngJob, ReadJob } from './jobs.ts';
import type { Picture } from './picture.ts';
import { picturesError } from './pictures.errors.ts';
import { cleanSvg } from './svg/svg.ts';

const FORMATS: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpeg', 'image/webp': 'webp' };
const QUALITY = 88;
/** An SVG is drawn once when it comes: one that is too hard to draw is refused then, not at every look at it. */
const PROOF_SIDE = 128;
/** Of 255: a compressor's noise on one colour stays below. */
const NOISE = 1.5;

sharp.cache(false);
sharp.concurrency(1);
// Four readers of libvips, from memory, out of dozens that read files, networks and rarer formats.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadSvgBuffer',
  ],
});

/** @throws pictures.broken, pictures.too-many-pixels */
export async function readPixels({ media_type, bytes, mostPixels, mostSide }: ReadJob): Promise<Picture> {
  const { format, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata().catch(broken);
  if (format !== FORMATS[media_type]) throw picturesError('pictures.broken');
  if (width * height > mostPixels) {
    const detail = `This picture has ${width} × ${height} pixels; ${mostPixels} are allowed.`;
    throw picturesError('pictures.too-many-pixels', { detail });
  }
  const upright = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 })
    .autoOrient()
    .resize({ width: mostSide, height: mostSide, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
  const { data, info } = await coded(upright, media_type).toBuffer({ resolveWithObject: true }).catch(broken);
  return { media_type, data, width: info.width, height: info.height, blank: await isBlank(data) };
}

/** @throws pictures.broken, pictures.too-complex */
export async function readSvg({ media_type, bytes }: ReadJob): Promise<Picture> {
  const { svg, width, height } = cleanSvg(bytes);
  const data = new TextEncoder().encode(svg);
  const proof = await renderPng({ media_type, bytes: data, width, height, side: PROOF_SIDE });
  return { media_type, data, width, height, blank: await isBlank(proof) };
}

/** @throws pictures.broken */
export function renderPng({ media_type, bytes, width, height, side }: PngJob): Promise<Uint8Array> {
  const input = media_type === 'image/svg+xml' ? { density: (72 * side) / Math.max(width, height) } : {};
  return sharp(bytes, { ...input, failOn: 'error', pages: 1 })
    .resize({ width: side, height: side, fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer()
    .catch(broken);
}

function coded(image: Sharp, media_type: ReadJob['media_type']): Sharp {
  if (media_type === 'image/png') return image.png();
  return media_type === 'image/jpeg' ? image.jpeg({ quality: QUALITY }) : image.webp({ quality: QUALITY });
}

/** See-through all over, or of one colour where it is not. */
async function isBlank(data: Uint8Array): Promise<boolean> {
  const { channels } = await sharp(data).ensureAlpha().stats();
  const alpha = channels.at(-1);
  if (alpha === undefined || alpha.max === 0) return true;
  return channels.every(({ stdev }) => stdev < NOISE);
}

/** What the C libraries say is for nobody: it may hold what the picture says. */
function broken(error: unknown): never {
  if (error instanceof StewardError) throw error;
  throw picturesError('pictures.broken', { cause: error });
}
