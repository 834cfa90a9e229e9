import type { Drawing, Look } from '../look.ts';
import { ball, both, d, dot, flat, line, molded, oval, ovalOf, shape } from '../pen.ts';
import { sparkle } from '../parts/parts.ts';

export function slime(look: Look): Drawing {
  const path =
    'M128 62C176 62 196 112 204 150C210 178 232 190 228 210C224 226 186 226 128 226C70 226 32 226 28 210C24 190 46 178 52 150C60 112 80 62 128 62Z';
  return {
    at: {
      head: ovalOf(128, 136, 66, 70),
      body: ovalOf(128, 160, 70, 60),
      eyes: { x: 128, y: 142, gap: 30, r: 17 },
      mouth: { x: 128, y: 174, w: 19, lips: 'plain' },
      wings: [76, 150],
      rough: true,
    },
    body:
      `<g opacity="0.94">${molded(path, look.coat, [118, 136], 0.91)}</g>` +
      dot(ovalOf(92, 102, 17, 25), look.coat.light, 0.85) +
      dot(ovalOf(82, 140, 6, 8), look.coat.light, 0.85) +
      [
        [176, 190, 9],
        [160, 120, 7],
        [190, 166, 5],
        [70, 190, 7],
        [112, 204, 5],
      ]
        .map(
          ([x = 0, y = 0, r = 0]) =>
            `<circle cx="${x}" cy="${y}" r="${r}" fill="${look.coat.light}" stroke="none" opacity="0.55"/>`,
        )
        .join(''),
    head: '',
    front: molded('M48 198c-4 12 -12 18 -8 24h20c4 -6 -4 -12 -12 -24Z', look.coat, [50, 212], 0.7),
    shadow: 106,
  };
}

export function ghost(look: Look): Drawing {
  const path =
    'M128 34C182 34 200 82 202 130C204 164 222 172 218 204C208 214 198 196 186 200C176 204 178 222 162 220C148 218 146 202 128 202C112 202 108 220 94 220C78 220 80 202 68 198C56 196 48 214 38 204C34 172 52 164 54 130C56 82 74 34 128 34Z';
  return {
    at: {
      head: ovalOf(128, 104, 66, 66),
      body: ovalOf(128, 150, 60, 40),
      eyes: { x: 128, y: 104, gap: 27, r: 16, pupil: 'bead' },
      mouth: { x: 128, y: 136, w: 17, lips: 'plain' },
      neck: { x: 128, y: 168, w: 54 },
      wings: [74, 140],
    },
    body: molded(path, look.coat, [120, 108], 0.91) + dot(ovalOf(90, 68, 14, 20), look.coat.light, 0.9),
    head: '',
    front: both(molded('M58 140C36 138 26 152 30 166C42 172 58 164 66 156Z', look.coat, [46, 154], 0.8)),
    shadow: 50,
  };
}

/** Beings of fire, water, air or light. */
export function elemental(look: Look, { of = 'fire' }: { of?: 'fire' | 'water' | 'air' | 'star' }): Drawing {
  const path = {
    fire: 'M128 226C70 226 42 184 54 138C60 116 74 108 76 82C90 88 98 100 100 112C104 80 108 48 140 22C142 56 158 72 168 96C172 86 174 78 172 66C196 92 214 132 204 170C196 206 170 226 128 226Z',
    water:
      'M128 226C76 226 50 190 52 156C54 112 104 92 120 28Q124 22 130 28C150 92 202 112 204 156C206 190 180 226 128 226Z',
    air: 'M128 212C92 214 70 202 62 184C34 184 22 156 38 136C32 104 62 86 84 94C94 62 146 54 166 86C196 76 228 98 218 130C238 150 226 182 196 184C188 204 164 212 128 212Z',
    star: 'M128 22C136 22 146 78 158 86C170 92 230 90 232 100C234 110 188 140 184 152C180 166 204 214 194 220C184 226 142 190 128 190C114 190 72 226 62 220C52 214 76 166 72 152C68 140 22 110 24 100C26 90 86 92 98 86C110 78 120 22 128 22Z',
  }[of];
  return {
    at: {
      head: ovalOf(128, 140, 62, 60),
      eyes: { x: 128, y: of === 'star' ? 122 : 146, gap: 26, r: 16 },
      mouth: { x: 128, y: of === 'star' ? 148 : 176, w: 17, lips: 'plain' },
      wings: [74, 150],
      rough: true,
    },
    body:
      molded(path, look.coat, [122, 136], 0.92) +
      (of === 'fire'
        ? flat(
            'M128 218C88 218 72 188 82 158C88 142 98 140 104 122C112 134 114 140 116 146C124 124 134 108 142 92C150 120 176 140 174 168C172 200 156 218 128 218Z',
            look.belly.base,
          )
        : dot(ovalOf(96, of === 'water' ? 148 : 112, 12, 20), look.coat.light, 0.8)),
    head: '',
    front: of === 'fire' ? sparkle(48, 84, 7, '#ffd24a') + sparkle(212, 66, 9, '#ffd24a') : '',
    shadow: of === 'air' ? 54 : 62,
  };
}

/** One great eye that floats, with little ones on stalks: an idea as old as Argus. */
export function watcher(look: Look): Drawing {
  const stalk = (path: string, x: number, y: number) =>
    line(path, look.coat.line, 17) +
    line(path, look.coat.base, 7) +
    oval(ovalOf(x, y, 13), '#fffdf8') +
    dot(ovalOf(x, y, 6.5), look.ink);
  const head = ovalOf(128, 138, 74, 70);
  return {
    at: {
      head,
      body: head,
      eyes: { x: 128, y: 122, gap: 0, r: 34, count: 1, pupil: 'slit' },
      mouth: { x: 128, y: 176, w: 30, lips: 'plain' },
      wings: [64, 140],
      rough: true,
    },
    back:
      stalk('M74 96C54 76 58 60 46 50', 44, 46) +
      stalk('M106 76C98 50 104 42 98 28', 97, 26) +
      stalk('M150 76C158 50 152 42 158 28', 159, 26) +
      stalk('M182 96C202 76 198 60 210 50', 212, 46),
    body: '',
    head:
      ball(head, look.coat) +
      dot(ovalOf(72, 168, 8), look.coat.shade) +
      dot(ovalOf(186, 160, 10), look.coat.shade) +
      dot(ovalOf(174, 184, 6), look.coat.shade),
    shadow: 48,
  };
}

/** A chest that bites. */
export function mimic(look: Look): Drawing {
  const tooth = (x: number, y: number, tip: number) => shape(d`M${x - 10} ${y}L${x} ${tip}L${x + 10} ${y}Z`, '#fffdf2');
  const gold = '#f4c13d';
  return {
    at: {
      head: ovalOf(128, 98, 84, 46),
      eyes: { x: 128, y: 86, gap: 36, r: 17 },
      mouth: { x: 128, y: 140, w: 10, lips: 'beak' },
      wings: [50, 140],
      rough: true,
    },
    body:
      shape('M40 122H216V172H40Z', '#4a1d2b') +
      [60, 84, 172, 196].map((x) => tooth(x, 122, 146)).join('') +
      shape('M104 140C100 170 92 200 108 222C120 232 140 228 148 214C158 196 152 166 150 140Z', '#ef6c84') +
      line('M127 150Q126 186 130 206', '#c9465f', 4) +
      [52, 76, 180, 204].map((x) => tooth(x, 174, 152)).join('') +
      molded('M36 168H98C94 184 92 204 102 226H36Z', look.coat, [64, 196]) +
      molded('M220 168H156C158 184 158 204 150 222L148 226H220Z', look.coat, [190, 196]) +
      shape('M36 168H52V226H36ZM204 168H220V226H204Z', gold),
    head:
      molded('M32 124C30 70 58 46 128 46C198 46 226 70 224 124Z', look.coat, [124, 84], 0.93) +
      shape(
        'M32 124C31 92 40 70 56 58L66 54C54 74 50 96 50 124ZM224 124C225 92 216 70 200 58L190 54C202 74 206 96 206 124Z',
        gold,
      ) +
      line('M50 108H206', look.coat.shade, 4),
    muzzle: shape('M114 108H142V130Q128 140 114 130Z', gold) + dot(ovalOf(128, 121, 4, 6), look.ink),
    shadow: 100,
  };
}
