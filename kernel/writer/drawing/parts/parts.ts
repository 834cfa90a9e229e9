/** What plans are put together from. */
export { ears } from './ears.ts';
export type { EarKind } from './ears.ts';
export { eyes, glowOfEyes } from './eyes.ts';
export { hats } from './hats.ts';
export { foreheadHorn, horns, spikes, tusks } from './horns.ts';
export { mouth } from './mouth.ts';
export { beak, muzzle } from './muzzles.ts';
export type { MuzzleKind } from './muzzles.ts';
export { patternOfBody, patternOfHead } from './patterns.ts';
export { blush, sign, sparkle } from './signs.ts';
export { tail } from './tails.ts';
export type { TailKind } from './tails.ts';
export { behind } from './wings.ts';
export { beard, neckwear, onFace } from './worn.ts';
