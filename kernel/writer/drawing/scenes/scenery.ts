import { d, dot, flat, line, n, ovalOf } from '../pen.ts';
import type { Paint } from './paint.ts';

/** Pieces that scenes share. None has an outline: they stay behind. */
export const ground = (y: number, fill: string) => flat(d`M0 ${y}Q64 ${y - 12} 128 ${y - 3}T256 ${y - 2}V256H0Z`, fill);
export const hills = (y: number, fill: string) =>
  flat(d`M0 ${y + 20}Q50 ${y - 34} 104 ${y + 6}Q160 ${y - 46} 214 ${y - 2}Q240 ${y - 14} 256 ${y}V256H0Z`, fill);
export const peaks = (y: number, fill: string, snow: string) =>
  flat(d`M-10 ${y + 90}L52 ${y}L96 ${y + 52}L150 ${y - 34}L214 ${y + 46}L232 ${y + 26}L270 ${y + 80}V256H-10Z`, fill) +
  flat(
    d`M52 ${y}L34 ${y + 26}L46 ${y + 22}L54 ${y + 32}L64 ${y + 22}L72 ${y + 24}ZM150 ${y - 34}L126 ${y + 2}L140 ${y - 4}L150 ${y + 10}L162 ${y - 4}L178 ${y + 1}Z`,
    snow,
  );
export const cloud = (x: number, y: number, s: number, fill: string, opacity = 0.9) =>
  flat(
    d`M${x - 30 * s} ${y}a${15 * s} ${15 * s} 0 0 1 ${8 * s} ${-26 * s}a${20 * s} ${20 * s} 0 0 1 ${36 * s} ${-4 * s}a${15 * s} ${15 * s} 0 0 1 ${14 * s} ${30 * s}Z`,
    fill,
    opacity,
  );
export const fir = (x: number, y: number, s: number, fill: string, trunk: string) =>
  flat(d`M${x - 4 * s} ${y - 14 * s}h${8 * s}v${14 * s}h${-8 * s}Z`, trunk) +
  flat(
    d`M${x} ${y - 92 * s}L${x + 22 * s} ${y - 56 * s}H${x + 14 * s}L${x + 30 * s} ${y - 30 * s}H${x + 20 * s}L${x + 36 * s} ${y - 8 * s}H${x - 36 * s}L${x - 20 * s} ${y - 30 * s}H${x - 30 * s}L${x - 14 * s} ${y - 56 * s}H${x - 22 * s}Z`,
    fill,
  );
export const sun = (x: number, y: number, r: number, fill: string) =>
  dot(ovalOf(x, y, r * 1.5), fill, 0.3) + dot(ovalOf(x, y, r), fill);
export const moon = (x: number, y: number, r: number, fill: string) =>
  dot(ovalOf(x, y, r * 1.5), fill, 0.16) +
  dot(ovalOf(x, y, r), fill) +
  dot(ovalOf(x - r * 0.3, y - r * 0.2, r * 0.2), '#000', 0.08) +
  dot(ovalOf(x + r * 0.3, y + r * 0.34, r * 0.15), '#000', 0.08);
export const twinkles = (fill: string) =>
  [
    [28, 34, 2.6],
    [62, 70, 1.8],
    [92, 22, 2.2],
    [150, 40, 1.7],
    [222, 96, 2.4],
    [240, 30, 1.8],
    [18, 110, 2],
    [196, 18, 2.2],
    [44, 150, 1.5],
    [236, 150, 1.7],
  ]
    .map(([x = 0, y = 0, r = 0]) => dot(ovalOf(x, y, r), fill))
    .join('');
export const tufts = (y: number, fill: string) =>
  line(
    [
      [18, 0],
      [58, 14],
      [206, 8],
      [238, -2],
      [96, 22],
      [170, 20],
    ]
      .map(([x = 0, down = 0]) => d`M${x} ${y + down}l-5 -10M${x} ${y + down}v-13M${x} ${y + down}l5 -10`)
      .join(''),
    fill,
    3,
  );
export const blossoms = (y: number, colors: readonly string[]) =>
  [
    [24, 2],
    [52, 18],
    [204, 14],
    [232, 0],
    [220, 24],
    [36, 28],
  ]
    .map(
      ([x = 0, down = 0], index) =>
        dot(ovalOf(x, y + down, 6), colors[index % colors.length] ?? '#fff') + dot(ovalOf(x, y + down, 2.4), '#ffe9a0'),
    )
    .join('');
export const bubbles = (fill: string) =>
  [
    [34, 60, 8],
    [48, 34, 5],
    [222, 80, 7],
    [208, 46, 4.5],
    [232, 150, 6],
    [22, 150, 5],
  ]
    .map(
      ([x = 0, y = 0, r = 0]) =>
        `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="none" stroke="${fill}" stroke-width="2.5" opacity="0.6"/>`,
    )
    .join('');
export const weeds = (paint: Paint) =>
  line(
    'M22 256c-8 -26 10 -36 0 -64M40 256c-6 -20 8 -28 2 -46M232 256c8 -26 -10 -40 2 -70M214 256c6 -18 -8 -26 -2 -42',
    paint(0.55, 0.11, 160),
    8,
  );
export const rocks = (y: number, fill: string) =>
  flat(
    d`M0 ${y + 14}Q14 ${y - 12} 36 ${y - 4}Q50 ${y + 4} 54 ${y + 20}H0ZM200 ${y + 20}Q206 ${y - 2} 224 ${y - 8}Q246 ${y - 10} 256 ${y + 10}V${y + 20}Z`,
    fill,
  );
export const stalactites = (fill: string) =>
  flat('M0 0H256V22L244 54L232 24L216 40L200 20L186 34L172 16H92L78 36L64 20L48 58L32 24L20 44L0 20Z', fill);
