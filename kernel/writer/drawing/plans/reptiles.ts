import type { Drawing, Look } from '../look.ts';
import { ball, both, d, dot, line, molded, moved, oval, ovalOf, shape } from '../pen.ts';

const coil = (path: string, { coat }: Look, width: number) =>
  line(path, coat.line, width) + line(path, coat.base, width - 10);

export interface Snake {
  readonly hood?: boolean;
  readonly heads?: 3;
  readonly worm?: boolean;
}

/** Coiled, the head up; a hydra has three. */
export function snake(look: Look, { hood = false, heads, worm = false }: Snake): Drawing {
  const head = ovalOf(128, 88, worm ? 46 : 52, worm ? 44 : 43);
  const side = (left: string) => both(left);
  return {
    at: {
      head,
      body: ovalOf(128, 184, 66, 24),
      eyes: { x: 128, y: 82, gap: 26, r: worm ? 12 : 14, pupil: worm ? 'bead' : 'slit' },
      mouth: { x: 128, y: 107, w: 19, lips: 'plain' },
      neck: { x: 128, y: 140, w: 24 },
      wings: [96, 150],
    },
    back: heads === 3 ? side(coil('M104 196C90 160 56 160 52 118', look, 34) + hydraHead(look)) : '',
    body:
      coil('M60 212C40 196 60 176 128 176C206 176 222 212 178 214', look, 40) +
      line('M178 214C200 212 216 204 222 190', look.coat.line, 14) +
      line('M176 214C200 212 216 204 221 192', look.coat.base, 5) +
      coil('M58 210C86 222 150 222 176 204', look, 40) +
      coil('M128 196C96 176 122 148 128 120', look, 46) +
      line('M112 168q14 -6 14 -14M116 150q14 0 22 -6', look.belly.base, 5) +
      line('M84 212l10 6M112 216l8 5M142 213l10 2', look.mark.base, 8) +
      (worm ? line('M74 206q4 10 10 12M104 210q2 8 8 10', look.coat.shade, 4) : ''),
    ears: hood
      ? molded(
          'M128 64C78 60 58 96 70 128C80 156 112 164 128 164C144 164 176 156 186 128C198 96 178 60 128 64Z',
          look.mark,
          [124, 104],
        )
      : '',
    head: ball(head, look.coat),
    muzzle:
      dot(ovalOf(128, 108, 38, 19), look.belly.base) +
      dot(ovalOf(119, 97, 2.6), look.ink) +
      dot(ovalOf(137, 97, 2.6), look.ink) +
      (worm ? '' : tongue()),
    shadow: 84,
  };
}

const tongue = () => line('M128 122v14l-6 9M128 136l6 9', '#d63b55', 4);

const hydraHead = (look: Look) =>
  moved(
    52,
    104,
    0.62,
    ball(ovalOf(0, 0, 50, 42), look.coat) +
      oval(ovalOf(-16, -6, 12, 14), '#fffdf8') +
      oval(ovalOf(20, -6, 12, 14), '#fffdf8') +
      dot(ovalOf(-16, -6, 4, 11), look.ink) +
      dot(ovalOf(20, -6, 4, 11), look.ink) +
      line('M-16 22q18 10 36 0', look.ink, 6),
  );

export interface Lizard {
  readonly crest?: 'spikes' | 'frill' | 'crown' | 'horns3';
  readonly jaws?: 'small' | 'long';
  readonly curled?: boolean;
}

/** Lizards, crocodiles, dinosaurs: a long body to the side and a big head before it. */
export function lizard(look: Look, { crest, jaws = 'small', curled = false }: Lizard): Drawing {
  const head = ovalOf(104, 106, 58, jaws === 'long' ? 42 : 47);
  return {
    at: {
      head,
      body: ovalOf(140, 176, 52, 36),
      eyes: { x: 104, y: jaws === 'long' ? 82 : 98, gap: 31, r: jaws === 'long' ? 15 : 16, pupil: 'slit' },
      mouth: { x: 104, y: 124, w: jaws === 'long' ? 34 : 24, lips: 'plain' },
      neck: { x: 110, y: 150, w: 34 },
      wings: [110, 160],
    },
    back:
      (curled
        ? line('M176 196C214 206 240 180 228 156C216 138 190 148 200 166C206 174 216 168 212 162', look.coat.line, 22) +
          line('M176 196C214 206 240 180 228 156C216 138 190 148 200 166C206 174 216 168 212 162', look.coat.base, 12)
        : molded('M150 216C200 230 240 208 246 160C222 178 196 176 168 166Z', look.coat, [200, 196])) +
      ridge(look, crest),
    body:
      molded(
        'M84 140C66 170 78 212 112 218H176C206 206 200 158 168 146C140 136 100 134 84 140Z',
        look.coat,
        [134, 176],
      ) +
      dot(ovalOf(112, 186, 26, 28), look.belly.base) +
      foot(look, 92) +
      foot(look, 134) +
      foot(look, 178),
    ears:
      crest === 'frill' || crest === 'horns3'
        ? molded(
            'M104 50C56 44 34 84 40 118C48 146 76 154 104 154C132 154 160 146 168 118C174 84 152 44 104 50Z',
            look.mark,
            [104, 96],
          )
        : '',
    head:
      (jaws === 'long'
        ? [-1, 1].map((side) => ball(ovalOf(104 + side * 31, 80, 22, 22), look.coat, false)).join('')
        : '') + ball(head, look.coat),
    muzzle:
      jaws === 'long'
        ? ball(ovalOf(104, 126, 56, 26), look.coat, false) + nostrils(look, 112, 20) + teeth()
        : dot(ovalOf(104, 126, 44, 20), look.belly.base) +
          nostrils(look, 114, 9) +
          (crest === 'horns3'
            ? [
                [104, 118],
                [72, 76],
                [136, 76],
              ]
                .map(([x = 0, y = 0]) => shape(d`M${x - 9} ${y}L${x} ${y - 34}L${x + 9} ${y}Z`, '#f2e2bd'))
                .join('')
            : ''),
    shadow: 80,
  };
}

const foot = (look: Look, x: number) =>
  ball(ovalOf(x, 217, 18, 10), look.coat, false) + line(d`M${x - 5} 216v6M${x + 5} 216v6`, look.coat.line, 3);

const nostrils = ({ ink }: Look, y: number, gap: number) =>
  [-1, 1].map((side) => dot(ovalOf(104 + side * gap, y, 4, 3), ink)).join('');

const teeth = () => [64, 82, 126, 144].map((x) => shape(d`M${x - 6} 130L${x} 144L${x + 6} 130Z`, '#fffdf6')).join('');

function ridge(look: Look, crest: Lizard['crest']): string {
  if (crest !== 'spikes' && !look.has('spikes')) return '';
  return [
    [140, 140, -4],
    [164, 146, 10],
    [186, 158, 26],
    [206, 172, 20],
    [226, 172, 20],
  ]
    .map(
      ([x = 0, y = 0, turn = 0]) =>
        `<g transform="rotate(${turn} ${x} ${y})">${shape(d`M${x - 14} ${y + 10}L${x} ${y - 22}L${x + 14} ${y + 10}Z`, look.tint('spikes', look.mark).base)}</g>`,
    )
    .join('');
}
