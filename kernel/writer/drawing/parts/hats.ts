import { lchOf, toneOf } from '../color/color.ts';
import type { Tone } from '../color/color.ts';
import type { Anchors, FeatureName, Look } from '../look.ts';
import { d, dot, flat, line, molded, moved, oval, ovalOf, shape } from '../pen.ts';
import { sparkle } from './signs.ts';

const GOLD = toneOf(lchOf('#f4c13d'));
const BLACK = toneOf(lchOf('#3a3842'));
const STRAW = toneOf(lchOf('#e6c069'));
const STEEL = toneOf(lchOf('#aab4c2'));
const PETAL = toneOf(lchOf('#f58fb3'));

/** Drawn around 0, 0 where the hat meets the middle of the brow; 100 wide for a head of 120. */
const HATS: readonly (readonly [FeatureName, Tone | 'accent', (tone: Tone) => string])[] = [
  [
    'top-hat',
    BLACK,
    (tone) =>
      molded('M-30 2L-34 -50Q0 -60 34 -50L30 2Z', tone, [0, -26]) +
      shape('M-31 -14Q0 -4 31 -14L30 2Q0 12 -30 2Z', '#c9414d') +
      molded('M-54 2Q0 -14 54 2Q56 12 0 16Q-56 12 -54 2Z', tone, [0, 4]),
  ],
  [
    'wizard-hat',
    'accent',
    (tone) =>
      molded('M-34 2Q-14 -44 8 -84Q14 -64 26 -60Q26 -30 36 2Q0 12 -34 2Z', tone, [0, -26]) +
      sparkle(4, -38, 11, '#ffe08a') +
      sparkle(-12, -14, 7, '#ffe08a') +
      molded('M-60 4Q0 -14 60 4Q58 16 0 18Q-58 16 -60 4Z', tone, [0, 6]),
  ],
  [
    'party-hat',
    'accent',
    (tone) =>
      molded('M-30 4L0 -66L30 4Q0 14 -30 4Z', tone, [0, -14]) +
      flat('M-21 -18L16 -32L20 -22L-25 -7Z', '#fff3b0') +
      oval(ovalOf(0, -68, 10), '#fff3b0'),
  ],
  [
    'straw-hat',
    STRAW,
    (tone) =>
      molded('M-34 2Q-36 -42 0 -44Q36 -42 34 2Z', tone, [0, -18]) +
      shape('M-35 -10Q0 0 35 -10L34 2Q0 12 -34 2Z', '#c9414d') +
      molded('M-68 0Q0 -12 68 0Q66 14 0 16Q-66 14 -68 0Z', tone, [0, 4]),
  ],
  [
    'cap',
    'accent',
    (tone) =>
      molded('M-42 8Q-44 -36 0 -38Q44 -36 42 8Q0 -4 -42 8Z', tone, [0, -12]) +
      oval(ovalOf(0, -38, 7, 5), tone.light) +
      molded('M-44 8Q0 -14 44 8Q30 22 0 20Q-30 22 -44 8Z', tone, [0, 8]),
  ],
  [
    'helmet',
    STEEL,
    (tone) =>
      molded('M-48 12Q-52 -46 0 -48Q52 -46 48 12Q0 -4 -48 12Z', tone, [0, -14]) +
      shape('M-8 -46Q0 -50 8 -46L7 20Q0 26 -7 20Z', tone.light) +
      line('M-48 10Q0 -8 48 10', tone.line, 9) +
      [-34, -20, 20, 34].map((x) => dot(ovalOf(x, 3, 3), GOLD.light)).join(''),
  ],
  [
    'snow-cap',
    toneOf(lchOf('#d4403a')),
    (tone) =>
      molded('M-42 4Q-30 -58 30 -56Q58 -50 56 -20Q48 -28 36 -28Q40 -14 42 4Z', tone, [0, -22]) +
      oval(ovalOf(57, -16, 11), '#fffdf6') +
      shape('M-50 2Q0 -16 50 2Q54 16 46 18Q0 4 -46 18Q-54 16 -50 2Z', '#fffdf6'),
  ],
  [
    'crown',
    GOLD,
    (tone) =>
      molded('M-38 8L-44 -32L-22 -14L0 -42L22 -14L44 -32L38 8Q0 16 -38 8Z', tone, [0, -8]) +
      [
        [-44, -34],
        [0, -44],
        [44, -34],
      ]
        .map(([x = 0, y = 0]) => oval(ovalOf(x, y, 6), tone.light))
        .join('') +
      oval(ovalOf(0, -5, 6.5, 7.5), '#d63b55') +
      dot(ovalOf(-22, -3, 4.5), '#3f8fd6') +
      dot(ovalOf(22, -3, 4.5), '#3f8fd6'),
  ],
  [
    'bow',
    'accent',
    (tone) =>
      moved(
        30,
        -4,
        1,
        molded('M0 0C-14 -24 -38 -22 -36 0C-38 20 -14 20 0 4Z', tone, [-22, 0]) +
          molded('M0 0C14 -24 38 -22 36 0C38 20 14 20 0 4Z', tone, [22, 0]) +
          oval(ovalOf(0, 1, 8, 9), tone.light),
      ),
  ],
  [
    'flower',
    PETAL,
    (tone) =>
      moved(
        -32,
        4,
        1,
        [0, 72, 144, 216, 288]
          .map((turn) => `<ellipse cx="0" cy="-13" rx="9.5" ry="12" fill="${tone.base}" transform="rotate(${turn})"/>`)
          .join('') + oval(ovalOf(0, 0, 8), '#ffd24a'),
      ),
  ],
];

/** What sits on the head: each thing that was said, the biggest below. */
export function hats(look: Look, { head, brow }: Anchors): string {
  const scale = Math.min(1.15, Math.max(0.55, head.rx / 60));
  const on = HATS.filter(([feature]) => look.has(feature));
  const drawn = on.map(([feature, tone, draw]) => draw(look.tint(feature, tone === 'accent' ? look.accent : tone)));
  const y = brow ?? head.y - head.ry * 0.84;
  return [
    on.length === 0 ? '' : moved(head.x, y, scale, drawn.join('')),
    look.has('tuft') ? tuft(look.tint('tuft', look.mark), head.x, head.y - head.ry + 6, scale) : '',
    look.has('leaves') ? sprout(head.x, head.y - head.ry + 3) : '',
    look.has('headphones') ? headphones(look, head) : '',
    look.has('halo')
      ? line(d`M${head.x - 34} ${head.y - head.ry - 18}a34 10 0 1 0 68 0a34 10 0 1 0 -68 0Z`, GOLD.line, 13) +
        line(d`M${head.x - 34} ${head.y - head.ry - 18}a34 10 0 1 0 68 0a34 10 0 1 0 -68 0Z`, '#ffdf6b', 6.5)
      : '',
  ].join('');
}

const tuft = (tone: Tone, x: number, y: number, s: number) =>
  molded(
    d`M${x - 18 * s} ${y + 8 * s}C${x - 30 * s} ${y - 12 * s} ${x - 24 * s} ${y - 24 * s} ${x - 14 * s} ${y - 26 * s}C${x - 14 * s} ${y - 20 * s} ${x - 10 * s} ${y - 16 * s} ${x - 8 * s} ${y - 14 * s}C${x - 8 * s} ${y - 30 * s} ${x + 2 * s} ${y - 40 * s} ${x + 16 * s} ${y - 38 * s}C${x + 8 * s} ${y - 28 * s} ${x + 14 * s} ${y - 18 * s} ${x + 20 * s} ${y - 20 * s}C${x + 28 * s} ${y - 8 * s} ${x + 20 * s} ${y + 6 * s} ${x + 14 * s} ${y + 8 * s}Q${x} ${y + 14 * s} ${x - 18 * s} ${y + 8 * s}Z`,
    tone,
    [x, y - 6 * s],
  );

const sprout = (x: number, y: number) =>
  line(d`M${x} ${y + 4}Q${x - 2} ${y - 12} ${x + 2} ${y - 20}`, '#3f6b2e', 6) +
  shape(
    d`M${x + 2} ${y - 20}C${x + 8} ${y - 42} ${x + 32} ${y - 42} ${x + 38} ${y - 34}C${x + 32} ${y - 18} ${x + 14} ${y - 12} ${x + 2} ${y - 20}Z`,
    '#76b947',
  ) +
  shape(
    d`M${x + 2} ${y - 20}C${x - 4} ${y - 36} ${x - 24} ${y - 36} ${x - 28} ${y - 28}C${x - 22} ${y - 16} ${x - 8} ${y - 12} ${x + 2} ${y - 20}Z`,
    '#8fcf5a',
  );

function headphones(look: Look, { x, y, rx, ry }: Anchors['head']): string {
  const tone = look.tint('headphones', BLACK);
  const band = d`M${x - rx + 2} ${y}A${rx} ${ry * 1.08} 0 0 1 ${x + rx - 2} ${y}`;
  return (
    line(band, tone.line, 14) +
    line(band, tone.base, 6) +
    [-1, 1]
      .map((side) =>
        molded(d`M${x + side * (rx - 8)} ${y - 20}q${side * 24} -2 ${side * 24} 20q0 22 ${side * -24} 20Z`, tone, [
          x + side * (rx + 2),
          y,
        ]),
      )
      .join('')
  );
}
