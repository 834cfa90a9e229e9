/** What every stroke is made with: strings of SVG out of numbers and our own colours. The box is 256 by 256; the ground lies at y = 226. */
import type { Tone } from './color/color.ts';

export const GROUND = 226;
export const MIDDLE = 128;

export interface Oval {
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
}

export const ovalOf = (x: number, y: number, rx: number, ry = rx): Oval => ({ x, y, rx, ry });

/** One decimal is finer than a pixel at any size that is shown. */
export const n = (value: number) => String(Math.round(value * 10) / 10);

/** A path from a template: the numbers are rounded. */
export function d(parts: TemplateStringsArray, ...values: readonly number[]): string {
  let path = parts[0] ?? '';
  for (const [index, value] of values.entries()) {
    const number = n(value);
    // A minus parts numbers by itself.
    path = (number.startsWith('-') && path.endsWith(' ') ? path.slice(0, -1) : path) + number + parts[index + 1];
  }
  return path;
}

const ellipse = ({ x, y, rx, ry }: Oval, rest: string) =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}"${rest}/>`;

const fade = (opacity: number) => (opacity === 1 ? '' : ` opacity="${Math.round(opacity * 100) / 100}"`);

/** With the outline of the group around. */
export const oval = (shape: Oval, fill: string) => ellipse(shape, ` fill="${fill}"`);
/** Without an outline. */
export const dot = (shape: Oval, fill: string, opacity = 1) =>
  ellipse(shape, ` fill="${fill}" stroke="none"${fade(opacity)}`);
export const shape = (path: string, fill: string) => `<path d="${path}" fill="${fill}"/>`;
export const flat = (path: string, fill: string, opacity = 1) =>
  `<path d="${path}" fill="${fill}" stroke="none"${fade(opacity)}/>`;
export const line = (path: string, color: string, width = 5, opacity = 1) =>
  `<path d="${path}" fill="none" stroke="${color}" stroke-width="${n(width)}"${fade(opacity)}/>`;

/** An oval that looks round: its shade below, a lighter side above, a soft highlight. */
export function ball(at: Oval, tone: Tone, shine = true): string {
  const { x, y, rx, ry } = at;
  return [
    oval(at, tone.shade),
    dot(ovalOf(x - rx * 0.045, y - ry * 0.055, rx * 0.9 - 1.6, ry * 0.89 - 1.6), tone.base),
    shine ? dot(ovalOf(x - rx * 0.42, y - ry * 0.58, rx * 0.26, ry * 0.14), tone.light, 0.75) : '',
  ].join('');
}

/** Any path that looks round: the same below and above, drawn to `x`, `y` inside of it. */
export function molded(path: string, tone: Tone, [x, y]: readonly [number, number], grown = 0.9): string {
  const move = d`translate(${x * (1 - grown)} ${y * (1 - grown)}) scale(${grown})`;
  return `${flat(path, tone.shade)}<path d="${path}" fill="${tone.base}" stroke="none" transform="${move}"/>${shape(path, 'none')}`;
}

/** Lines of one width and colour for everything inside. */
export const outlined = (color: string, inside: string, width = 5) =>
  `<g stroke="${color}" stroke-width="${n(width)}" stroke-linejoin="round" stroke-linecap="round">${inside}</g>`;

export const turned = (degrees: number, [x, y]: readonly [number, number], inside: string) =>
  inside === '' || Math.abs(degrees) < 0.05
    ? inside
    : `<g transform="rotate(${n(degrees)} ${n(x)} ${n(y)})">${inside}</g>`;

export const moved = (x: number, y: number, scale: number, inside: string) =>
  `<g transform="translate(${n(x)} ${n(y)}) scale(${Math.round(scale * 1000) / 1000})">${inside}</g>`;

/** Mirrored at the middle of the picture. */
const mirrored = (inside: string) => (inside === '' ? '' : `<g transform="matrix(-1 0 0 1 256 0)">${inside}</g>`);
/** As drawn on the left, and mirrored. */
export const both = (left: string) => left + mirrored(left);

/** The point of an oval's edge at an angle: 0 is right, 90 below. */
export function edge({ x, y, rx, ry }: Oval, degrees: number): [x: number, y: number] {
  const angle = (degrees * Math.PI) / 180;
  return [x + rx * Math.cos(angle), y + ry * Math.sin(angle)];
}
