import type { Creature } from '../../../web/api/api.ts';

export const SIZES = ['tiny', 'small', 'medium', 'large', 'huge'] as const;
export type Size = (typeof SIZES)[number];

/** Any trait beside the five that are drawn. */
export interface MoreTrait {
  readonly key: string;
  readonly value: string;
}

export interface ReadTraits {
  readonly colors: readonly string[];
  readonly size: Size | null;
  readonly temperament: string;
  readonly habitat: string;
  readonly features: readonly string[];
  readonly more: readonly MoreTrait[];
}

/** The traits as the API gives them, told apart. */
export function readTraits(traits: Creature['traits']): ReadTraits {
  const { colors, size, temperament, habitat, features, ...others } = traits;
  return {
    colors: listOf(colors),
    size: SIZES.find((each) => each === size) ?? null,
    temperament: textOf(temperament),
    habitat: textOf(habitat),
    features: listOf(features),
    more: Object.entries(others).map(([key, value]) => ({ key, value: textOf(value) })),
  };
}

type Value = Creature['traits'][string] | undefined;

const listOf = (value: Value): readonly string[] => (Array.isArray(value) ? value : []);
const textOf = (value: Value): string => (Array.isArray(value) ? value.join(', ') : (value ?? ''));
