import { lchOf, toneOf } from '../color/color.ts';
import type { Tone } from '../color/color.ts';
import type { Anchors, Look } from '../look.ts';
import { both, d, dot, flat, line, molded, ovalOf, shape } from '../pen.ts';
import { flame } from './horns.ts';

const FAIRY = toneOf(lchOf('#bfe6f5'));

/** All that is drawn behind the body: wings, a cape, flames. */
export function behind(look: Look, at: Anchors): string {
  const [x, y] = at.wings;
  return [
    look.has('glow') ? [116, 98, 82].map((r) => dot(ovalOf(128, at.head.y + 26, r), '#fff0a0', 0.26)).join('') : '',
    look.has('flames')
      ? [-1, 1].map((side) => flame(128 + side * 84, y + 50, 1.25) + flame(128 + side * 62, y - 6, 1.5)).join('') +
        flame(128, at.head.y - at.head.ry + 18, 1.3)
      : '',
    look.has('cape') ? cape(look.tint('cape', look.accent), x, y) : '',
    look.has('feather-wings') ? both(feathered(look.tint('feather-wings', look.mark), x, y)) : '',
    look.has('bat-wings') ? both(leathery(look.tint('bat-wings', look.mark), x, y)) : '',
    look.has('fairy-wings') ? both(fairy(look.tint('fairy-wings', FAIRY), x, y)) : '',
  ].join('');
}

function feathered(tone: Tone, x: number, y: number): string {
  const path = d`M${x + 18} ${y + 30}C${x - 14} ${y + 42} ${x - 34} ${y + 30} ${x - 42} ${y + 16}C${x - 56} ${y + 16} ${x - 64} ${y + 4} ${x - 66} ${y - 10}C${x - 76} ${y - 14} ${x - 82} ${y - 32} ${x - 80} ${y - 54}C${x - 56} ${y - 56} ${x - 14} ${y - 44} ${x + 20} ${y - 14}Z`;
  return (
    molded(path, tone, [x - 20, y - 14]) +
    line(
      d`M${x - 42} ${y + 16}Q${x - 26} ${y + 12} ${x - 18} ${y + 2}M${x - 66} ${y - 10}Q${x - 46} ${y - 10} ${x - 34} ${y - 20}`,
      tone.line,
      4,
    )
  );
}

function leathery(tone: Tone, x: number, y: number): string {
  const path = d`M${x + 20} ${y + 18}Q${x - 6} ${y + 2} ${x - 22} ${y + 28}Q${x - 34} ${y + 4} ${x - 56} ${y + 14}Q${x - 60} ${y - 12} ${x - 84} ${y - 18}C${x - 76} ${y - 38} ${x - 64} ${y - 52} ${x - 48} ${y - 68}Q${x - 20} ${y - 46} ${x + 20} ${y - 16}Z`;
  return (
    molded(path, tone, [x - 20, y - 16], 0.88) +
    line(
      d`M${x - 48} ${y - 68}Q${x - 40} ${y - 20} ${x - 22} ${y + 28}M${x - 48} ${y - 68}Q${x - 56} ${y - 30} ${x - 56} ${y + 14}`,
      tone.line,
      4,
    )
  );
}

const fairy = (tone: Tone, x: number, y: number) =>
  `<g opacity="0.9">${shape(d`M${x + 16} ${y + 6}C${x - 6} ${y - 62} ${x - 58} ${y - 84} ${x - 74} ${y - 54}C${x - 86} ${y - 22} ${x - 30} ${y + 12} ${x + 16} ${y + 10}Z`, tone.base)}${shape(d`M${x + 16} ${y + 8}C${x - 24} ${y + 10} ${x - 62} ${y + 26} ${x - 50} ${y + 52}C${x - 36} ${y + 68} ${x + 2} ${y + 44} ${x + 18} ${y + 14}Z`, tone.light)}${flat(d`M${x - 6} ${y - 10}C${x - 20} ${y - 46} ${x - 48} ${y - 62} ${x - 58} ${y - 46}C${x - 62} ${y - 30} ${x - 30} ${y - 10} ${x - 6} ${y - 6}Z`, '#ffffff', 0.5)}</g>`;

const cape = (tone: Tone, x: number, y: number) =>
  molded(
    d`M${x - 2} ${y - 20}C${x - 30} ${y + 20} ${x - 44} ${y + 50} ${x - 46} ${y + 78}Q${x - 20} ${y + 66} 128 ${y + 80}Q${276 - x} ${y + 66} ${302 - x} ${y + 78}C${300 - x} ${y + 50} ${286 - x} ${y + 20} ${258 - x} ${y - 20}Z`,
    tone,
    [128, y + 20],
  );
