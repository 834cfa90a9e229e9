import type { Look, MouthPlace } from '../look.ts';
import { d, dot, flat, line, ovalOf, shape } from '../pen.ts';

const TONGUE = '#f2788c';
const DARK = '#5b1f2e';
const TEETH = '#fffdf6';

export function mouth(look: Look, at: MouthPlace): string {
  if (at.lips === 'beak') return '';
  const { x, y, w } = at;
  const kind = look.has('tongue') && look.mood.mouth !== 'snarl' ? 'tongue' : look.mood.mouth;
  const width = Math.max(4, w * 0.17);
  const stroke = (path: string) => line(path, look.ink, width);
  const cat = at.lips === 'cat';
  const lips = d`M${x - w} ${y - w * 0.1}Q${x - w * 0.5} ${y + w * 0.62} ${x} ${y}Q${x + w * 0.5} ${y + w * 0.62} ${x + w} ${y - w * 0.1}`;
  const drawn: Record<typeof kind, () => string> = {
    smile: () => stroke(cat ? lips : d`M${x - w} ${y}Q${x} ${y + w * 0.95} ${x + w} ${y}`),
    tiny: () => stroke(cat ? lips : d`M${x - w * 0.5} ${y}Q${x} ${y + w * 0.5} ${x + w * 0.5} ${y}`),
    grin: () => (cat ? openCat(x, y, w) + stroke(lips) : open(x, y, w)),
    tongue: () =>
      cat
        ? out(x + w * 0.25, y + w * 0.3, w) + stroke(lips)
        : `${out(x + w * 0.3, y + w * 0.4, w)}${stroke(d`M${x - w} ${y}Q${x} ${y + w * 0.95} ${x + w} ${y}`)}`,
    flat: () => stroke(d`M${x - w * 0.8} ${y + w * 0.25}L${x + w * 0.8} ${y + w * 0.25}`),
    frown: () => stroke(d`M${x - w * 0.85} ${y + w * 0.6}Q${x} ${y - w * 0.35} ${x + w * 0.85} ${y + w * 0.6}`),
    smirk: () => stroke(d`M${x - w * 0.8} ${y + w * 0.3}Q${x + w * 0.35} ${y + w * 0.75} ${x + w} ${y - w * 0.25}`),
    oh: () => shape(ohPath(x, y + w * 0.35, w * 0.42), DARK),
    wavy: () => stroke(d`M${x - w} ${y + w * 0.3}q${w * 0.33} ${-w * 0.5} ${w * 0.66} 0t${w * 0.66} 0t${w * 0.66} 0`),
    snarl: () => snarl(x, y, w),
  };
  const fanged = look.has('fangs') || (look.mood.fangs === true && kind !== 'snarl');
  return drawn[kind]() + (fanged && kind !== 'snarl' ? fangs(x, y + w * (kind === 'frown' ? 0.1 : 0.22), w) : '');
}

const ohPath = (x: number, y: number, r: number) =>
  d`M${x - r} ${y}A${r} ${r * 1.2} 0 1 1 ${x + r} ${y}A${r} ${r * 1.2} 0 1 1 ${x - r} ${y}Z`;

function open(x: number, y: number, w: number): string {
  return (
    shape(
      d`M${x - w} ${y - w * 0.05}Q${x} ${y + w * 0.2} ${x + w} ${y - w * 0.05}C${x + w} ${y + w * 1.25} ${x - w} ${y + w * 1.25} ${x - w} ${y - w * 0.05}Z`,
      DARK,
    ) + dot(ovalOf(x, y + w * 0.66, w * 0.46, w * 0.2), TONGUE)
  );
}

const openCat = (x: number, y: number, w: number) =>
  shape(
    d`M${x - w * 0.55} ${y + w * 0.2}Q${x} ${y + w * 0.3} ${x + w * 0.55} ${y + w * 0.2}Q${x + w * 0.45} ${y + w} ${x} ${y + w}Q${x - w * 0.45} ${y + w} ${x - w * 0.55} ${y + w * 0.2}Z`,
    DARK,
  ) + dot(ovalOf(x, y + w * 0.72, w * 0.28, w * 0.18), TONGUE);

const out = (x: number, y: number, w: number) =>
  shape(
    d`M${x - w * 0.34} ${y - w * 0.1}V${y + w * 0.4}a${w * 0.34} ${w * 0.36} 0 0 0 ${w * 0.68} 0V${y - w * 0.1}Z`,
    TONGUE,
  );

function snarl(x: number, y: number, w: number): string {
  const [top, low] = [y - w * 0.2, y + w * 0.75];
  const tooth = (at: number, edge: number, tip: number) =>
    flat(d`M${at - w * 0.2} ${edge}L${at} ${tip}L${at + w * 0.2} ${edge}Z`, TEETH);
  return [
    shape(
      d`M${x - w * 1.1} ${y + w * 0.1}Q${x - w} ${top} ${x - w * 0.4} ${top}L${x} ${top + w * 0.16}L${x + w * 0.4} ${top}Q${x + w} ${top} ${x + w * 1.1} ${y + w * 0.1}Q${x + w} ${low} ${x} ${low}Q${x - w} ${low} ${x - w * 1.1} ${y + w * 0.1}Z`,
      DARK,
    ),
    ...[-0.62, 0.62].map((at) => tooth(x + at * w, top + w * 0.14, top + w * 0.62)),
    ...[-0.22, 0.22].map((at) => tooth(x + at * w, low - w * 0.08, low - w * 0.4)),
  ].join('');
}

const fangs = (x: number, y: number, w: number) =>
  [-0.5, 0.5]
    .map((side) =>
      shape(
        d`M${x + side * w - w * 0.18} ${y}L${x + side * w} ${y + w * 0.55}L${x + side * w + w * 0.18} ${y}Z`,
        TEETH,
      ),
    )
    .join('');
