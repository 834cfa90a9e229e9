import type { Anchors, Look } from '../look.ts';
import { d, dot, edge, flat, ovalOf } from '../pen.ts';
import type { Oval } from '../pen.ts';
import { heart, sparkle } from './signs.ts';

/** On the skull: never over the eyes. */
export function patternOfHead(look: Look, { head, eyes, rough }: Anchors): string {
  const { mark, has, quirks } = look;
  return [
    has('patches') ? flat(wedge(head, 205 + quirks.pattern * 12, 58, 0.3), mark.base) : '',
    has('stripes')
      ? stripes(head, mark.base, [
          [270, 9, 0.62],
          [248, 8, 0.7],
          [292, 8, 0.7],
          [172, 8, 0.68],
          [150, 7, 0.72],
          [8, 8, 0.68],
          [30, 7, 0.72],
        ])
      : '',
    has('spots')
      ? spots(
          head,
          mark.base,
          [
            [-0.1, -0.68, 0.12],
            [0.28, -0.62, 0.09],
            [-0.44, -0.56, 0.1],
            [0.7, 0.12, 0.1],
            [-0.74, 0.16, 0.1],
            [0.62, 0.42, 0.07],
            [-0.6, 0.46, 0.08],
          ],
          quirks.pattern,
        )
      : '',
    has('stars')
      ? [
          [-0.5, -0.5, 10],
          [0.42, -0.6, 8],
          [0.74, 0.1, 7],
        ]
          .map(([x = 0, y = 0, r = 0]) => sparkle(head.x + x * head.rx, head.y + y * head.ry, r, '#fff3b0'))
          .join('')
      : '',
    rough === true && look.quirks.mark !== 'freckles' ? '' : markOfName(look, head, eyes),
  ].join('');
}

export function patternOfBody({ mark, has, quirks }: Look, body: Oval | undefined): string {
  if (!body) return '';
  return [
    has('patches') ? flat(wedge(body, 28 + quirks.pattern * 14, 62, 0.34), mark.base) : '',
    has('stripes')
      ? stripes(body, mark.base, [
          [200, 9, 0.58],
          [176, 9, 0.56],
          [152, 9, 0.6],
          [-20, 9, 0.58],
          [4, 9, 0.56],
          [28, 9, 0.6],
        ])
      : '',
    has('spots')
      ? spots(
          body,
          mark.base,
          [
            [-0.7, -0.1, 0.14],
            [0.7, -0.2, 0.12],
            [-0.62, 0.36, 0.1],
            [0.72, 0.28, 0.13],
            [-0.48, -0.5, 0.1],
            [0.44, -0.56, 0.11],
          ],
          quirks.pattern,
        )
      : '',
    has('stars')
      ? sparkle(body.x - body.rx * 0.6, body.y, 8, '#fff3b0') +
        sparkle(body.x + body.rx * 0.62, body.y + 8, 9, '#fff3b0')
      : '',
  ].join('');
}

/** The one little mark that a name gives. */
function markOfName({ quirks, belly, mark, has }: Look, head: Oval, eyes: Anchors['eyes']): string {
  const { x, rx, ry } = head;
  const top = head.y - ry;
  const drawn: Record<typeof quirks.mark, () => string> = {
    none: () => '',
    blaze: () =>
      flat(
        d`M${x - rx * 0.07} ${top + 5}Q${x} ${top + 3} ${x + rx * 0.07} ${top + 5}L${x + rx * 0.17} ${head.y}Q${x} ${head.y + ry * 0.3} ${x - rx * 0.17} ${head.y}Z`,
        belly.base,
      ),
    'eye-spot': () => dot(ovalOf(eyes.x + eyes.gap, eyes.y - 1, eyes.r * 1.62, eyes.r * 1.75), mark.base, 0.9),
    freckles: () => freckles(eyes, mark.shade),
    chest: () => '',
    cheek: () => heart(x - rx * 0.66, head.y + ry * 0.38, 6, mark.base),
    star: () => sparkle(x, top + ry * 0.36, rx * 0.17, belly.base),
    'brow-dots': () =>
      [-1, 1]
        .map((side) => dot(ovalOf(eyes.x + side * eyes.gap * 0.8, eyes.y - eyes.r * 1.75, 6, 4.5), belly.base))
        .join(''),
  };
  return drawn[quirks.mark]() + (has('freckles') && quirks.mark !== 'freckles' ? freckles(eyes, mark.shade) : '');
}

const freckles = ({ x, y, gap, r }: Anchors['eyes'], fill: string) =>
  [-1, 1]
    .flatMap((side) =>
      [
        [0.8, 1.7],
        [1.25, 1.5],
        [1.15, 2.05],
      ].map(([across = 0, down = 0]) => dot(ovalOf(x + side * (gap + r * (across - 0.6)), y + r * down, 2.9), fill)),
    )
    .join('');

/** Wedges from the edge inwards: they never leave the shape. */
function stripes(
  at: Oval,
  fill: string,
  wedges: readonly (readonly [angle: number, half: number, depth: number])[],
): string {
  const inner = { ...at, rx: at.rx - 2, ry: at.ry - 2 };
  const path = wedges
    .map(([angle, half, depth]) => {
      const [a, tip, b] = [
        edge(inner, angle - half),
        edge({ ...at, rx: at.rx * depth, ry: at.ry * depth }, angle),
        edge(inner, angle + half),
      ];
      return d`M${a[0]} ${a[1]}L${tip[0]} ${tip[1]}L${b[0]} ${b[1]}A${inner.rx} ${inner.ry} 0 0 0 ${a[0]} ${a[1]}Z`;
    })
    .join('');
  return flat(path, fill);
}

const spots = (at: Oval, fill: string, places: readonly (readonly [x: number, y: number, r: number])[], turn: number) =>
  places
    .map(([x, y, r], index) =>
      dot(
        ovalOf(
          at.x + x * at.rx,
          at.y + y * at.ry,
          at.rx * r * (1 + 0.25 * Math.sin(turn * 7 + index)),
          at.rx * r * 0.86,
        ),
        fill,
      ),
    )
    .join('');

/** A big piece of the edge with a round inner side. */
function wedge(at: Oval, angle: number, half: number, depth: number): string {
  const inner = { ...at, rx: at.rx - 2.2, ry: at.ry - 2.2 };
  const [a, b] = [edge(inner, angle - half), edge(inner, angle + half)];
  const [middleX, middleY] = edge({ ...at, rx: at.rx * depth, ry: at.ry * depth }, angle);
  return d`M${a[0]} ${a[1]}A${inner.rx} ${inner.ry} 0 0 1 ${b[0]} ${b[1]}Q${middleX} ${middleY} ${a[0]} ${a[1]}Z`;
}
