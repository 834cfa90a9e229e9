import type { Paint } from './paint.ts';

type Triple = readonly [l: number, c: number, h: number];

/** What lies behind: the two colours a creature must stand out from, and the shapes between them. */
export interface Scene {
  readonly sky: Triple;
  readonly ground: Triple;
  /** Instead, for a creature that has the ground's own colour. */
  readonly otherGround?: Triple;
  readonly draw: (paint: Paint, ground: string) => string;
  /** Under water there is no shadow, in the sky a cloud. */
  readonly floor?: 'none' | 'cloud';
}
