import type { Anchors, Look } from '../look.ts';
import { d, dot, flat, line, ovalOf } from '../pen.ts';
import { drop } from './eyes.ts';

/** What shows a temper beside the face: a tear, sleep, hearts. */
export function sign(look: Look, { head, eyes }: Anchors): string {
  const [x, y] = [head.x + head.rx * 0.92, head.y - head.ry * 0.82];
  const drawn: Record<NonNullable<Look['mood']['sign']>, () => string> = {
    sleep: () => zed(x + 2, y + 2, 13) + zed(x + 22, y - 20, 18),
    tear: () =>
      drop(
        eyes.x + eyes.gap + look.quirks.eyeGap + eyes.r * 0.5,
        eyes.y + eyes.r * 1.9,
        Math.max(9, eyes.r * 0.7),
        '#6cc3f5',
      ),
    sweat: () => drop(x - 2, y + 16, 12, '#7fcdf7'),
    sparkle: () => sparkle(x + 12, y + 4, 15, '#ffd34d') + sparkle(x - 2, y - 20, 8, '#ffe89a'),
    anger: () => anger(x + 6, y + 2),
    hearts: () => heart(x + 14, y - 2, 13) + heart(x - 4, y - 22, 8),
    question: () => question(x + 14, y - 6),
    notes: () => note(x + 14, y - 4),
  };
  return look.mood.sign === undefined ? '' : drawn[look.mood.sign]();
}

export function blush(look: Look, { eyes }: Anchors): string {
  if (look.mood.blush !== true && !look.has('blush')) return '';
  const across = eyes.gap + eyes.r * 0.95;
  return [-1, 1]
    .map((side) =>
      dot(ovalOf(eyes.x + side * across, eyes.y + eyes.r * 1.55, eyes.r * 0.62, eyes.r * 0.38), '#ff5f7e', 0.5),
    )
    .join('');
}

const haloed = (path: string, color: string, width: number) =>
  line(path, '#fffdf8', width + 5) + line(path, color, width);

const zed = (x: number, y: number, size: number) =>
  haloed(d`M${x} ${y}h${size}l${-size} ${size}h${size}`, '#5c6bc0', size * 0.3);

const question = (x: number, y: number) =>
  haloed(d`M${x - 8} ${y - 6}c0 -14 19 -13 18 -1c-1 8 -9 7 -9 15`, '#3f7fcf', 5.5) +
  dot(ovalOf(x + 1, y + 18, 6.5), '#fffdf8') +
  dot(ovalOf(x + 1, y + 18, 4), '#3f7fcf');

const anger = (x: number, y: number) =>
  haloed(
    d`M${x - 5} ${y - 14}q1 8 -8 9M${x + 6} ${y - 14}q-1 9 9 9M${x - 13} ${y + 6}q9 0 8 9M${x + 15} ${y + 6}q-9 -1 -9 9`,
    '#d92f3a',
    5,
  );

const note = (x: number, y: number) =>
  haloed(d`M${x - 4} ${y + 14}v-26l17 -4v25`, '#7a4fc0', 5) +
  dot(ovalOf(x - 9, y + 15, 6.5, 5.5), '#7a4fc0') +
  dot(ovalOf(x + 8, y + 10, 6.5, 5.5), '#7a4fc0');

export const heart = (x: number, y: number, r: number, fill = '#f0486c') =>
  flat(
    d`M${x} ${y + r}C${x - r * 2} ${y - r * 0.3} ${x - r * 0.8} ${y - r * 1.4} ${x} ${y - r * 0.4}C${x + r * 0.8} ${y - r * 1.4} ${x + r * 2} ${y - r * 0.3} ${x} ${y + r}Z`,
    fill,
  );

/** A star of four points. */
export const sparkle = (x: number, y: number, r: number, fill: string, opacity = 1) =>
  flat(
    d`M${x} ${y - r}Q${x + r * 0.16} ${y - r * 0.16} ${x + r} ${y}Q${x + r * 0.16} ${y + r * 0.16} ${x} ${y + r}Q${x - r * 0.16} ${y + r * 0.16} ${x - r} ${y}Q${x - r * 0.16} ${y - r * 0.16} ${x} ${y - r}Z`,
    fill,
    opacity,
  );
