import type { Drawing, Look } from '../look.ts';
import { ball, both, dot, line, molded, ovalOf, shape } from '../pen.ts';

export function mushroom(look: Look): Drawing {
  const tone = look.belly;
  return {
    at: {
      head: ovalOf(128, 104, 84, 62),
      body: ovalOf(128, 172, 46, 50),
      eyes: { x: 128, y: 166, gap: 22, r: 14 },
      mouth: { x: 128, y: 190, w: 14, lips: 'plain' },
      wings: [84, 180],
      rough: true,
    },
    body: molded('M88 128C92 160 70 196 84 218Q128 234 172 218C186 196 164 160 168 128Z', tone, [124, 172], 0.91),
    head:
      molded(
        'M20 128C20 66 72 26 128 26C184 26 236 66 236 128C236 146 182 152 128 152C74 152 20 146 20 128Z',
        look.coat,
        [120, 92],
        0.92,
      ) +
      [
        [76, 84, 19],
        [134, 62, 16],
        [186, 92, 20],
        [118, 112, 12],
        [52, 122, 9],
        [212, 126, 8],
      ]
        .map(([x = 0, y = 0, r = 0]) => dot(ovalOf(x, y, r, r * 0.86), look.mark.base))
        .join('') +
      dot(ovalOf(70, 56, 16, 7), look.coat.light, 0.7),
    shadow: 70,
  };
}

export function plant(look: Look, { form = 'flower' }: { form?: 'flower' | 'tree' | 'cactus' | 'pumpkin' }): Drawing {
  const green = { base: '#5aa84a', shade: '#458b3f', light: '#8fd071', line: '#24471f' };
  if (form === 'cactus') {
    const head = ovalOf(128, 116, 52, 72);
    return {
      at: {
        head,
        eyes: { x: 128, y: 112, gap: 24, r: 14 },
        mouth: { x: 128, y: 136, w: 15, lips: 'plain' },
        neck: { x: 128, y: 164, w: 44 },
        wings: [86, 120],
        rough: true,
      },
      back:
        line('M84 150C54 150 46 134 48 110M172 132C202 132 210 116 208 94', look.coat.line, 40) +
        line('M84 150C54 150 46 134 48 110M172 132C202 132 210 116 208 94', look.coat.base, 30),
      body:
        molded('M76 200V108C76 30 180 30 180 108V200Z', look.coat, [122, 120]) +
        line('M98 60v10M92 96v10M160 62v10M166 100v10M94 168v10M162 166v10M128 50v10', look.coat.light, 4) +
        molded(
          'M70 186H186L174 228H82Z',
          { base: '#d07a4c', shade: '#b0603a', light: '#eaa27a', line: '#5c2f1c' },
          [126, 206],
        ) +
        shape('M64 180H192V196H64Z', '#dd8a5b'),
      head: '',
      muzzle: '',
      shadow: 66,
    };
  }
  if (form === 'pumpkin') {
    return {
      at: {
        head: ovalOf(128, 148, 84, 68),
        eyes: { x: 128, y: 136, gap: 34, r: 19 },
        mouth: { x: 128, y: 172, w: 28, lips: 'plain' },
        wings: [60, 150],
        rough: true,
      },
      back:
        shape('M118 92C114 70 122 58 138 50L150 60C140 68 138 78 140 92Z', green.base) +
        shape('M140 76C156 56 182 58 194 72C178 86 158 88 140 80Z', green.light),
      body:
        both(ball(ovalOf(70, 152, 44, 62), look.coat, false)) +
        ball(ovalOf(128, 150, 62, 72), look.coat, false) +
        line('M96 92Q76 150 96 212M160 92Q180 150 160 212', look.coat.shade, 5) +
        dot(ovalOf(104, 100, 16, 8), look.coat.light, 0.7),
      head: '',
      shadow: 96,
    };
  }
  if (form === 'tree') {
    return {
      at: {
        head: ovalOf(128, 150, 44, 40),
        eyes: { x: 128, y: 150, gap: 21, r: 14 },
        mouth: { x: 128, y: 176, w: 16, lips: 'plain' },
        neck: { x: 128, y: 196, w: 34 },
        wings: [84, 170],
        rough: true,
      },
      back: both(
        line('M92 176C66 172 50 184 34 168M52 178l-10 12', look.coat.line, 18) +
          line('M92 176C66 172 50 184 34 168', look.coat.base, 8),
      ),
      body:
        molded(
          'M90 110C94 150 96 190 66 224Q84 220 96 226Q112 216 128 226Q144 216 160 226Q172 220 190 224C160 190 162 150 166 110Z',
          look.coat,
          [124, 170],
          0.91,
        ) + line('M104 196q4 10 2 20M150 196q-2 10 2 18M100 128v10', look.coat.shade, 5),
      head:
        [
          [70, 96, 44],
          [186, 96, 44],
          [128, 70, 54],
          [98, 108, 34],
          [158, 108, 34],
        ]
          .map(([x = 0, y = 0, r = 0]) => ball(ovalOf(x, y, r, r * 0.88), look.mark, false))
          .join('') +
        dot(ovalOf(128, 92, 60, 34), look.mark.base) +
        dot(ovalOf(108, 40, 18, 8), look.mark.light, 0.7) +
        dot(ovalOf(60, 78, 10, 5), look.mark.light, 0.7),
      shadow: 74,
    };
  }
  const head = ovalOf(128, 98, 46, 44);
  return {
    at: {
      head,
      eyes: { x: 128, y: 92, gap: 20, r: 13 },
      mouth: { x: 128, y: 114, w: 14, lips: 'plain' },
      wings: [100, 180],
    },
    back:
      line('M128 140V226', green.line, 19) +
      line('M128 140V226', green.base, 9) +
      both(molded('M124 214C96 216 64 204 52 176C84 168 114 184 124 214Z', green, [88, 194])),
    body: [0, 45, 90, 135, 180, 225, 270, 315]
      .map(
        (turn) =>
          `<ellipse cx="128" cy="42" rx="26" ry="32" fill="${turn % 90 === 0 ? look.coat.base : look.coat.shade}" transform="rotate(${turn} 128 98)"/>`,
      )
      .join(''),
    head: ball(head, look.mark),
    shadow: 46,
  };
}
