import { lchOf, toneOf } from '../color/color.ts';
import type { Look } from '../look.ts';
import { beak } from '../parts/parts.ts';
import { both, d, dot, flat, line, molded, ovalOf, shape } from '../pen.ts';
import type { Oval } from '../pen.ts';

export interface Bird {
  readonly beak: 'small' | 'parrot' | 'duck' | 'hooked' | 'long' | 'huge' | 'hen';
  readonly beakColor?: string;
  readonly shape?: 'round' | 'penguin' | 'tall' | 'owl';
  readonly crest?: 'tuft' | 'comb' | 'ears' | 'plume' | 'flame' | 'wattle';
  readonly tail?: 'short' | 'fan' | 'rooster' | 'flame' | 'long';
  readonly face?: 'disc' | 'bald' | 'cheeks';
}

export function crest(look: Look, head: Oval, kind: Bird['crest']): string {
  if (kind === undefined || kind === 'wattle') return '';
  const top = head.y - head.ry;
  const tilt = look.quirks.earTilt * 3;
  const drawn: Record<typeof kind, () => string> = {
    tuft: () =>
      molded(
        d`M112 ${top + 12}C${100 + tilt} ${top - 10} ${108 + tilt} ${top - 24} ${120 + tilt} ${top - 28}Q${120 + tilt} ${top - 16} ${126 + tilt} ${top - 12}Q${132 + tilt} ${top - 34} ${150 + tilt} ${top - 36}Q${144 + tilt} ${top - 20} ${150 + tilt} ${top - 16}Q148 ${top} 144 ${top + 12}Z`,
        look.mark,
        [126, top - 6],
      ),
    comb: () =>
      molded(
        d`M98 ${top + 14}C84 ${top - 22} 106 ${top - 30} 112 ${top - 14}C110 ${top - 40} 140 ${top - 42} 138 ${top - 16}C146 ${top - 34} 168 ${top - 22} 158 ${top + 14}Z`,
        toneOf(lchOf('#dd3f3c')),
        [126, top - 6],
      ),
    ears: () =>
      both(
        shape(
          d`M${78 + tilt} ${top + 24}Q${64 + tilt} ${top - 4} ${66 + tilt} ${top - 22}Q${92 + tilt} ${top - 16} 112 ${top + 4}Z`,
          look.coat.base,
        ),
      ),
    plume: () =>
      [-16, 0, 16]
        .map(
          (turn) =>
            `<g transform="rotate(${turn} 128 ${Math.round(top)})">${line(d`M128 ${top + 6}V${top - 20}`, look.coat.line, 4)}<circle cx="128" cy="${Math.round(top - 26)}" r="7.5" fill="${look.mark.base}"/></g>`,
        )
        .join(''),
    flame: () =>
      shape(
        d`M96 ${top + 14}C84 ${top - 18} 100 ${top - 30} 104 ${top - 40}Q114 ${top - 26} 116 ${top - 16}Q120 ${top - 44} 136 ${top - 58}Q138 ${top - 36} 142 ${top - 22}Q150 ${top - 36} 158 ${top - 40}C162 ${top - 18} 172 ${top - 6} 160 ${top + 14}Z`,
        '#ef5d2a',
      ) +
      flat(
        d`M110 ${top + 12}Q110 ${top - 10} 116 ${top - 4}Q124 ${top - 28} 132 ${top - 32}Q136 ${top - 10} 142 ${top - 6}Q150 ${top - 8} 146 ${top + 12}Z`,
        '#ffc93f',
      ),
  };
  return drawn[kind]();
}

export const wattle = ({ y }: Oval) =>
  both(
    shape(
      d`M128 ${y + 36}C116 ${y + 38} 112 ${y + 52} 119 ${y + 58}C126 ${y + 58} 128 ${y + 50} 128 ${y + 36}Z`,
      '#dd3f3c',
    ),
  );

export function faceOf({ belly }: Look, { x, y, rx, ry }: Oval, face: Bird['face']): string {
  if (face === undefined) return '';
  if (face === 'cheeks')
    return [-1, 1].map((side) => dot(ovalOf(x + side * rx * 0.66, y + ry * 0.3, rx * 0.22), '#f5873d', 0.85)).join('');
  if (face === 'bald')
    return flat(
      d`M${x - rx + 3} ${y + 8}A${rx - 3} ${ry - 3} 0 0 1 ${x + rx - 3} ${y + 8}Q${x + rx * 0.6} ${y + ry * 0.9} ${x} ${y + ry * 0.8}Q${x - rx * 0.6} ${y + ry * 0.9} ${x - rx + 3} ${y + 8}Z`,
      belly.base,
    );
  return both(dot(ovalOf(x - rx * 0.42, y, rx * 0.5, ry * 0.66), belly.base));
}

export function beakOf(
  { mood }: Look,
  kind: Bird['beak'],
  tone: ReturnType<typeof toneOf>,
  { x, y, rx }: Oval,
): string {
  const drawn: Record<typeof kind, () => string> = {
    small: () => beak(tone, x, y + 17, 15, 22, mood.mouth),
    hen: () => beak(tone, x, y + 16, 14, 26, mood.mouth),
    hooked: () => beak(tone, x, y + 16, 19, 34, mood.mouth),
    parrot: () => beak(tone, x, y + 14, 21, 42, mood.mouth),
    long: () => beak(tone, x, y + 14, 12, 52, mood.mouth),
    huge: () =>
      molded(
        d`M${x - 26} ${y + 4}Q${x} ${y - 16} ${x + 26} ${y + 4}C${x + 34} ${y + 40} ${x + 20} ${y + 66} ${x} ${y + 74}C${x - 20} ${y + 66} ${x - 34} ${y + 40} ${x - 26} ${y + 4}Z`,
        tone,
        [x - 4, y + 20],
        0.86,
      ) +
      flat(
        d`M${x - 13} ${y + 58}Q${x} ${y + 52} ${x + 13} ${y + 58}Q${x + 8} ${y + 68} ${x} ${y + 71}Q${x - 8} ${y + 68} ${x - 13} ${y + 58}Z`,
        '#33302f',
      ),
    duck: () =>
      molded(
        d`M${x - rx * 0.56} ${y + 20}Q${x - rx * 0.3} ${y + 2} ${x} ${y + 6}Q${x + rx * 0.3} ${y + 2} ${x + rx * 0.56} ${y + 20}Q${x + rx * 0.5} ${y + 38} ${x} ${y + 38}Q${x - rx * 0.5} ${y + 38} ${x - rx * 0.56} ${y + 20}Z`,
        tone,
        [x - 2, y + 18],
        0.84,
      ) +
      line(d`M${x - rx * 0.5} ${y + 23}Q${x} ${y + 33} ${x + rx * 0.5} ${y + 23}`, tone.line, 4) +
      dot(ovalOf(x - 7, y + 13, 2.4), tone.line) +
      dot(ovalOf(x + 7, y + 13, 2.4), tone.line),
  };
  return drawn[kind]();
}
