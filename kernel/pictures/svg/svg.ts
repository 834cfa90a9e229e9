import { picturesError } from '../pictures.errors.ts';
import { buildTree } from './build-tree.ts';
import { parseSvg } from './parse-svg.ts';
import { printSvg } from './print-svg.ts';
import { weigh } from './weigh.ts';

/** More text than this is no drawing of a creature. */
const MOST_BYTES = 1024 * 1024;

/**
 * Builds an SVG anew from the elements, attributes and values that are allowed in one. Nothing is copied: what is not on a list does not
 * come out, however it was written.
 *
 * @throws pictures.broken: it is no XML, or has no size; pictures.too-large, pictures.too-complex: more elements, depth or repetition than any drawing needs
 */
export function cleanSvg(bytes: Uint8Array): { svg: string; width: number; height: number } {
  if (bytes.byteLength > MOST_BYTES) {
    const detail = `This SVG has ${bytes.byteLength} bytes; ${MOST_BYTES} are allowed.`;
    throw picturesError('pictures.too-large', { detail });
  }
  const { root, width, height } = buildTree(parseSvg(bytes));
  weigh(root);
  return { svg: printSvg(root), width, height };
}
