/** Every kind of creature that can be drawn, by name. */
import type { Kind } from './kind.ts';
import { MAMMALS } from './mammal-kinds.ts';
import { BIRDS, REPTILES, SMALL_ONES, WONDERS } from './other-kinds.ts';

export type { Kind, SceneName } from './kind.ts';

const ALL = { ...MAMMALS, ...BIRDS, ...REPTILES, ...SMALL_ONES, ...WONDERS };

export type KindName = keyof typeof ALL;
export const KINDS: Readonly<Record<KindName, Kind>> = ALL;

/** For words that nobody put into the dictionary. */
export const SOME_KINDS: readonly [KindName, ...KindName[]] = [
  'critter',
  'horned-critter',
  'feeler-critter',
  'slime',
  'yeti',
  'watcher',
];
