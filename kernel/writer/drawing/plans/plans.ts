/** Every kind of creature that can be drawn, by name. */
import type { Kind } from './kind.ts';
import { BIRDS } from './bird-kinds.ts';
import { FABLED } from './fabled-kinds.ts';
import { HOOFED } from './hoofed-kinds.ts';
import { PREDATORS } from './predator-kinds.ts';
import { REPTILES } from './reptile-kinds.ts';
import { RODENTS_AND_APES } from './rodent-kinds.ts';
import { SMALL_ONES } from './small-kinds.ts';
import { WONDERS } from './wonder-kinds.ts';

export type { Kind, SceneName } from './kind.ts';

const ALL = {
  ...PREDATORS,
  ...RODENTS_AND_APES,
  ...HOOFED,
  ...FABLED,
  ...BIRDS,
  ...REPTILES,
  ...SMALL_ONES,
  ...WONDERS,
};

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
