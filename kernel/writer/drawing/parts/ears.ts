import type { Look } from '../look.ts';
import { ball, both, d, dot, edge, flat, molded, ovalOf, shape, turned } from '../pen.ts';
import type { Oval } from '../pen.ts';

export type EarKind =
  | 'pointed'
  | 'tall'
  | 'round'
  | 'big-round'
  | 'long'
  | 'flop'
  | 'side'
  | 'fan'
  | 'tuft'
  | 'leaf'
  | 'bat'
  | 'elf'
  | 'person'
  | 'fin'
  | 'none';

/** Both ears, behind the head. The name tilts them a little. */
export function ears(look: Look, head: Oval, kind: EarKind, inner = look.belly.base): string {
  if (kind === 'none') return '';
  const real = look.has('long-ears') && kind !== 'fan' ? (kind === 'flop' || kind === 'side' ? 'flop' : 'long') : kind;
  const size = (Math.min(head.rx, 62) / 62) * (real === 'flop' && look.has('long-ears') ? 1.3 : 1);
  const angle = ANGLES[real];
  const [x, y] = edge({ ...head, rx: head.rx * 0.9, ry: head.ry * 0.88 }, angle);
  return both(turned(look.quirks.earTilt * -4, [x, y], DRAWN[real](look, x, y, size, inner)));
}

/** Where each grows on the left of the head. */
const ANGLES: Readonly<Record<Exclude<EarKind, 'none'>, number>> = {
  pointed: 230,
  tall: 242,
  round: 225,
  'big-round': 218,
  long: 250,
  flop: 212,
  side: 200,
  fan: 190,
  tuft: 232,
  leaf: 205,
  bat: 232,
  elf: 186,
  person: 184,
  fin: 195,
};

type Draw = (look: Look, x: number, y: number, s: number, inner: string) => string;

const DRAWN: Readonly<Record<Exclude<EarKind, 'none'>, Draw>> = {
  pointed: (look, x, y, s, inner) => triangle(look, x, y, 26 * s, 52 * s, -10 * s, inner),
  tall: (look, x, y, s, inner) => triangle(look, x, y, 22 * s, 60 * s, -6 * s, inner),
  bat: (look, x, y, s, inner) => triangle(look, x, y, 34 * s, 66 * s, -20 * s, inner),
  tuft: (look, x, y, s, inner) =>
    flat(d`M${x - 16 * s} ${y - 38 * s}L${x - 20 * s} ${y - 66 * s}L${x - 4 * s} ${y - 42 * s}Z`, look.coat.line) +
    triangle(look, x, y, 26 * s, 50 * s, -12 * s, inner),
  round: (look, x, y, s, inner) =>
    ball(ovalOf(x - 4 * s, y - 4 * s, 21 * s), look.coat, false) + dot(ovalOf(x - 3 * s, y - 2 * s, 11.5 * s), inner),
  'big-round': (look, x, y, s, inner) =>
    ball(ovalOf(x - 12 * s, y - 10 * s, 33 * s), look.coat, false) + dot(ovalOf(x - 11 * s, y - 8 * s, 21 * s), inner),
  long: (look, x, y, s, inner) =>
    turned(
      -9,
      [x, y],
      ball(ovalOf(x, y - 30 * s, 17 * s, 46 * s), look.coat, false) +
        dot(ovalOf(x, y - 30 * s, 8.5 * s, 32 * s), inner),
    ),
  flop: (look, x, y, s) =>
    molded(
      d`M${x + 14 * s} ${y - 18 * s}C${x - 18 * s} ${y - 28 * s} ${x - 40 * s} ${y + 10 * s} ${x - 32 * s} ${y + 52 * s}C${x - 28 * s} ${y + 72 * s} ${x - 4 * s} ${y + 66 * s} ${x - 1 * s} ${y + 42 * s}C${x + 1 * s} ${y + 20 * s} ${x + 8 * s} ${y + 6 * s} ${x + 14 * s} ${y - 18 * s}Z`,
      look.mark,
      [x - 16 * s, y + 10 * s],
    ),
  side: (look, x, y, s, inner) =>
    turned(
      -12,
      [x, y],
      ball(ovalOf(x - 20 * s, y - 2 * s, 30 * s, 16 * s), look.coat, false) +
        dot(ovalOf(x - 22 * s, y, 18 * s, 8 * s), inner),
    ),
  leaf: (look, x, y, s, inner) =>
    shape(
      d`M${x + 8 * s} ${y - 14 * s}C${x - 14 * s} ${y - 40 * s} ${x - 42 * s} ${y - 34 * s} ${x - 52 * s} ${y - 22 * s}C${x - 44 * s} ${y + 6 * s} ${x - 18 * s} ${y + 14 * s} ${x + 6 * s} ${y + 10 * s}Z`,
      look.coat.base,
    ) +
    flat(
      d`M${x} ${y - 8 * s}C${x - 16 * s} ${y - 26 * s} ${x - 32 * s} ${y - 25 * s} ${x - 40 * s} ${y - 19 * s}C${x - 32 * s} ${y - 4 * s} ${x - 16 * s} ${y + 4 * s} ${x} ${y + 2 * s}Z`,
      inner,
    ),
  fan: (look, x, y, s, inner) =>
    molded(
      d`M${x + 20 * s} ${y - 34 * s}C${x - 10 * s} ${y - 62 * s} ${x - 56 * s} ${y - 46 * s} ${x - 56 * s} ${y + 4 * s}C${x - 56 * s} ${y + 48 * s} ${x - 26 * s} ${y + 66 * s} ${x + 16 * s} ${y + 42 * s}Z`,
      look.coat,
      [x - 20 * s, y],
    ) + dot(ovalOf(x - 20 * s, y + 4 * s, 22 * s, 34 * s), inner, 0.6),
  person: (look, x, y, s) =>
    ball(ovalOf(x - 3 * s, y + 6 * s, 13 * s, 15 * s), look.coat, false) +
    dot(ovalOf(x - 5 * s, y + 7 * s, 6 * s, 8 * s), look.coat.shade),
  elf: (look, x, y, s) =>
    molded(
      d`M${x + 12 * s} ${y - 16 * s}C${x - 16 * s} ${y - 14 * s} ${x - 40 * s} ${y - 24 * s} ${x - 54 * s} ${y - 34 * s}C${x - 48 * s} ${y - 4 * s} ${x - 22 * s} ${y + 22 * s} ${x + 12 * s} ${y + 18 * s}Z`,
      look.coat,
      [x - 10 * s, y - 4 * s],
    ) +
    flat(
      d`M${x + 2 * s} ${y - 6 * s}C${x - 14 * s} ${y - 6 * s} ${x - 30 * s} ${y - 14 * s} ${x - 40 * s} ${y - 20 * s}C${x - 34 * s} ${y} ${x - 16 * s} ${y + 10 * s} ${x + 2 * s} ${y + 8 * s}Z`,
      look.coat.shade,
    ),
  fin: (look, x, y, s) =>
    molded(
      d`M${x + 14 * s} ${y - 22 * s}L${x - 36 * s} ${y - 42 * s}Q${x - 26 * s} ${y - 22 * s} ${x - 40 * s} ${y - 10 * s}Q${x - 26 * s} ${y} ${x - 32 * s} ${y + 22 * s}Q${x - 10 * s} ${y + 12 * s} ${x + 12 * s} ${y + 22 * s}Z`,
      look.mark,
      [x - 8 * s, y - 4 * s],
    ),
};

function triangle({ coat }: Look, x: number, y: number, w: number, h: number, lean: number, inner: string): string {
  const path = (k: number, down: number) =>
    d`M${x - w * k} ${y + 14 * k + down}Q${x - w * k + lean * k * 0.7} ${y - h * 0.55 * k + down} ${x + lean * k} ${y - h * k + down}Q${x + w * k * 0.5} ${y - h * 0.72 * k + down} ${x + w * 1.15 * k} ${y - 2 * k + down}Z`;
  return shape(path(1, 0), coat.base) + flat(path(0.58, -3), inner);
}
