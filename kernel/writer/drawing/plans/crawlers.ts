import type { Drawing, Look } from '../look.ts';
import { ball, both, d, dot, line, molded, oval, ovalOf, shape } from '../pen.ts';

export function spider(look: Look, { scorpion = false }: { scorpion?: boolean }): Drawing {
  const head = ovalOf(128, 142, 60, 54);
  const leg = (path: string) => line(path, look.coat.line, 13) + line(path, look.mark.base, 4.5);
  return {
    at: {
      head,
      body: ovalOf(128, 130, 60, 54),
      eyes: { x: 128, y: 140, gap: 24, r: 15, count: scorpion ? 2 : 8 },
      mouth: { x: 128, y: 168, w: 14, lips: 'plain' },
      wings: [80, 140],
    },
    back:
      both(
        leg('M90 128C60 100 44 86 34 110C28 128 22 150 18 168') +
          leg('M84 142C54 124 36 132 34 156C34 180 30 196 24 214') +
          leg('M84 160C60 158 50 176 50 194C50 208 46 216 44 224') +
          leg('M94 176C78 184 72 204 74 224'),
      ) +
      (scorpion
        ? line('M128 120C128 60 186 60 182 28', look.coat.line, 25) +
          line('M128 120C128 60 186 60 182 28', look.coat.base, 14) +
          shape('M166 32C170 8 196 4 204 24L184 44Z', look.mark.base) +
          both(molded('M62 174C36 176 26 200 40 214C44 204 52 204 54 214C72 208 76 186 62 174Z', look.mark, [50, 192]))
        : ball(ovalOf(128, 82, 52, 42), look.coat) + dot(ovalOf(128, 76, 10, 14), look.mark.base)),
    body: '',
    head: ball(head, look.coat, scorpion),
    shadow: 96,
  };
}

/** A caterpillar from the side, the head to us. */
export function caterpillar(look: Look): Drawing {
  const head = ovalOf(90, 126, 56, 54);
  return {
    at: {
      head,
      eyes: { x: 88, y: 120, gap: 23, r: 14.5 },
      mouth: { x: 88, y: 146, w: 15, lips: 'plain' },
      neck: { x: 96, y: 178, w: 34 },
      wings: [100, 150],
    },
    body: [
      [226, 186, 22],
      [204, 174, 28],
      [172, 184, 32],
      [134, 186, 36],
    ]
      .map(
        ([x = 0, y = 0, r = 0], index) =>
          line(d`M${x - 8} ${y + r - 4}v12M${x + 8} ${y + r - 4}v12`, look.coat.line, 8) +
          ball(ovalOf(x, y, r), index % 2 === 0 ? look.mark : look.coat, false),
      )
      .join(''),
    ears:
      line('M70 82C62 60 54 52 42 50M108 80C114 58 122 50 134 50', look.coat.line, 6) +
      oval(ovalOf(41, 50, 7), look.mark.base) +
      oval(ovalOf(135, 50, 7), look.mark.base),
    head: ball(head, look.coat),
    shadow: 88,
  };
}

export function snail(look: Look): Drawing {
  const stalk = (x: number) =>
    line(d`M${x} 124C${x - 2} 104 ${x - 4} 96 ${x - 4} 84`, look.coat.line, 17) +
    line(d`M${x} 124C${x - 2} 104 ${x - 4} 96 ${x - 4} 84`, look.coat.base, 7);
  return {
    at: {
      head: ovalOf(76, 146, 44, 40),
      eyes: { x: 72, y: 80, gap: 25, r: 17 },
      mouth: { x: 72, y: 154, w: 15, lips: 'plain' },
      wings: [140, 110],
    },
    back: '',
    body:
      molded(
        'M36 160C34 116 112 112 112 160C112 184 140 192 220 194C236 200 244 214 246 224H60C40 222 34 190 36 160Z',
        look.coat,
        [110, 196],
      ) +
      ball(ovalOf(166, 134, 66, 64), look.mark) +
      line(
        'M166 198C120 196 108 150 132 122C152 98 198 106 198 140C198 166 164 172 156 150C152 138 164 130 170 138',
        look.mark.line,
        6,
      ),
    ears: stalk(50) + stalk(100),
    head: dot(ovalOf(58, 134, 9, 5), look.coat.light, 0.7),
    shadow: 102,
  };
}
