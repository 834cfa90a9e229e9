import { lchOf, toneOf } from '../color/color.ts';
import type { Drawing, Look } from '../look.ts';
import { beak } from '../parts/parts.ts';
import { ball, both, d, dot, flat, line, molded, ovalOf, shape } from '../pen.ts';
import type { Oval } from '../pen.ts';

export interface Bird {
  readonly beak: 'small' | 'parrot' | 'duck' | 'hooked' | 'long' | 'huge' | 'hen';
  readonly beakColor?: string;
  readonly shape?: 'round' | 'penguin' | 'tall' | 'owl';
  readonly crest?: 'tuft' | 'comb' | 'ears' | 'plume' | 'flame' | 'wattle';
  readonly tail?: 'short' | 'fan' | 'rooster' | 'flame' | 'long';
  readonly face?: 'disc' | 'bald' | 'cheeks';
}

/** A bird from before, on its feet. */
export function bird(look: Look, options: Bird): Drawing {
  const { shape: form = 'round', beakColor = '#f0a93a' } = options;
  const tone = toneOf(lchOf(beakColor));
  const tall = form === 'tall';
  const head = tall
    ? ovalOf(128, 70, 40, 36)
    : ovalOf(128, form === 'penguin' ? 92 : 98, form === 'owl' ? 64 : 58, form === 'owl' ? 54 : 52);
  const body = tall
    ? ovalOf(128, 162, 52, 40)
    : ovalOf(128, form === 'penguin' ? 160 : 162, form === 'owl' ? 62 : 60, form === 'penguin' ? 62 : 56);
  const wide = options.beak === 'duck' || options.beak === 'huge';
  const eyes = {
    x: 128,
    y: head.y - 4,
    gap: head.rx * (form === 'owl' ? 0.44 : wide ? 0.52 : 0.47),
    r: form === 'owl' ? 20 : tall ? 11.5 : 14.5,
  };
  return {
    at: {
      head,
      body,
      eyes,
      mouth: { x: 128, y: head.y + 22, w: 14, lips: 'beak' },
      neck: { x: 128, y: head.y + head.ry * 0.92, w: tall ? 20 : 44 },
      wings: [body.x - body.rx + 14, body.y - 10],
    },
    back: tailOf(look, options.tail ?? 'short', body),
    body:
      legs(tone.base, tone.line, body, tall) +
      (tall
        ? molded(d`M112 ${head.y + 20}Q118 112 100 146H156Q138 112 144 ${head.y + 20}Z`, look.coat, [126, 120])
        : '') +
      ball(body, look.coat, false) +
      dot(ovalOf(body.x, body.y + 8, body.rx * 0.62, body.ry * 0.74), look.belly.base) +
      chestFeathers(look, body, form) +
      wings(look, body),
    ears: crest(look, head, options.crest),
    head: ball(head, look.coat),
    muzzle:
      faceOf(look, head, options.face) +
      beakOf(look, options.beak, tone, head) +
      (options.crest === 'wattle' || options.crest === 'comb' ? wattle(head) : ''),
    shadow: body.rx + 4,
  };
}

function legs(fill: string, stroke: string, { y, ry, rx }: Oval, tall: boolean): string {
  const top = y + ry - 10;
  const across = rx * 0.4;
  const leg = tall
    ? line(d`M${128 - across} ${top}V220`, stroke, 11) + line(d`M${128 - across} ${top}V220`, fill, 5)
    : '';
  return both(
    leg +
      shape(
        d`M${128 - across - 18} 226Q${128 - across - 16} 212 ${128 - across} 210Q${128 - across + 16} 212 ${128 - across + 18} 226Q${128 - across + 9} 221 ${128 - across + 6} 226Q${128 - across} 220 ${128 - across - 6} 226Q${128 - across - 9} 221 ${128 - across - 18} 226Z`,
        fill,
      ),
  );
}

function wings(look: Look, { x, y, rx }: Oval): string {
  const left = x - rx;
  return both(
    molded(
      d`M${left + 14} ${y - 34}C${left - 14} ${y - 22} ${left - 20} ${y + 22} ${left - 4} ${y + 44}C${left + 2} ${y + 38} ${left + 6} ${y + 36} ${left + 8} ${y + 30}C${left + 14} ${y + 28} ${left + 16} ${y + 20} ${left + 18} ${y + 14}C${left + 26} ${y} ${left + 26} ${y - 22} ${left + 14} ${y - 34}Z`,
      look.mark,
      [left, y],
      0.84,
    ),
  );
}

function chestFeathers({ belly }: Look, { x, y }: Oval, form: string): string {
  if (form === 'penguin') return '';
  return line(
    [
      [-18, 0],
      [0, 0],
      [18, 0],
      [-9, 14],
      [9, 14],
    ]
      .map(([across = 0, down = 0]) => d`M${x + across - 6} ${y + 2 + down}q6 7 12 0`)
      .join(''),
    belly.shade,
    4,
  );
}

function tailOf(look: Look, kind: NonNullable<Bird['tail']>, { y }: Oval): string {
  const { mark, coat } = look;
  const eye = (turn: number) =>
    `<g transform="rotate(${turn} 128 146)">${shape('M128 150Q96 60 128 4Q160 60 128 150Z', mark.base)}${dot(ovalOf(128, 36, 13, 17), '#e8b53c')}${dot(ovalOf(128, 38, 7.5, 10), '#2b59b0')}</g>`;
  const plume = (turn: number, fill: string) =>
    `<g transform="rotate(${turn} 164 196)">${shape('M158 206Q140 130 176 106Q192 140 172 206Z', fill)}</g>`;
  const drawn: Record<typeof kind, () => string> = {
    short: () => '',
    fan: () => [-96, -72, -48, -24, 96, 72, 48, 24, 0].map(eye).join(''),
    rooster: () => plume(78, coat.shade) + plume(58, mark.base) + plume(38, mark.shade) + plume(20, coat.base),
    long: () => molded(d`M150 ${y + 20}Q190 ${y + 40} 214 226Q180 230 140 ${y + 50}Z`, mark, [172, y + 40]),
    flame: () =>
      [-62, -38, 62, 38]
        .map(
          (turn) =>
            `<g transform="rotate(${turn} 128 200)">${shape('M128 204Q92 130 118 64Q122 84 134 88Q132 66 144 46Q170 130 128 204Z', '#ef5d2a')}${flat('M128 190Q108 140 126 96Q150 140 128 190Z', '#ffc93f')}</g>`,
        )
        .join(''),
  };
  return drawn[kind]();
}

function crest(look: Look, head: Oval, kind: Bird['crest']): string {
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

const wattle = ({ y }: Oval) =>
  both(
    shape(
      d`M128 ${y + 36}C116 ${y + 38} 112 ${y + 52} 119 ${y + 58}C126 ${y + 58} 128 ${y + 50} 128 ${y + 36}Z`,
      '#dd3f3c',
    ),
  );

function faceOf({ belly }: Look, { x, y, rx, ry }: Oval, face: Bird['face']): string {
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

function beakOf({ mood }: Look, kind: Bird['beak'], tone: ReturnType<typeof toneOf>, { x, y, rx }: Oval): string {
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
