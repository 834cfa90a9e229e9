/** From a person's words to what is drawn. Nothing of the words themselves goes on. */
import type { DrawTraits } from '../../draw.schema.ts';
import { chance, choose, lean } from '../chance.ts';
import { hexOf, lch, lchOf } from '../color/color.ts';
import type { Lch } from '../color/color.ts';
import type { FeatureName, Mood, Quirks } from '../look.ts';
import { KINDS, SOME_KINDS } from '../plans/plans.ts';
import type { Kind, KindName, SceneName } from '../plans/plans.ts';
import { COLOR_WORDS, colorIn, splitColors } from './colors.ts';
import type { SaidColor } from './colors.ts';
import { FEATURE_WORDS, SOME_FEATURES } from './features.ts';
import { find, findAll, wordsOf } from './find.ts';
import { HABITAT_WORDS, SOME_SCENES } from './habitats.ts';
import { SPECIES_WORDS } from './species.ts';
import { CALM, SOME_TEMPERS, TEMPER_WORDS } from './tempers.ts';

export { COLOR_WORDS } from './colors.ts';
export { FEATURE_WORDS } from './features.ts';
export { HABITAT_WORDS, SOME_SCENES } from './habitats.ts';
export { SPECIES_WORDS } from './species.ts';
export { TEMPER_WORDS } from './tempers.ts';

export interface Meant {
  readonly kind: Kind;
  readonly coat: Lch;
  readonly belly: Lch;
  readonly mark: Lch;
  readonly accent: Lch;
  readonly eye: string;
  readonly mood: Mood;
  readonly scene: SceneName;
  readonly size: DrawTraits['size'];
  /** With the colour that was said of each. */
  readonly features: ReadonlyMap<FeatureName, Lch | undefined>;
  readonly quirks: Quirks;
}

/** Clothes that look well on everybody. */
const ACCENTS: readonly [Lch, ...Lch[]] = [
  lch(0.6, 0.19, 25),
  lch(0.72, 0.16, 55),
  lch(0.6, 0.13, 150),
  lch(0.62, 0.11, 195),
  lch(0.58, 0.15, 250),
  lch(0.56, 0.17, 295),
  lch(0.66, 0.18, 350),
];

export function meaningOf(traits: DrawTraits): Meant {
  const kind = KINDS[kindOf(traits.species)];
  const said = traits.colors
    .slice(0, 6)
    .flatMap(splitColors)
    .filter((text) => text.trim() !== '')
    .map(colorOf);
  const ofSpecies = said.length === 0 ? colorOfSpecies(traits.species) : undefined;
  const colors = ofSpecies === undefined ? said : [ofSpecies];
  const features = featuresOf(traits, kind, colors);
  const coat = coatOf(colors[0], kind.colors[0]);
  return {
    kind,
    coat,
    belly: colors[1] === undefined ? bellyOf(colors[0], coat, kind) : coatOf(colors[1], kind.colors[1]),
    mark: colors[2] === undefined ? markOf(colors[0], coat, kind) : coatOf(colors[2], kind.colors[2]),
    accent: choose(ACCENTS, traits.name, 'accent'),
    eye: eyeOf(traits, kind),
    mood: moodOf(traits.temperament),
    scene: sceneOf(traits.habitat, kind),
    size: traits.size,
    features,
    quirks: quirksOf(traits.name),
  };
}

function kindOf(species: string): KindName {
  return find(SPECIES_WORDS, species) ?? choose(SOME_KINDS, species, 'kind');
}

function colorOf(text: string): SaidColor {
  return (
    colorIn(text) ?? {
      ...choose(
        [
          { hex: '#e58a35' },
          { hex: '#4fa24f' },
          { hex: '#3f7fcf' },
          { hex: '#8f57b8' },
          { hex: '#36b0b5' },
          { hex: '#d6479a' },
          { hex: '#e2a92f' },
        ],
        text,
        'color',
      ),
      lighter: 0,
    }
  );
}

/** The "red" of a red dragon; a red panda is one all the same. What nobody knows has a colour of its own. */
function colorOfSpecies(species: string): SaidColor | undefined {
  const words = wordsOf(species);
  if (words.length > 0 && find(SPECIES_WORDS, species) === undefined && !words.some((word) => COLOR_WORDS.has(word)))
    return { hex: hexOf(lch(0.7, 0.13, chance(species, 'hue') * 360)), lighter: 0 };
  if (words.length < 2 || SPECIES_WORDS.has(words.join('-'))) return undefined;
  const word = words.find((word) => COLOR_WORDS.has(word) && !SPECIES_WORDS.has(word));
  return word === undefined ? undefined : colorIn(word);
}

/** Black and white leave room for shade and light. */
function coatOf(color: SaidColor | undefined, otherwise: string): Lch {
  const { l, c, h } = lchOf(color?.hex ?? otherwise);
  return lch(Math.min(0.955, Math.max(0.31, l + (color?.lighter ?? 0))), Math.min(c, 0.21), h);
}

function bellyOf(said: SaidColor | undefined, coat: Lch, kind: Kind): Lch {
  const own = lchOf(kind.colors[1]);
  if (said === undefined) return own;
  // Where the species' belly is the darker part (a sheep's face, a robot's screen), it stays.
  if (own.l < 0.5) return own;
  return lch(
    Math.min(0.965, coat.l + (0.97 - coat.l) * 0.68),
    Math.min(coat.c * 0.5, 0.07),
    coat.h + (coat.c < 0.02 ? 0 : 12),
  );
}

function markOf(said: SaidColor | undefined, coat: Lch, kind: Kind): Lch {
  const own = lchOf(kind.colors[2]);
  if (said === undefined) return own;
  const dark = coat.l > 0.5;
  return lch(
    dark ? Math.max(0.3, coat.l - 0.22) : coat.l + 0.2,
    coat.c < 0.02 ? 0.015 : coat.c,
    coat.h - (dark ? 14 : -10),
  );
}

function moodOf(temperament: string): Mood {
  const words = wordsOf(temperament);
  if (words.length === 0) return CALM;
  return find(TEMPER_WORDS, temperament) ?? choose(SOME_TEMPERS, temperament, 'temper');
}

function sceneOf(habitat: string, kind: Kind): SceneName {
  if (habitat.trim() === '') return kind.home;
  return find(HABITAT_WORDS, habitat) ?? choose(SOME_SCENES, habitat, 'scene');
}

function featuresOf(traits: DrawTraits, kind: Kind, colors: readonly SaidColor[]): Map<FeatureName, Lch | undefined> {
  const features = new Map<FeatureName, Lch | undefined>((kind.features ?? []).map((feature) => [feature, undefined]));
  for (const { pattern } of colors) if (pattern !== undefined) features.set(pattern, undefined);
  for (const text of traits.features.slice(0, 12)) {
    if (wordsOf(text).length === 0) continue;
    const known = findAll(FEATURE_WORDS, text)[0];
    const color = colorIn(text);
    // "Green eyes" are a colour, not a thing.
    if (known === undefined && isOfEyes(text)) continue;
    features.set(
      known ?? choose(SOME_FEATURES, text, 'feature'),
      color === undefined ? undefined : coatOf(color, color.hex),
    );
  }
  return features;
}

const EYES = /\b(eyes?|augen?|ojos?|yeux|oeil|auge)\b|augig|eyed/i;
const isOfEyes = (text: string) => EYES.test(text);

function eyeOf(traits: DrawTraits, kind: Kind): string {
  const said = traits.features.slice(0, 12).find((text) => isOfEyes(text) && colorIn(text) !== undefined);
  return (said === undefined ? undefined : colorIn(said)?.hex) ?? kind.eye ?? '#4a3a34';
}

function quirksOf(name: string): Quirks {
  return {
    earTilt: lean(name, 'ears'),
    eyeGap: lean(name, 'eyes') * 2.6,
    lean: lean(name, 'lean'),
    mark: choose(
      ['none', 'none', 'blaze', 'eye-spot', 'freckles', 'chest', 'cheek', 'star', 'brow-dots'],
      name,
      'mark',
    ),
    pattern: lean(name, 'pattern'),
  };
}
