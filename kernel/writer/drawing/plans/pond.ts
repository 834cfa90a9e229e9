import type { Drawing, Look } from '../look.ts';
import { ball, both, d, dot, flat, line, molded, ovalOf, shape } from '../pen.ts';

/** A turtle looks out of its shell. */
export function turtle(look: Look): Drawing {
  const head = ovalOf(128, 118, 50, 44);
  return {
    at: {
      head,
      body: ovalOf(128, 176, 44, 36),
      eyes: { x: 128, y: 112, gap: 24, r: 13.5 },
      mouth: { x: 128, y: 136, w: 17, lips: 'plain' },
      neck: { x: 128, y: 160, w: 30 },
      wings: [78, 150],
    },
    back:
      molded('M28 196C22 112 74 62 128 62C182 62 234 112 228 196Q128 222 28 196Z', look.mark, [124, 132], 0.93) +
      line(
        'M60 112Q76 128 72 160M196 112Q180 128 184 160M88 76Q92 96 70 130M168 76Q164 96 186 130M34 168Q54 172 66 162M222 168Q202 172 190 162',
        look.mark.line,
        4.5,
      ),
    body:
      both(ball(ovalOf(66, 206, 30, 18), look.coat, false)) +
      ball(ovalOf(128, 180, 46, 40), look.belly, false) +
      line('M94 172Q128 182 162 172M98 194Q128 204 158 194', look.belly.shade, 4.5),
    head: ball(head, look.coat),
    shadow: 100,
  };
}

export interface Frog {
  readonly gills?: boolean;
}

/** Frogs and toads; axolotls and salamanders have gills and small eyes. */
export function frog(look: Look, { gills = false }: Frog): Drawing {
  const head = ovalOf(128, 122, 76, gills ? 52 : 50);
  const gill = (turn: number, long: number) =>
    `<g transform="rotate(${turn} 60 112)">${line(d`M62 112h${-long}`, look.mark.line, 20)}${line(d`M62 112h${-long}`, look.mark.base, 10)}</g>`;
  return {
    at: {
      head,
      body: ovalOf(128, 178, 56, 44),
      eyes: gills ? { x: 128, y: 112, gap: 46, r: 12, pupil: 'bead' } : { x: 128, y: 80, gap: 43, r: 18, pupil: 'bar' },
      mouth: { x: 128, y: gills ? 128 : 132, w: gills ? 24 : 36, lips: 'plain' },
      neck: { x: 128, y: 166, w: 44 },
      ...(gills ? {} : { brow: 64 }),
      wings: [84, 160],
    },
    back: gills
      ? both(gill(34, 40) + gill(4, 46) + gill(-24, 38)) +
        molded('M150 214C196 226 228 204 232 166C208 170 184 176 160 180Z', look.coat, [196, 194])
      : both(molded('M92 170C52 160 34 196 44 222H92Z', look.coat, [66, 196])),
    body:
      ball(ovalOf(128, 180, 58, 44), look.coat, false) +
      dot(ovalOf(128, 186, 40, 32), look.belly.base) +
      both(webbed(look, 96)) +
      (gills ? '' : both(webbed(look, 50))),
    head: (gills ? '' : both(ball(ovalOf(85, 80, 27, 27), look.coat, false))) + ball(head, look.coat, gills),
    muzzle: gills
      ? ''
      : flat('M58 134Q128 172 198 134C190 158 166 170 128 170C90 170 66 158 58 134Z', look.belly.base) +
        dot(ovalOf(121, 112, 2.6), look.ink) +
        dot(ovalOf(135, 112, 2.6), look.ink),
    shadow: 86,
  };
}

const webbed = ({ coat }: Look, x: number) =>
  shape(
    d`M${x - 20} 226Q${x - 22} 214 ${x - 8} 206H${x + 8}Q${x + 22} 214 ${x + 20} 226Q${x + 12} 218 ${x + 8} 226Q${x} 217 ${x - 8} 226Q${x - 12} 218 ${x - 20} 226Z`,
    coat.base,
  );
