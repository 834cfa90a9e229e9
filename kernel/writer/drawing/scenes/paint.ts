import { distance, hexOf } from '../color/color.ts';
import type { Lch } from '../color/color.ts';

/** Colours of a scene, made lighter or darker together until the creature stands out. */
export type Paint = (l: number, c: number, h: number) => string;

/** How far what lies behind a creature is from its coat, in OKLab: plain at 64 pixels. */
export const LEAST_CONTRAST = 0.2;

const STEPS = [0, 0.06, -0.08, 0.1, -0.16, 0.14, -0.24, 0.2, -0.32, 0.28, -0.4, 0.36, -0.5, 0.5];

/** The shift of lightness nearest to none with which all that lies behind is far enough from what stands before it. */
export function shiftFor(behind: readonly Lch[], before: readonly Lch[]): number {
  const worst = (shift: number) =>
    Math.min(...behind.flatMap((color) => before.map((other) => distance(shifted(color, shift), other))));
  const enough = STEPS.find((shift) => worst(shift) >= LEAST_CONTRAST);
  return enough ?? STEPS.reduce((best, shift) => (worst(shift) > worst(best) ? shift : best), 0);
}

export const shifted = ({ l, c, h }: Lch, shift: number): Lch => ({
  l: Math.min(0.97, Math.max(0.13, l + shift)),
  c,
  h,
});

export const paintWith =
  (shift: number): Paint =>
  (l, c, h) =>
    hexOf(shifted({ l, c, h }, shift));
