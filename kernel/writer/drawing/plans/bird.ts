import { lchOf, toneOf } from '../color/color.ts';
import type { Drawing, Look } from '../look.ts';

import { ball, both, d, dot, flat, line, molded, ovalOf, shape } from '../pen.ts';
import type { Oval } from '../pen.ts';
import { beakOf, crest, faceOf, wattle } from './bird-head.ts';
import type { Bird } from './bird-head.ts';

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
