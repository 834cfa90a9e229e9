import { distance, hexOf } from '../color/color.ts';
import type { Lch } from '../color/color.ts';

/** Colours of a scene, made lighter or darker together until the creature stands out. */
export type Paint = (l: number, c: number, h: number) => string;

/** How far what lies behind a creature is from its coat, in OKLab: plain at 64 pixels. */
export const LEAST_CONTRAST = 0.17;

const STEPS = [0, 0.04, -0.08, 0.07, -0.14, -0.2, -0.26, -0.32, 0.12, -0.38, 0.18, -0.44, 0.24, 0.32, -0.52, 0.42, 0.5];

/** In the dark one rather makes light. */
const STEPS_IN_THE_DARK = [0, 0.06, -0.06, 0.12, 0.18, -0.12, 0.24, 0.3, -0.2, 0.38, -0.3, 0.46];

/** What a darkened scene goes to: evening, not mud. */
const DUSK = { c: 0.1, h: 282 };

/** The shift of lightness nearest to none with which all that lies behind is far enough from what stands before it. */
export function shiftFor(behind: readonly Lch[], before: readonly Lch[]): number {
  const worst = (shift: number) =>
    Math.min(...behind.flatMap((color) => before.map((other) => distance(shifted(color, shift), other))));
  const steps = behind.every(({ l }) => l < 0.6) ? STEPS_IN_THE_DARK : STEPS;
  const enough = steps.find((shift) => worst(shift) >= LEAST_CONTRAST);
  return enough ?? steps.reduce((best, shift) => (worst(shift) > worst(best) ? shift : best), 0);
}

export function shifted({ l, c, h }: Lch, shift: number): Lch {
  const light = Math.min(0.97, Math.max(0.13, l + shift));
  const evening = Math.min(0.72, Math.max(0, -shift - 0.06) * 3.2);
  if (evening === 0 || l < 0.5) return { l: light, c: shift > 0.1 ? c * 0.85 : c, h };
  const [a, b] = [mixed(c, h, evening, Math.cos), mixed(c, h, evening, Math.sin)];
  return { l: light, c: Math.hypot(a, b), h: (Math.atan2(b, a) * 180) / Math.PI };
}

function mixed(c: number, h: number, share: number, part: (angle: number) => number): number {
  return (1 - share) * c * part((h * Math.PI) / 180) + share * DUSK.c * part((DUSK.h * Math.PI) / 180);
}

export const paintWith =
  (shift: number): Paint =>
  (l, c, h) =>
    hexOf(shifted({ l, c, h }, shift));
