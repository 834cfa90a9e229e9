/** What the drawing parts share: how a creature looks, and where its face and things go. */
import type { Tone } from './color/color.ts';
import type { Oval } from './pen.ts';

export type EyeKind = 'open' | 'half' | 'closed' | 'happy' | 'wide' | 'squint' | 'heart';
export type MouthKind = 'smile' | 'grin' | 'flat' | 'frown' | 'snarl' | 'smirk' | 'oh' | 'wavy' | 'tongue' | 'tiny';

/** A temperament, as a face and a pose show it. */
export interface Mood {
  readonly eyes: EyeKind;
  readonly mouth: MouthKind;
  /** How far the brows fall to the middle: 1 is fury, -1 is grief; no brows without it. */
  readonly brow?: number;
  readonly oneBrowUp?: boolean;
  /** Where it looks, -1 to 1. */
  readonly gaze?: readonly [x: number, y: number];
  readonly blush?: boolean;
  readonly sign?: 'sleep' | 'tear' | 'sweat' | 'sparkle' | 'anger' | 'hearts' | 'question' | 'notes';
  /** Degrees the head is tilted. */
  readonly tilt?: number;
  readonly fangs?: boolean;
}

export type FeatureName =
  | 'horns'
  | 'antlers'
  | 'ram-horns'
  | 'unicorn-horn'
  | 'feather-wings'
  | 'bat-wings'
  | 'fairy-wings'
  | 'long-tail'
  | 'fluffy-tail'
  | 'stripes'
  | 'spots'
  | 'patches'
  | 'mane'
  | 'beard'
  | 'mustache'
  | 'glasses'
  | 'monocle'
  | 'eye-patch'
  | 'sunglasses'
  | 'top-hat'
  | 'wizard-hat'
  | 'party-hat'
  | 'straw-hat'
  | 'cap'
  | 'helmet'
  | 'crown'
  | 'collar'
  | 'scarf'
  | 'bow-tie'
  | 'bow'
  | 'bell'
  | 'flower'
  | 'tusks'
  | 'spikes'
  | 'third-eye'
  | 'one-eye'
  | 'many-eyes'
  | 'fangs'
  | 'glow'
  | 'halo'
  | 'freckles'
  | 'scar'
  | 'cape'
  | 'headphones'
  | 'flames'
  | 'tongue'
  | 'tuft'
  | 'antennae'
  | 'long-ears'
  | 'stars'
  | 'medal'
  | 'blush'
  | 'lashes'
  | 'leaves'
  | 'snow-cap'
  | 'big-eyes';

/** What a name decides: little things. -1 to 1 where nothing else is said. */
export interface Quirks {
  readonly earTilt: number;
  readonly eyeGap: number;
  readonly lean: number;
  readonly mark: 'none' | 'blaze' | 'eye-spot' | 'freckles' | 'chest' | 'cheek' | 'star' | 'brow-dots';
  /** Where spots and stripes lie. */
  readonly pattern: number;
}

export interface Look {
  readonly coat: Tone;
  readonly belly: Tone;
  readonly mark: Tone;
  /** Clothes and ornaments where no colour was said. */
  readonly accent: Tone;
  readonly ink: string;
  readonly eye: string;
  readonly mood: Mood;
  readonly quirks: Quirks;
  readonly has: (feature: FeatureName) => boolean;
  /** The colour said of a feature ("red scarf"), or another. */
  readonly tint: (feature: FeatureName, otherwise: Tone) => Tone;
}

export interface Anchors {
  /** The skull without ears: hats sit on it, horns grow from it, stripes lie on it. */
  readonly head: Oval;
  readonly eyes: EyePlace;
  readonly mouth?: MouthPlace;
  /** Where collar and scarf lie, and half the width. */
  readonly neck?: { readonly x: number; readonly y: number; readonly w: number };
  /** Where wings grow from, on the left. */
  readonly wings: readonly [x: number, y: number];
  readonly body?: Oval;
  /** The head is no oval: of the little marks it bears only freckles. */
  readonly rough?: boolean;
  /** Where hats sit, if not on the skull. */
  readonly brow?: number;
}

export interface EyePlace {
  readonly x: number;
  readonly y: number;
  /** From the middle to each eye. */
  readonly gap: number;
  readonly r: number;
  readonly pupil?: 'round' | 'slit' | 'bar' | 'bead' | 'lamp' | 'socket';
  readonly count?: 1 | 2 | 8;
}

export interface MouthPlace {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  /** A cat's lips; a plain line; only a line of a beak or none. */
  readonly lips?: 'cat' | 'plain' | 'beak';
}

/** A creature in layers, from behind to before; the face, patterns and things are laid between by where its anchors are. */
export interface Drawing {
  readonly at: Anchors;
  readonly back?: string;
  readonly body: string;
  readonly ears?: string;
  readonly head: string;
  /** On the head and over its patterns: a muzzle, a beak. */
  readonly muzzle?: string;
  readonly front?: string;
  /** Its plan draws the tail that a person may wish for. */
  readonly tailed?: boolean;
  /** How high what the plan itself drew reaches. */
  readonly top?: number;
  /** Half the width of its shadow; none where it floats high. */
  readonly shadow?: number;
}

export type Plan<Options> = (look: Look, options: Options) => Drawing;
