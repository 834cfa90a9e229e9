import { toneOf, lchOf } from '../color/color.ts';
import type { Look } from '../look.ts';
import { both, d, edge, flat, line, molded, shape } from '../pen.ts';
import type { Oval } from '../pen.ts';

const IVORY = toneOf(lchOf('#ecd9b4'));
const GOLD = toneOf(lchOf('#f2c14e'));
const ANTLER = toneOf(lchOf('#a9764b'));

/** What grows from a head, drawn behind it. */
export function horns(look: Look, head: Oval): string {
  const s = Math.min(1.1, Math.max(0.7, head.rx / 60));
  return [
    look.has('ram-horns') ? both(ram(look, head, s)) : '',
    look.has('antlers') ? both(antler(look, head, s)) : '',
    look.has('horns') ? both(horn(look, head, s)) : '',
    look.has('antennae') ? both(antenna(look, head, s)) : '',
  ].join('');
}

function horn(look: Look, head: Oval, s: number): string {
  const [x, y] = edge(head, 238);
  const tone = look.tint('horns', IVORY);
  return molded(
    d`M${x - 12 * s} ${y + 12}C${x - 30 * s} ${y - 6 * s} ${x - 34 * s} ${y - 26 * s} ${x - 22 * s} ${y - 46 * s}C${x - 18 * s} ${y - 24 * s} ${x - 4 * s} ${y - 16 * s} ${x + 14 * s} ${y + 2}Z`,
    tone,
    [x - 18 * s, y - 8 * s],
    0.8,
  );
}

function ram(look: Look, head: Oval, s: number): string {
  const [x, y] = edge(head, 222);
  const tone = look.tint('ram-horns', IVORY);
  const path = d`M${x + 18 * s} ${y - 12 * s}C${x - 12 * s} ${y - 40 * s} ${x - 48 * s} ${y - 14 * s} ${x - 42 * s} ${y + 22 * s}C${x - 38 * s} ${y + 46 * s} ${x - 10 * s} ${y + 46 * s} ${x - 8 * s} ${y + 26 * s}C${x - 14 * s} ${y + 32 * s} ${x - 24 * s} ${y + 24 * s} ${x - 20 * s} ${y + 12 * s}C${x - 18 * s} ${y + 2 * s} ${x - 4 * s} ${y + 2 * s} ${x + 6 * s} ${y + 12 * s}Z`;
  return (
    molded(path, tone, [x - 22 * s, y], 0.88) +
    line(
      d`M${x - 14 * s} ${y - 22 * s}l6 14M${x - 34 * s} ${y - 6 * s}l14 8M${x - 40 * s} ${y + 16 * s}l16 0`,
      tone.shade,
      4,
    )
  );
}

function antler(look: Look, head: Oval, s: number): string {
  const [x, y] = edge(head, 245);
  const tone = look.tint('antlers', ANTLER);
  const path = d`M${x} ${y + 8}C${x - 4 * s} ${y - 14 * s} ${x - 22 * s} ${y - 22 * s} ${x - 26 * s} ${y - 52 * s}M${x - 12 * s} ${y - 20 * s}C${x - 26 * s} ${y - 20 * s} ${x - 38 * s} ${y - 26 * s} ${x - 42 * s} ${y - 38 * s}M${x - 8 * s} ${y - 14 * s}C${x} ${y - 24 * s} ${x + 2 * s} ${y - 32 * s} ${x} ${y - 42 * s}`;
  return line(path, tone.line, 15 * s) + line(path, tone.base, 7.5 * s);
}

function antenna(look: Look, head: Oval, s: number): string {
  const [x, y] = edge(head, 250);
  const path = d`M${x} ${y + 8}C${x - 2 * s} ${y - 16 * s} ${x - 10 * s} ${y - 30 * s} ${x - 24 * s} ${y - 34 * s}`;
  const tip = look.tint('antennae', look.mark).base;
  return (
    line(path, look.coat.line, 6) +
    `<circle cx="${Math.round(x - 26 * s)}" cy="${Math.round(y - 36 * s)}" r="8" fill="${tip}"/>`
  );
}

/** On the forehead, before the head. */
export function foreheadHorn(look: Look, head: Oval): string {
  if (!look.has('unicorn-horn')) return '';
  const [x, y] = [head.x, head.y - head.ry * 0.72];
  const tone = look.tint('unicorn-horn', GOLD);
  return (
    molded(d`M${x - 12} ${y}Q${x} ${y + 9} ${x + 12} ${y}L${x + 1} ${y - 62}Z`, tone, [x, y - 16], 0.72) +
    line(
      d`M${x - 8} ${y - 14}Q${x} ${y - 10} ${x + 8} ${y - 18}M${x - 5} ${y - 31}Q${x + 1} ${y - 28} ${x + 5} ${y - 35}`,
      tone.line,
      3.5,
    )
  );
}

export function tusks(look: Look, x: number, y: number, gap: number): string {
  if (!look.has('tusks')) return '';
  const tone = look.tint('tusks', IVORY);
  return [-1, 1]
    .map((side) =>
      shape(
        d`M${x + side * (gap - 8)} ${y}C${x + side * (gap - 4)} ${y + 22} ${x + side * (gap + 20)} ${y + 22} ${x + side * (gap + 18)} ${y - 18}C${x + side * (gap + 12)} ${y - 2} ${x + side * (gap + 9)} ${y - 5} ${x + side * (gap + 6)} ${y - 5}Z`,
        tone.base,
      ),
    )
    .join('');
}

/** Along the top of a shape, drawn behind it. */
export function spikes(look: Look, around: Oval, [from, to]: readonly [number, number], size = 22): string {
  if (!look.has('spikes')) return '';
  const tone = look.tint('spikes', look.mark);
  const count = Math.max(3, Math.round(Math.abs(to - from) / 26));
  let drawn = '';
  for (let index = 0; index <= count; index += 1) {
    const angle = from + ((to - from) * index) / count;
    const [a, b] = [edge(around, angle - 9), edge(around, angle + 9)];
    const [tipX, tipY] = edge({ ...around, rx: around.rx + size, ry: around.ry + size }, angle);
    drawn += shape(d`M${a[0]} ${a[1]}L${tipX} ${tipY}L${b[0]} ${b[1]}Z`, tone.base);
  }
  return drawn;
}

export const flame = (x: number, y: number, s: number) =>
  flat(
    d`M${x} ${y}C${x - 26 * s} ${y} ${x - 24 * s} ${y - 28 * s} ${x - 10 * s} ${y - 40 * s}C${x - 10 * s} ${y - 30 * s} ${x - 2 * s} ${y - 34 * s} ${x + 2 * s} ${y - 56 * s}C${x + 22 * s} ${y - 38 * s} ${x + 28 * s} ${y} ${x} ${y}Z`,
    '#f26b2c',
  ) +
  flat(
    d`M${x} ${y - 2 * s}C${x - 14 * s} ${y - 2 * s} ${x - 12 * s} ${y - 18 * s} ${x} ${y - 32 * s}C${x + 14 * s} ${y - 16 * s} ${x + 14 * s} ${y - 2 * s} ${x} ${y - 2 * s}Z`,
    '#ffd24a',
  );
