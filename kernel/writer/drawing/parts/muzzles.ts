import { lchOf, toneOf } from '../color/color.ts';
import type { Look, MouthPlace } from '../look.ts';
import { ball, both, d, dot, flat, line, molded, oval, ovalOf, shape } from '../pen.ts';

export type MuzzleKind =
  | 'cat'
  | 'dog'
  | 'bear'
  | 'fox'
  | 'mouse'
  | 'pig'
  | 'horse'
  | 'cow'
  | 'goat'
  | 'trunk'
  | 'ape'
  | 'dragon'
  | 'koala'
  | 'beak'
  | 'hippo'
  | 'rhino'
  | 'mole'
  | 'anteater';

export interface Muzzle {
  readonly drawn: string;
  readonly mouth: MouthPlace;
}

const BEAK = toneOf(lchOf('#f0a93a'));
const IVORY = toneOf(lchOf('#ecd9b4'));

/** Nose and snout around the lower middle of the face; where the mouth goes follows. */
export function muzzle(look: Look, kind: MuzzleKind, x: number, y: number): Muzzle {
  return DRAWN[kind](look, x, y);
}

const mouthAt = (x: number, y: number, w: number, lips: MouthPlace['lips'] = 'cat'): MouthPlace => ({ x, y, w, lips });

const nose = (x: number, y: number, w: number, fill: string) =>
  flat(
    d`M${x - w} ${y - w * 0.5}Q${x} ${y - w} ${x + w} ${y - w * 0.5}Q${x + w * 0.9} ${y + w * 0.3} ${x} ${y + w * 0.7}Q${x - w * 0.9} ${y + w * 0.3} ${x - w} ${y - w * 0.5}Z`,
    fill,
  );
const gleam = (x: number, y: number, w: number) =>
  dot(ovalOf(x - w * 0.3, y - w * 0.4, w * 0.34, w * 0.17), '#ffffff', 0.6);
const whiskers = (x: number, y: number, color: string) =>
  both(line(d`M${x - 30} ${y}L${x - 64} ${y - 7}M${x - 30} ${y + 9}L${x - 62} ${y + 13}`, color, 2.6, 0.7));
const nostrils = (x: number, y: number, gap: number, fill: string, rx = 4, ry = 6) =>
  [-1, 1].map((side) => dot(ovalOf(x + side * gap, y, rx, ry), fill)).join('');

const DRAWN: Readonly<Record<MuzzleKind, (look: Look, x: number, y: number) => Muzzle>> = {
  cat: ({ belly, ink }, x, y) => ({
    drawn:
      dot(ovalOf(x - 13, y + 7, 18, 14), belly.base) +
      dot(ovalOf(x + 13, y + 7, 18, 14), belly.base) +
      whiskers(x, y + 6, ink) +
      nose(x, y - 4, 8.5, '#e8788a'),
    mouth: mouthAt(x, y + 5, 16),
  }),
  mouse: ({ belly, ink }, x, y) => ({
    drawn:
      dot(ovalOf(x, y + 8, 28, 17), belly.base) +
      whiskers(x, y + 6, ink) +
      dot(ovalOf(x, y - 3, 8, 6.5), '#e8788a') +
      shape(d`M${x - 6} ${y + 12}h12v10q-6 4 -12 0Z`, '#fffdf6'),
    mouth: mouthAt(x, y + 6, 13),
  }),
  mole: ({ belly, ink }, x, y) => ({
    drawn: dot(ovalOf(x, y + 8, 24, 15), belly.base) + dot(ovalOf(x, y - 3, 9.5, 8), ink) + gleam(x, y - 3, 9),
    mouth: mouthAt(x, y + 7, 13),
  }),
  dog: ({ belly, ink }, x, y) => ({
    drawn: dot(ovalOf(x, y + 7, 31, 22), belly.base) + nose(x, y - 5, 14, ink) + gleam(x, y - 6, 13),
    mouth: mouthAt(x, y + 9, 18),
  }),
  bear: ({ belly, ink }, x, y) => ({
    drawn: dot(ovalOf(x, y + 6, 27, 21), belly.base) + dot(ovalOf(x, y - 4, 12, 9), ink) + gleam(x, y - 4, 12),
    mouth: mouthAt(x, y + 9, 13),
  }),
  koala: ({ ink, coat }, x, y) => ({
    drawn: oval(ovalOf(x, y - 4, 15, 20), ink) + dot(ovalOf(x - 4, y - 13, 4, 6), coat.light, 0.6),
    mouth: mouthAt(x, y + 22, 12, 'plain'),
  }),
  fox: ({ belly, ink }, x, y) => ({
    drawn:
      flat(
        d`M${x} ${y - 12}C${x + 24} ${y - 14} ${x + 46} ${y - 16} ${x + 55} ${y - 10}C${x + 48} ${y + 18} ${x + 24} ${y + 31} ${x} ${y + 32}C${x - 24} ${y + 31} ${x - 48} ${y + 18} ${x - 55} ${y - 10}C${x - 46} ${y - 16} ${x - 24} ${y - 14} ${x} ${y - 12}Z`,
        belly.base,
      ) +
      nose(x, y - 2, 11, ink) +
      gleam(x, y - 3, 10),
    mouth: mouthAt(x, y + 9, 15),
  }),
  pig: ({ mark }, x, y) => ({
    drawn: ball(ovalOf(x, y - 2, 27, 19), mark, false) + nostrils(x, y - 2, 9, mark.line, 4.5, 7),
    mouth: mouthAt(x, y + 24, 15, 'plain'),
  }),
  hippo: ({ coat, ink }, x, y) => ({
    drawn: ball(ovalOf(x, y + 10, 58, 34), coat) + nostrils(x, y - 6, 20, ink, 6, 5),
    mouth: mouthAt(x, y + 16, 30, 'plain'),
  }),
  rhino: ({ coat, ink }, x, y) => ({
    drawn:
      ball(ovalOf(x, y + 12, 48, 30), coat) +
      nostrils(x, y + 4, 26, ink, 5, 4) +
      molded(
        d`M${x - 15} ${y + 6}Q${x} ${y + 16} ${x + 15} ${y + 6}Q${x + 8} ${y - 24} ${x + 2} ${y - 52}Q${x - 12} ${y - 24} ${x - 15} ${y + 6}Z`,
        IVORY,
        [x, y - 8],
        0.78,
      ),
    mouth: mouthAt(x, y + 20, 22, 'plain'),
  }),
  horse: ({ belly, ink }, x, y) => ({
    drawn: ball(ovalOf(x, y + 16, 40, 31), belly) + nostrils(x, y + 6, 16, ink, 4.5, 7),
    mouth: mouthAt(x, y + 27, 17, 'plain'),
  }),
  cow: ({ belly, ink }, x, y) => ({
    drawn: ball(ovalOf(x, y + 10, 47, 28), belly) + nostrils(x, y + 1, 20, ink, 5, 6.5),
    mouth: mouthAt(x, y + 17, 17, 'plain'),
  }),
  goat: ({ belly, ink }, x, y) => ({
    drawn:
      dot(ovalOf(x, y + 10, 27, 24), belly.base) +
      line(d`M${x - 10} ${y - 4}Q${x} ${y + 8} ${x + 10} ${y - 4}M${x} ${y + 3}v8`, ink, 5),
    mouth: mouthAt(x, y + 12, 13),
  }),
  trunk: ({ coat }, x, y) => ({
    drawn:
      molded(
        d`M${x - 21} ${y - 26}C${x - 24} ${y + 12} ${x - 22} ${y + 40} ${x - 2} ${y + 60}C${x + 16} ${y + 76} ${x + 46} ${y + 66} ${x + 46} ${y + 42}C${x + 44} ${y + 34} ${x + 30} ${y + 34} ${x + 28} ${y + 42}C${x + 24} ${y + 50} ${x + 16} ${y + 42} ${x + 16} ${y + 30}C${x + 16} ${y + 8} ${x + 20} ${y - 8} ${x + 21} ${y - 26}Q${x} ${y - 36} ${x - 21} ${y - 26}Z`,
        coat,
        [x, y],
        0.88,
      ) +
      line(
        d`M${x - 16} ${y - 4}q14 6 28 0M${x - 16} ${y + 12}q14 6 26 0M${x - 12} ${y + 28}q12 4 22 -1`,
        coat.shade,
        4,
      ),
    mouth: mouthAt(x - 33, y + 18, 11, 'plain'),
  }),
  ape: ({ belly, ink }, x, y) => ({
    drawn: dot(ovalOf(x, y + 10, 37, 24), belly.base) + nostrils(x, y, 6, ink, 3.6, 3),
    mouth: mouthAt(x, y + 12, 17, 'plain'),
  }),
  dragon: ({ belly, ink }, x, y) => ({
    drawn: ball(ovalOf(x, y + 8, 42, 25), belly) + nostrils(x, y - 2, 15, ink, 5, 4),
    mouth: mouthAt(x, y + 13, 21, 'plain'),
  }),
  anteater: ({ coat, ink }, x, y) => ({
    drawn:
      molded(
        d`M${x - 26} ${y - 20}C${x - 20} ${y + 20} ${x - 14} ${y + 44} ${x - 10} ${y + 54}Q${x} ${y + 62} ${x + 10} ${y + 54}C${x + 14} ${y + 44} ${x + 20} ${y + 20} ${x + 26} ${y - 20}Q${x} ${y - 30} ${x - 26} ${y - 20}Z`,
        coat,
        [x, y + 10],
      ) + dot(ovalOf(x, y + 50, 9, 7), ink),
    mouth: mouthAt(x, y + 34, 7, 'beak'),
  }),
  beak: ({ mood, tint }, x, y) => ({
    drawn: beak(tint('glow', BEAK), x, y, 17, 26, mood.mouth),
    mouth: mouthAt(x, y + 12, 12, 'beak'),
  }),
};

/** Seen from before; it opens with the temper. */
export function beak(
  tone: typeof BEAK,
  x: number,
  y: number,
  w: number,
  h: number,
  kind: Look['mood']['mouth'],
): string {
  const isOpen = ['grin', 'snarl', 'oh', 'tongue'].includes(kind);
  const below = isOpen
    ? shape(d`M${x - w * 0.75} ${y}Q${x} ${y + h * 1.75} ${x + w * 0.75} ${y}Z`, '#7a2b35') +
      flat(d`M${x - w * 0.35} ${y + h * 0.55}Q${x} ${y + h * 1.1} ${x + w * 0.35} ${y + h * 0.55}Z`, '#f2788c')
    : shape(d`M${x - w * 0.7} ${y + h * 0.2}Q${x} ${y + h * 1.2} ${x + w * 0.7} ${y + h * 0.2}Z`, tone.shade);
  const upper = d`M${x - w} ${y + h * 0.06}Q${x - w * 0.6} ${y - h * 0.55} ${x} ${y - h * 0.58}Q${x + w * 0.6} ${y - h * 0.55} ${x + w} ${y + h * 0.06}Q${x + w * 0.4} ${y + h * 0.3} ${x} ${y + h * 0.74}Q${x - w * 0.4} ${y + h * 0.3} ${x - w} ${y + h * 0.06}Z`;
  return below + molded(upper, tone, [x - 2, y - 2], 0.76);
}
