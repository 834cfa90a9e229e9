import type { Drawing, FeatureName, Look } from '../look.ts';

export type SceneName =
  | 'meadow'
  | 'forest'
  | 'desert'
  | 'mountains'
  | 'sea'
  | 'reef'
  | 'river'
  | 'sky'
  | 'cave'
  | 'snow'
  | 'city'
  | 'room'
  | 'farm'
  | 'swamp'
  | 'jungle'
  | 'volcano'
  | 'space'
  | 'castle'
  | 'night'
  | 'beach'
  | 'graveyard'
  | 'garden'
  | 'savanna'
  | 'dungeon'
  | 'plain';

/** What a species is drawn as: a plan with its choices, and what nobody said. */
export interface Kind {
  readonly draw: (look: Look) => Drawing;
  /** Coat, belly, markings. */
  readonly colors: readonly [coat: string, belly: string, mark: string];
  readonly home: SceneName;
  readonly features?: readonly FeatureName[];
  readonly eye?: string;
}

export function kind<Options>(
  plan: (look: Look, options: Options) => Drawing,
  options: Options,
  colors: Kind['colors'],
  home: SceneName,
  features: readonly FeatureName[] = [],
  eye?: string,
): Kind {
  return { draw: (look) => plan(look, options), colors, home, features, ...(eye === undefined ? {} : { eye }) };
}
