/**
 * Portraits of creatures, drawn by ourselves: the same traits always the same picture, small changes small changes. No word of the traits
 * gets into it, only what our dictionaries or a hash make of them. The art is our own (CC0).
 */
import type { DrawTraits } from '../draw.schema.ts';
import { hexOf, lch, toneOf } from './color/color.ts';
import type { FeatureName, Look } from './look.ts';
import {
  beard,
  behind,
  blush,
  eyes,
  foreheadHorn,
  glowOfEyes,
  hats,
  horns,
  mouth,
  neckwear,
  onFace,
  patternOfBody,
  patternOfHead,
  sign,
  spikes,
  tail,
} from './parts/parts.ts';
import { GROUND, MIDDLE, dot, n, outlined, ovalOf, turned } from './pen.ts';
import { SCALES, reference, setting } from './scenes/scenes.ts';
import { meaningOf } from './words/words.ts';
import type { Meant } from './words/words.ts';

/** The side of the view box. */
export const SIDE = 256;

const MOST_FEATURES = 12;
const MOST_CHARACTERS = 12_000;

/** What scaling holds still: just below the feet. */
const BASE = GROUND + 6;

/** How far things reach above the brow. */
const TALL: readonly (readonly [FeatureName, number])[] = [
  ['wizard-hat', 92],
  ['party-hat', 84],
  ['top-hat', 62],
  ['unicorn-horn', 62],
  ['antlers', 58],
  ['horns', 52],
  ['snow-cap', 62],
  ['crown', 52],
  ['straw-hat', 52],
  ['helmet', 52],
  ['long-ears', 72],
  ['halo', 44],
  ['antennae', 50],
  ['leaves', 46],
  ['tuft', 34],
];

/** An SVG of its own with its background; no ids, links, text or styles, so that many can stand in one page. */
export function drawCreature(traits: DrawTraits): string {
  for (let features = traits.features.slice(0, MOST_FEATURES); ; features = features.slice(0, -1)) {
    const drawn = draw(meaningOf({ ...traits, features }));
    // Of very much, what was said last stays out.
    if (drawn.length <= MOST_CHARACTERS || features.length === 0) return drawn;
  }
}

function draw(meant: Meant): string {
  const { behind: scene, paint, floor } = setting(meant.scene, [meant.coat]);
  const beside = reference(meant.size, paint);
  const { inside, shadow, top } = creature(lookOf(meant), meant);
  // A tall hat must not leave the picture.
  const scale = Math.min(SCALES[meant.size ?? 'large'], (BASE - 7) / (BASE - top));
  const place = `translate(${n(MIDDLE * (1 - scale))} ${n(BASE * (1 - scale))}) scale(${Math.round(scale * 1000) / 1000})`;
  const cast = floor === 'none' || shadow === 0 ? '' : dot(ovalOf(MIDDLE, GROUND + 2, shadow, 9), '#1c1430', 0.2);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}">`,
    `<g>${scene}${beside.behind}</g>`,
    `<g transform="${place}">${cast}${outlined(toneOf(meant.coat).line, inside)}</g>`,
    `<g>${beside.before}</g>`,
    '</svg>',
  ].join('');
}

function lookOf(meant: Meant): Look {
  const { coat, features } = meant;
  const color = (feature: FeatureName) => features.get(feature);
  return {
    coat: toneOf(coat),
    belly: toneOf(meant.belly),
    mark: toneOf(meant.mark),
    accent: toneOf(meant.accent),
    ink: hexOf(lch(0.2, 0.03, 300)),
    eye: meant.eye,
    mood: meant.mood,
    quirks: meant.quirks,
    has: (feature) => features.has(feature),
    tint: (feature, otherwise) => {
      const said = color(feature);
      return said === undefined ? otherwise : toneOf(said);
    },
  };
}

/** Layer upon layer: what is behind, the body, the head with its face, what is before. */
function creature(look: Look, { kind }: Meant): { inside: string; shadow: number; top: number } {
  const drawing = kind.draw(look);
  const { at } = drawing;
  const { head } = at;
  const tilt = (look.mood.tilt ?? 0) + look.quirks.lean * 1.2;
  const face = [
    look.has('glow') ? glowOfEyes(look, at.eyes) : '',
    blush(look, at),
    at.mouth ? mouth(look, at.mouth) : '',
    beard(look, at),
    eyes(look, at.eyes),
    onFace(look, at),
  ].join('');
  const top = [
    horns(look, head),
    spikes(look, ovalOf(head.x, head.y, head.rx - 4, head.ry - 4), [232, 308]),
    drawing.ears ?? '',
    drawing.head,
    patternOfHead(look, at),
    drawing.muzzle ?? '',
    face,
    foreheadHorn(look, head),
    hats(look, at),
    sign(look, at),
  ].join('');
  const parts = [
    behind(look, at),
    drawing.tailed === true || !(look.has('long-tail') || look.has('fluffy-tail')) ? '' : tail(look, 'slim'),
    drawing.back ?? '',
    drawing.body,
    drawing.head === '' ? '' : patternOfBody(look, at.body),
    neckwear(look, at),
    // A head without a body of its own would tear off; it only leans.
    turned(drawing.head === '' ? 0 : tilt, [head.x, head.y + head.ry * 0.7], top),
    drawing.front ?? '',
  ].join('');
  const reach = Math.max(0, ...TALL.map(([feature, height]) => (look.has(feature) ? height : 0)));
  return {
    inside: drawing.head === '' ? turned(tilt * 0.6, [MIDDLE, GROUND], parts) : parts,
    shadow: drawing.shadow ?? 0,
    top: Math.min(drawing.top ?? head.y, (at.brow ?? head.y - head.ry * 0.84) - reach * Math.min(1.1, head.rx / 60)),
  };
}
