import { createHash } from 'node:crypto';
import type { DrawTraits } from '../draw.schema.ts';

/** The side of the view box. */
export const SIDE = 256;

/** Draws a creature from its traits as an SVG of its own, the same for the same traits. No word of the traits gets into it. */
export function drawCreature(traits: DrawTraits): string {
  const hue = createHash('sha256').update(JSON.stringify(traits)).digest().readUInt16BE() % 360;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}">`,
    `<rect width="${SIDE}" height="${SIDE}" fill="hsl(${(hue + 180) % 360} 40% 85%)"/>`,
    `<circle cx="128" cy="140" r="80" fill="hsl(${hue} 55% 50%)"/>`,
    '<circle cx="100" cy="120" r="12" fill="#fff"/><circle cx="156" cy="120" r="12" fill="#fff"/>',
    '</svg>',
  ].join('');
}
