import type { Drawing, Look } from '../look.ts';
import { dot, flat, line, molded, ovalOf, shape } from '../pen.ts';

export interface Whale {
  readonly form: 'whale' | 'dolphin' | 'orca' | 'narwhal';
}

/** Round and smiling, the tail up. */
export function whale(look: Look, { form }: Whale): Drawing {
  const slim = form === 'dolphin';
  const head = ovalOf(106, slim ? 138 : 140, 80, slim ? 54 : 66);
  return {
    at: {
      head,
      body: ovalOf(120, 150, 60, 40),
      eyes: { x: 84, y: 132, gap: 36, r: 13.5 },
      mouth: { x: 84, y: 160, w: 22, lips: 'plain' },
      wings: [92, 120],
      rough: true,
    },
    back:
      (form === 'whale' ? spout() : '') +
      tailOf(look) +
      (slim || form === 'orca'
        ? molded('M104 92C106 56 126 40 148 38C140 58 146 78 158 98Z', look.coat, [128, 74])
        : ''),
    body: slim
      ? molded(
          'M26 146C26 104 66 82 112 84C160 86 196 116 206 150C186 186 140 198 100 196C58 194 26 178 26 146Z',
          look.coat,
          [104, 134],
          0.92,
        )
      : molded(
          'M26 146C26 96 64 72 108 72C162 72 200 108 210 156C190 196 146 212 104 212C58 212 26 190 26 146Z',
          look.coat,
          [104, 132],
          0.92,
        ),
    head: dot(ovalOf(70, slim ? 100 : 92, 20, 8), look.coat.light, 0.75),
    muzzle:
      (slim ? snout(look) : '') +
      belly(look, slim) +
      (form === 'orca'
        ? flat(
            'M28 112C40 100 60 102 64 118C56 130 38 130 28 126ZM142 118C146 102 166 100 178 112C172 128 152 132 142 118Z',
            '#fbfaf5',
          )
        : '') +
      (form === 'narwhal' ? tusk() : ''),
    front: molded('M138 178C160 178 184 196 186 216C166 222 140 210 126 196Z', look.mark, [154, 198]),
    shadow: 78,
  };
}

const tailOf = ({ coat }: Look) =>
  molded(
    'M184 158C206 148 216 124 216 100C196 102 178 92 172 74C192 68 212 72 224 86C232 70 246 62 254 66C254 86 244 100 234 106C240 142 226 172 196 188Z',
    coat,
    [214, 120],
  );
const snout = ({ coat }: Look) =>
  molded('M34 150C20 152 12 160 16 168C26 178 60 178 84 174C104 172 110 158 96 150Z', coat, [54, 162]);
const belly = ({ belly: { base, shade } }: Look, slim: boolean) =>
  flat(
    slim
      ? 'M36 172C60 180 130 178 186 170C164 188 130 194 102 193C72 192 48 186 36 172Z'
      : 'M30 160C60 178 150 178 204 166C184 198 144 209 104 209C64 209 36 192 30 160Z',
    base,
  ) + (slim ? '' : line('M56 190q10 12 22 15M86 196q6 8 12 11', shade, 4));
const spout = () =>
  line('M106 72C106 52 100 42 84 40M106 72C106 52 114 42 130 40', '#e9f8ff', 15) +
  line('M106 72C106 52 100 42 84 40M106 72C106 52 114 42 130 40', '#7cc8ee', 8);
const tusk = () => shape('M74 86L38 14L90 78Z', '#f6e7c1') + line('M70 66l10 -6M61 48l8 -5M52 32l6 -4', '#a98a4e', 3.5);
