import type { Tone } from '../color/color.ts';
import type { Look } from '../look.ts';
import { ball, line, molded, ovalOf, shape } from '../pen.ts';

export type TailKind =
  | 'slim'
  | 'bushy'
  | 'puff'
  | 'curl'
  | 'tassel'
  | 'scaled'
  | 'rat'
  | 'horse'
  | 'ringed'
  | 'flat'
  | 'squirrel'
  | 'wag'
  | 'none';

const SLIM = 'M158 204C198 214 226 194 218 158C216 148 206 138 214 126';
const RAT = 'M156 212C196 226 226 206 222 176C220 160 204 162 206 148';

/** On the right, behind the body. */
export function tail(look: Look, kind: TailKind): string {
  const long = look.has('long-tail') && (kind === 'none' || kind === 'puff' || kind === 'curl');
  const real = look.has('fluffy-tail') ? 'bushy' : long ? 'slim' : kind;
  return real === 'none' ? '' : DRAWN[real](look);
}

const rope = (path: string, tone: Tone, width: number) =>
  line(path, tone.line, width) + line(path, tone.base, width - 10);

const DRAWN: Readonly<Record<Exclude<TailKind, 'none'>, (look: Look) => string>> = {
  slim: ({ coat, has, mark }) =>
    rope(SLIM, coat, 27) + (has('stripes') ? line('M205 190l8 8M214 168l10 -1M207 144l8 -5', mark.base, 7) : ''),
  rat: ({ belly }) => rope(RAT, belly, 18),
  tassel: ({ coat, mark }) => rope(SLIM, coat, 20) + ball(ovalOf(214, 120, 15, 20), mark, false),
  ringed: ({ coat, mark }) =>
    molded('M150 214C190 224 232 200 226 152C222 126 196 124 192 146C190 168 184 184 152 186Z', coat, [200, 170]) +
    line('M196 190l13 10M203 166l18 1M199 144l18 -6', mark.base, 9),
  bushy: ({ coat, belly }) =>
    molded(
      'M150 212C186 228 236 206 234 158C233 136 222 122 206 112C206 128 196 136 188 148C176 168 176 182 152 190Z',
      coat,
      [200, 170],
    ) +
    shape(
      'M234 158C233 136 222 122 206 112C206 126 199 134 192 143C200 146 204 154 214 150C218 160 228 156 234 162Z',
      belly.base,
    ),
  squirrel: ({ coat }) =>
    molded(
      'M154 220C210 226 240 186 230 136C224 100 188 86 170 106C158 124 176 142 190 138C196 160 178 184 150 192Z',
      coat,
      [200, 150],
    ) + line('M208 196C222 178 222 140 200 118', coat.light, 6),
  puff: ({ belly }) => ball(ovalOf(176, 200, 18, 17), belly),
  curl: ({ coat }) => rope('M168 196c18 8 30 -8 20 -18c-10 -8 -22 6 -10 14c12 8 26 0 30 -10', coat, 16),
  scaled: ({ coat, mark, has }) =>
    (has('spikes') ? shape('M206 204l14 -20l6 18zM224 186l22 -10l-8 20z', mark.base) : '') +
    molded('M146 222C196 236 240 214 236 168C235 158 230 150 224 144C226 172 202 190 160 184Z', coat, [200, 200]) +
    shape('M206 150L222 122L242 146Q224 140 206 150Z', mark.base),
  horse: ({ mark }) =>
    molded(
      'M160 180C196 160 230 176 228 224C220 216 216 222 210 226C204 218 198 222 192 222C198 206 186 198 162 204Z',
      mark,
      [200, 196],
    ),
  flat: ({ mark }) =>
    molded('M152 214C176 190 200 168 224 172C246 178 240 216 214 224C194 230 172 226 152 220Z', mark, [205, 200]) +
    line('M196 190l24 26M214 182l18 24', mark.line, 3),
  wag: ({ coat }) =>
    molded('M158 206C182 204 200 184 202 150C210 142 222 150 222 166C222 200 196 226 158 222Z', coat, [200, 190]),
};
