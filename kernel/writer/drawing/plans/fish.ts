import type { Drawing, Look } from '../look.ts';
import { ball, d, dot, flat, line, molded, ovalOf, shape } from '../pen.ts';
import { spikes } from '../parts/parts.ts';

export interface Fish {
  readonly form: 'gold' | 'shark' | 'puffer' | 'angler' | 'ray' | 'seahorse';
}

/** Fish look at us over the shoulder: the body to the side, both eyes to be seen. */
export function fish(look: Look, { form }: Fish): Drawing {
  return { gold, shark, puffer, angler: gold, ray, seahorse }[form](look, form);
}

function gold(look: Look, form: string): Drawing {
  const body = ovalOf(112, 132, 78, 66);
  const fin = look.mark;
  return {
    at: {
      head: ovalOf(104, 130, 66, 62),
      body: ovalOf(128, 136, 60, 50),
      eyes: { x: 98, y: 118, gap: 31, r: 16.5 },
      mouth: { x: 98, y: 151, w: 15 },
      wings: [80, 120],
    },
    back:
      molded(
        'M172 132C196 96 222 82 240 88C236 110 226 124 224 134C228 146 238 160 240 178C218 182 194 166 172 138Z',
        fin,
        [204, 130],
      ) +
      line('M198 124l24 -16M200 134h22M198 144l24 16', fin.line, 3.5) +
      molded('M76 78C92 40 142 38 166 66C162 80 158 86 150 92Z', fin, [124, 74]) +
      molded('M100 190C104 214 130 222 148 214C144 202 138 192 136 186Z', fin, [124, 200]) +
      (form === 'angler' ? lure(look) : ''),
    body: ball(body, look.coat, false) + scales(look),
    head: dot(ovalOf(78, 92, 18, 8), look.coat.light, 0.75),
    muzzle: dot(ovalOf(98, 158, 40, 28), look.belly.base, 0.85),
    front: molded('M142 142C164 138 182 152 182 168C166 172 146 168 138 158Z', fin, [160, 154]) + bubbles(36, 96),
    shadow: 66,
  };
}

const lure = (look: Look) =>
  line('M128 60C120 26 88 18 62 34', look.coat.line, 6) +
  dot(ovalOf(56, 38, 24), '#fff3a0', 0.45) +
  `<circle cx="56" cy="38" r="12" fill="#fff3a0"/>`;

const scales = ({ coat }: Look) =>
  line('M148 104q10 6 0 16M164 112q10 8 0 18M150 126q10 6 0 14M166 140q10 8 -2 16', coat.shade, 4.5);

const bubbles = (x: number, y: number) =>
  [
    [0, 0, 8],
    [14, -22, 5.5],
    [-4, -40, 7],
  ]
    .map(
      ([dx = 0, dy = 0, r = 0]) =>
        `<circle cx="${x + dx}" cy="${y + dy}" r="${r}" fill="#ffffff" fill-opacity="0.55" stroke="#ffffff" stroke-width="2.5"/>`,
    )
    .join('');

function shark(look: Look): Drawing {
  const path =
    'M24 132C40 84 96 66 144 84C178 96 196 112 208 120C218 100 232 88 244 86C240 108 236 124 236 136C240 148 242 164 240 178C226 172 212 160 204 148C180 172 128 194 84 184C48 178 26 158 24 132Z';
  return {
    at: {
      head: ovalOf(96, 130, 66, 52),
      body: ovalOf(140, 130, 50, 36),
      eyes: { x: 84, y: 116, gap: 30, r: 13.5 },
      mouth: { x: 84, y: 150, w: 26, lips: 'plain' },
      wings: [90, 110],
      rough: true,
    },
    back: molded('M104 84C112 50 136 32 160 32C150 54 152 74 164 94Z', look.mark, [134, 70]),
    body:
      molded(path, look.coat, [110, 122], 0.93) +
      flat('M30 144C42 168 70 182 104 182C140 182 172 168 196 148C160 158 70 158 30 144Z', look.belly.base) +
      line('M146 116q8 12 0 26M160 118q8 10 0 22', look.coat.line, 4),
    head: '',
    front: molded('M128 168C140 190 166 204 186 202C182 184 168 166 156 158Z', look.mark, [152, 176]) + bubbles(30, 74),
    shadow: 76,
  };
}

function puffer(look: Look): Drawing {
  const body = ovalOf(122, 136, 74, 70);
  const spiky = { ...look, has: (feature: Parameters<Look['has']>[0]) => feature === 'spikes' || look.has(feature) };
  return {
    at: {
      head: body,
      body,
      eyes: { x: 122, y: 114, gap: 38, r: 18 },
      mouth: { x: 122, y: 146, w: 13, lips: 'plain' },
      wings: [70, 130],
    },
    back:
      spikes(spiky, body, [0, 334], 15) +
      molded(
        'M190 132C210 108 226 104 238 110C232 124 232 144 238 160C224 164 206 156 190 142Z',
        look.mark,
        [212, 134],
      ),
    body: ball(body, look.coat, false),
    head:
      dot(ovalOf(92, 86, 18, 9), look.coat.light, 0.75) +
      flat('M54 156Q122 190 190 156C182 188 156 205 122 205C88 205 62 188 54 156Z', look.belly.base),
    front:
      molded('M44 140C26 132 16 144 18 160C30 166 44 160 52 152Z', look.mark, [34, 150]) +
      molded('M190 146C206 140 218 150 218 166C206 172 194 166 184 158Z', look.mark, [202, 156]) +
      bubbles(30, 90),
    shadow: 62,
  };
}

function ray(look: Look): Drawing {
  const path = 'M128 60C168 60 196 104 240 128C216 150 170 190 128 190C86 190 40 150 16 128C60 104 88 60 128 60Z';
  return {
    at: {
      head: ovalOf(128, 112, 60, 48),
      body: ovalOf(128, 130, 60, 40),
      eyes: { x: 128, y: 104, gap: 26, r: 13.5 },
      mouth: { x: 128, y: 134, w: 17, lips: 'plain' },
      wings: [80, 130],
    },
    back:
      line('M128 186C150 214 190 214 214 196', look.coat.line, 13) +
      line('M128 186C150 214 190 214 214 196', look.coat.base, 5),
    body: molded(path, look.coat, [124, 116], 0.93) + dot(ovalOf(128, 150, 46, 28), look.belly.base, 0.8),
    head: dot(ovalOf(98, 84, 16, 7), look.coat.light, 0.75),
    front: bubbles(40, 84),
    shadow: 70,
  };
}

function seahorse(look: Look): Drawing {
  const head = ovalOf(120, 78, 44, 40);
  return {
    at: {
      head,
      body: ovalOf(136, 146, 30, 44),
      eyes: { x: 116, y: 72, gap: 20, r: 12.5 },
      mouth: { x: 74, y: 96, w: 5, lips: 'beak' },
      neck: { x: 134, y: 112, w: 26 },
      wings: [112, 140],
    },
    back:
      shape('M164 128C190 124 206 140 206 156C190 170 172 166 160 160Z', look.mark.base) +
      line('M168 138l28 6M168 148l28 6', look.mark.line, 3.5) +
      [
        [150, 44],
        [124, 34],
        [98, 42],
      ]
        .map(([x = 0, y = 0]) => shape(d`M${x - 10} ${y + 12}L${x + 2} ${y - 14}L${x + 12} ${y + 12}Z`, look.mark.base))
        .join(''),
    body:
      molded(
        'M112 96C98 130 104 166 124 184C138 198 140 208 128 210C118 212 114 202 120 198C106 192 96 206 104 220C116 234 154 226 156 200C156 186 166 176 168 150C170 126 160 108 152 96Z',
        look.coat,
        [134, 150],
      ) + line('M122 128q16 6 34 0M118 146q20 6 40 0M124 164q16 6 32 -2M132 180q10 4 20 -2', look.belly.base, 6),
    head: ball(head, look.coat),
    muzzle: molded('M100 82C84 84 70 88 58 90C52 96 54 106 62 108C80 108 96 106 108 104Z', look.coat, [84, 94]),
    front: bubbles(44, 66),
    shadow: 40,
  };
}
