import { lchOf, toneOf } from '../color/color.ts';
import type { Drawing, Look } from '../look.ts';
import { ears, tusks } from '../parts/parts.ts';
import type { EarKind } from '../parts/parts.ts';
import { ball, both, d, dot, flat, line, molded, oval, ovalOf } from '../pen.ts';
import type { Oval } from '../pen.ts';
import { hairBefore, hairBehind } from './hair.ts';
import type { HairKind } from './hair.ts';

export interface Person {
  readonly ears: EarKind;
  readonly hair?: HairKind;
  readonly build?: 'small' | 'stout' | 'slim';
  readonly nose?: 'small' | 'big' | 'long' | 'none';
  readonly clothes?: 'tunic' | 'robe' | 'armor' | 'bones' | 'fish' | 'bandage' | 'fur';
  readonly jaw?: 'under' | 'skull';
}

/** Whoever stands on two legs: people, goblins, skeletons, mermaids. */
export function person(look: Look, options: Person): Drawing {
  const stout = options.build === 'stout';
  const head = ovalOf(128, 96, stout ? 60 : 56, stout ? 52 : 54);
  const body = ovalOf(128, 184, stout ? 58 : 42, 44);
  const skull = options.jaw === 'skull';
  return {
    at: {
      head,
      body,
      eyes: { x: 128, y: 96, gap: 25, r: skull ? 16 : 13.5, pupil: skull ? 'socket' : 'round' },
      mouth: {
        x: 128,
        y: skull ? 136 : options.nose === 'big' || options.nose === 'long' ? 128 : 123,
        w: skull ? 18 : 17,
        lips: 'plain',
      },
      neck: { x: 128, y: 150, w: stout ? 40 : 32 },
      wings: [96, 150],
    },
    back: hairBehind(look, options.hair, head),
    body: options.clothes === 'fish' ? fishTail(look) : clothes(look, options.clothes ?? 'tunic', body),
    ears: ears(look, head, options.ears, look.coat.shade),
    head: skull ? jawed(look, head) : ball(head, look.coat, options.hair === 'bald' || options.hair === undefined),
    muzzle:
      (options.jaw === 'under' ? dot(ovalOf(128, 128, 40, 20), look.belly.base) : '') +
      nose(look, options.nose ?? 'small') +
      hairBefore(look, options.hair, head) +
      tusks(look, 128, options.jaw === 'under' ? 142 : 136, 17),
    shadow: stout ? 74 : 56,
  };
}

function clothes(look: Look, kind: NonNullable<Person['clothes']>, { rx, x }: Oval): string {
  const cloth =
    kind === 'armor' ? toneOf(lchOf('#a9b3c1')) : kind === 'bandage' || kind === 'fur' ? look.coat : look.accent;
  const left = x - rx;
  const arm =
    molded(
      d`M${left + 16} 146C${left - 8} 152 ${left - 18} 176 ${left - 16} 196C${left - 8} 202 ${left + 2} 200 ${left + 6} 194L${left + 22} 164Z`,
      kind === 'robe' ? cloth : kind === 'bones' ? look.coat : cloth,
      [left + 2, 174],
    ) + ball(ovalOf(left - 6, 198, 12), look.coat, false);
  if (kind === 'bones')
    return (
      both(
        line(d`M112 146L86 176L92 200`, look.coat.line, 15) +
          line('M112 146L86 176L92 200', look.coat.base, 6) +
          line('M116 196L108 222H96', look.coat.line, 15) +
          line('M116 196L108 222H97', look.coat.base, 6),
      ) +
      line('M128 146V198', look.coat.line, 17) +
      line('M128 146V198', look.coat.base, 7) +
      both(
        line('M128 156Q98 158 100 174M128 170Q104 172 106 186', look.coat.line, 14) +
          line('M128 156Q98 158 100 174M128 170Q104 172 106 186', look.coat.base, 5),
      ) +
      ball(ovalOf(128, 200, 22, 10), look.coat, false)
    );
  const skirt =
    kind === 'robe'
      ? d`M${left + 8} 150C${left} 180 ${left - 8} 210 ${left - 10} 226H${266 - left}C${264 - left} 210 ${256 - left} 180 ${248 - left} 150Q128 132 ${left + 8} 150Z`
      : d`M${left + 8} 150C${left - 2} 172 ${left + 2} 196 ${left + 4} 210Q128 220 ${252 - left} 210C${254 - left} 196 ${258 - left} 172 ${248 - left} 150Q128 132 ${left + 8} 150Z`;
  const shoes =
    kind === 'robe'
      ? ''
      : both(
          molded(
            d`M${left + 10} 200V222Q${left + 4} 226 ${left + 2} 226H124V204Z`,
            kind === 'fur' || kind === 'bandage' ? look.coat : toneOf(lchOf('#6b4a38')),
            [left + 22, 210],
          ),
        );
  const trim: Record<typeof kind, () => string> = {
    tunic: () =>
      line(d`M${left + 3} 192Q128 204 ${253 - left} 192`, toneOf(lchOf('#6b4a38')).base, 9) +
      oval(ovalOf(128, 198, 8, 8), '#f4c13d'),
    robe: () => line('M128 146V224', cloth.shade, 5) + line(d`M${left} 188Q128 200 ${256 - left} 188`, '#f4c13d', 6),
    armor: () =>
      line('M128 146V210', cloth.line, 4) +
      line(d`M${left + 4} 178Q128 192 ${252 - left} 178`, cloth.line, 4) +
      both(ball(ovalOf(left + 14, 152, 18, 14), cloth, false)),
    bandage: () =>
      line(
        d`M${left + 4} 164Q128 176 ${252 - left} 160M${left + 2} 184Q128 192 ${254 - left} 180M${left + 4} 202Q128 206 ${252 - left} 198`,
        cloth.shade,
        4.5,
      ),
    fur: () => dot(ovalOf(128, 184, rx * 0.58, 30), look.belly.base),
    fish: () => '',
  };
  return shoes + both(arm) + molded(skirt, cloth, [124, 178], 0.9) + trim[kind]();
}

const fishTail = (look: Look) =>
  both(
    line('M110 158C90 166 82 178 86 194', look.coat.line, 21) +
      line('M110 158C90 166 82 178 86 194', look.coat.base, 11),
  ) +
  molded('M104 146Q128 136 152 146L156 176H100Z', look.coat, [126, 160]) +
  both(ball(ovalOf(115, 163, 13, 11), look.accent, false)) +
  molded(
    'M98 176Q128 186 158 176C166 204 150 214 176 216C196 204 214 196 232 200C232 214 224 220 214 224C220 230 218 236 210 240C190 238 176 234 164 228C130 232 92 216 98 176Z',
    look.mark,
    [130, 200],
  ) +
  line('M112 192q6 6 12 0q6 6 12 0q6 6 12 0M120 206q6 6 12 0q6 6 12 0', look.mark.shade, 4);

function jawed(look: Look, { x, y, rx, ry }: Oval): string {
  return (
    molded(
      d`M${x - rx} ${y}C${x - rx} ${y - ry * 1.3} ${x + rx} ${y - ry * 1.3} ${x + rx} ${y}C${x + rx} ${y + 24} ${x + rx - 10} ${y + 30} ${x + 34} ${y + 34}V${y + 56}Q${x} ${y + 64} ${x - 34} ${y + 56}V${y + 34}C${x - rx + 10} ${y + 30} ${x - rx} ${y + 24} ${x - rx} ${y}Z`,
      look.coat,
      [x - 4, y],
      0.92,
    ) +
    flat(d`M${x} ${y + 16}L${x - 7} ${y + 27}Q${x} ${y + 24} ${x + 7} ${y + 27}Z`, look.ink) +
    dot(ovalOf(x - 26, y - 36, 14, 6), look.coat.light, 0.8)
  );
}

function nose({ coat }: Look, kind: NonNullable<Person['nose']>): string {
  const drawn: Record<typeof kind, () => string> = {
    none: () => '',
    small: () => line('M123 108q5 5 10 0', coat.line, 4.5),
    big: () => ball(ovalOf(128, 112, 14, 12), coat),
    long: () => molded('M120 98C110 112 104 124 114 128C124 130 136 124 134 112L132 98Z', coat, [122, 114], 0.8),
  };
  return drawn[kind]();
}
